import { CallbookError } from '../error.ts';

/**
 * The table, or others who write the same records, let nothing through for now. State machines know it by its name:
 * what is only busy is tried for longer than what is broken.
 */
export class BusyError extends CallbookError {
  override readonly name = 'Busy';

  constructor() {
    const message = 'Others are writing the same records. Try again in a moment.';
    super('unavailable', [{ param: null, code: 'busy', message }]);
  }
}

/** Does work; where it is given up because all is busy, tells that it goes on later, and fails all the same. */
export const orSignOfLife = async <T>(work: () => Promise<T>, beat: () => Promise<unknown>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    // The sign is a write, too: where it does not get through either, the next attempt gives one.
    if (error instanceof BusyError) await beat().catch(() => undefined);
    throw error;
  }
};
