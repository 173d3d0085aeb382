import { pauseBefore, type Waiting, waiting } from './back-off.ts';
import { BusyError } from './busy.ts';
import { Pace } from './pace.ts';

/**
 * Decides how long a writer goes on with a table that refuses for now, and how many requests it sends at a
 * time.
 */
export interface Patience {
  /**
   * Waits before the given retry (1, 2, …) of one request.
   * @throws BusyError when there is no more time for it
   */
  pause(attempt: number): Promise<void>;
  /** Sends a write when it is its turn. */
  inTurn: Pace['run'];
}

const attempts = 8;
const shortCap = 2_000;

/** The patience of requests, whose callers wait: a few tries, within some three seconds. */
export const shortPatience = (world: Waiting = waiting): Patience => ({
  pause: async (attempt) => {
    if (attempt >= attempts) throw new BusyError();
    await world.sleep(pauseBefore(attempt, shortCap, world));
  },
  inTurn: (send) => send(),
});

const longCap = 10_000;
/** Most writes of one function at a time, where the table takes them. */
const mostWrites = 16;

/** The patience of work that nobody waits for: until a deadline (ms since the epoch), at the table's pace. */
export const patienceUntil = (deadline: number, world: Waiting = waiting): Patience => {
  const pace = new Pace(mostWrites);
  return {
    pause: async (attempt) => {
      const pause = pauseBefore(attempt, longCap, world);
      if (world.clock() + pause > deadline) throw new BusyError();
      await world.sleep(pause);
    },
    inTurn: (send, isRefused) => pace.run(send, isRefused),
  };
};
