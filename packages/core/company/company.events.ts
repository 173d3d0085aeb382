import { nounEvents } from '../event/noun-events.ts';
import { showing } from '../event/view.ts';

export const companyEvents = nounEvents({
  kind: 'company',
  readers: 'managers',
  happenings: {
    created: 'A company was created',
    updated: 'A company was changed',
    removed: 'A company was removed',
    restored: 'A company came back, since contacts were found in it while it was being removed',
  },
  items: [
    {
      sk: 'COMPANY',
      views: showing(
        ...['name', 'website', 'industry', 'phone', 'address', 'city', 'state', 'postal_code', 'country'],
      ),
      // It is gone as soon as its removal begins, and may come back.
      happened: (before, after) => {
        if (!after) return undefined;
        if (before) return 'updated';
        return after.version === 1 ? 'created' : 'restored';
      },
    },
    {
      sk: 'REMOVAL',
      views: ({ company }) => [{ id: String(Object(company).id), shown: {} }],
      happened: (before, after) => (!before && after ? 'removed' : undefined),
    },
  ],
});
