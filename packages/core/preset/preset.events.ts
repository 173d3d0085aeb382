import { lifecycle } from '../event/lifecycle.ts';
import { nounEvents } from '../event/noun-events.ts';
import { viewOf } from '../event/view.ts';

/**
 * Presets that are shared; one that is shared no more is gone for the team. What they ask for may be values of
 * contacts, which events are not to outlive.
 */
export const presetEvents = nounEvents({
  kind: 'preset',
  readers: 'admins',
  happenings: {
    created: 'A preset was created for the team, or is shared now',
    updated: 'A shared preset was changed',
    removed: 'A shared preset was removed, or is shared no more',
  },
  items: [
    {
      sk: 'PRESET',
      views: (item) =>
        item.shared === true
          ? [
              {
                ...viewOf(item, ['name', 'sort']),
                masked: { filter: { value: item.filter, mask: Object.keys(Object(item.filter)).length } },
              },
            ]
          : [],
      happened: lifecycle,
    },
  ],
});
