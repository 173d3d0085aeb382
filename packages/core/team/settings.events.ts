import { nounEvents } from '../event/noun-events.ts';

export const settingsEvents = nounEvents({
  kind: 'settings',
  readers: 'managers',
  happenings: { updated: 'Policies of the team were changed' },
  items: [
    {
      sk: 'TEAM',
      views: ({ id, settings }) => [{ id: String(id), shown: Object(settings) }],
      happened: (before, after) => (before && after ? 'updated' : undefined),
    },
  ],
});
