import { nounEvents } from '../event/noun-events.ts';
import { viewOf } from '../event/view.ts';

/** What retention did for a team, when a run is over. It tells no contact but by its id. */
export const retentionEvents = nounEvents({
  kind: 'retention',
  readers: 'admins',
  happenings: {
    finished: 'A run of retention is over: what went, and what stayed and why',
  },
  items: [
    {
      sk: 'RETENTION_RUN',
      streamed: { ends: ['done'] },
      views: (item) => {
        const { counts, kept, seen } = Object(item.report);
        return [
          { id: String(item.id), shown: { ...viewOf(item, ['at', 'state']).shown, seen, counts, kept } },
        ];
      },
      happened: (before, after) =>
        after?.shown.state === 'done' && before?.shown.state !== 'done' ? 'finished' : undefined,
      showsAll: true,
    },
  ],
});
