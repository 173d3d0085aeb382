import { nounEvents } from '../event/noun-events.ts';
import { viewOf } from '../event/view.ts';
import { holds } from './hold.item.ts';

/** Events of legal holds. Why one was placed only its record tells. */
export const holdEvents = nounEvents({
  kind: 'hold',
  readers: 'admins',
  happenings: {
    placed: 'A legal hold was placed on a contact, or on the whole team',
    lifted: 'A legal hold was lifted',
  },
  items: [
    {
      sk: holds.sk,
      views: (item) => [viewOf(item, ['contact_id', 'stores', 'lifted_at'])],
      happened: (before) => (before ? 'lifted' : 'placed'),
      showsAll: true,
    },
  ],
});
