import { nounEvents } from '../event/noun-events.ts';
import type { View } from '../event/view.ts';

const isInForce = (view: View | undefined): boolean => view?.shown.state === 'suppressed';

/** Events of suppressions. They tell the kind and the reason, never the number or address. */
export const suppressionEvents = nounEvents({
  kind: 'suppression',
  readers: 'managers',
  happenings: {
    added: 'A number or address is not to be called any more',
    lifted: 'A number or address may be called again',
  },
  items: [
    {
      sk: 'SUPPRESSION',
      views: ({ id, kind, state, reason, lifted_for }) => [
        { id: String(id), shown: { kind, state, reason: state === 'suppressed' ? reason : lifted_for } },
      ],
      happened: (before, after) => {
        if (isInForce(before) === isInForce(after)) return undefined;
        return isInForce(after) ? 'added' : 'lifted';
      },
      showsAll: true,
    },
  ],
});
