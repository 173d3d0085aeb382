import type { StoredContact } from '../attribute/stored-contact.ts';
import { CallbookError } from '../error.ts';

/** Seconds after which somebody may try again what a merge stands against. */
const patience = 5;

/**
 * Refuses what must not happen to contacts of which a merge, or its undo, is on its way.
 * @throws CallbookError `merge_in_progress`
 */
export const requireSettled = (contacts: readonly Pick<StoredContact, 'id' | 'joined'>[]): void => {
  for (const { id, joined } of contacts) {
    const by = joined?.moving?.by ?? joined?.returning?.by;
    if (by === undefined) continue;
    const message = `The merge ${by} of ${id} is still on its way. Try again in a moment.`;
    throw new CallbookError(
      'conflict',
      [{ param: null, code: 'merge_in_progress', message, existing_id: by }],
      patience,
    );
  }
};
