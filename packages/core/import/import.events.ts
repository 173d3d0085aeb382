import { nounEvents } from '../event/noun-events.ts';
import { runItems } from '../event/run.ts';

export const importEvents = nounEvents({
  kind: 'import',
  readers: 'owner',
  happenings: {
    finished: 'An import has decided all of its rows',
    failed: 'An import could not go on; `reason` says why',
    cancelled: 'An import was stopped',
    undone: 'What an import had done was taken back',
  },
  items: [
    runItems('IMPORT', {
      ends: ['finished', 'failed', 'cancelled', 'undone'],
      ownerOf: ({ creator }) => Object(creator).id,
      shows: ['state', 'reason', 'file_name', 'counts'],
    }),
  ],
});
