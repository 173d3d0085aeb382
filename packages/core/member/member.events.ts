import { lifecycle, lifecycleOf } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { showing } from '../event/view.ts';

export const memberEvents = nounEvents({
  kind: 'member',
  readers: 'managers',
  personal: ['email', 'subject'],
  happenings: lifecycleOf('A member'),
  items: [
    {
      sk: 'MEMBER',
      views: showing('name', 'email', 'subject', 'role', 'departments'),
      happened: lifecycle,
    },
  ],
});
