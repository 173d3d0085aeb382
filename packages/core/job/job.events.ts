import { nounEvents } from '../event/noun-events.ts';
import { runItems } from '../event/run.ts';

const ends = runItems('JOB', {
  ends: ['finished', 'failed', 'cancelled'],
  ownerOf: ({ created_by }) => created_by,
  shows: ['state', 'reason', 'action', 'total', 'counts', 'undone_at'],
});

export const jobEvents = nounEvents({
  kind: 'job',
  readers: 'owner',
  happenings: {
    finished: 'A job has gone through all that it was for',
    failed: 'A job could not go on; `reason` says why',
    cancelled: 'A job was stopped',
    undone: 'What a bulk edit had done was taken back',
  },
  items: [
    {
      ...ends,
      happened: (before, after) =>
        before && !before.shown.undone_at && after?.shown.undone_at ? 'undone' : ends.happened(before, after),
    },
  ],
});
