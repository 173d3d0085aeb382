import { setTimeout } from 'node:timers/promises';

/** Waits before the given retry (1, 2, …): full jitter, doubling from 25 ms to at most 2 s. */
export const backOff = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * Math.min(2_000, 25 * 2 ** attempt));
