import { CallbookError } from '../error.ts';

/**
 * Thrown when the table, or other writers of the same records, let nothing through for now. State machines
 * know it by its name: what is only busy is retried for longer than what is broken.
 */
export class BusyError extends CallbookError {
  override readonly name = 'Busy';

  constructor() {
    const message = 'Others are writing the same records. Try again in a moment.';
    super('unavailable', [{ param: null, code: 'busy', message }]);
  }
}

/** Does work; where it gives up because the table is busy, gives a sign of life, and fails all the same. */
export const orSignOfLife = async <T>(work: () => Promise<T>, beat: () => Promise<unknown>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    // The sign is a write, too: where it fails as well, the next attempt gives one.
    if (error instanceof BusyError) await beat().catch(() => undefined);
    throw error;
  }
};
