import { setTimeout } from 'node:timers/promises';

/** Clock, sleep and chance, which tests replace. */
export interface Waiting {
  /** Milliseconds since the epoch. */
  clock(): number;
  sleep(ms: number): Promise<unknown>;
  /** A number from 0 to 1. */
  random(): number;
}

export const waiting: Waiting = { clock: Date.now, sleep: (ms) => setTimeout(ms), random: Math.random };

const first = 25;

/**
 * Answers the pause (ms) before the given retry (1, 2, …): full jitter, doubling from 25 ms to at most `cap`.
 */
export const pauseBefore = (attempt: number, cap: number, { random }: Pick<Waiting, 'random'>): number =>
  random() * Math.min(cap, first * 2 ** attempt);

const shortCap = 2_000;

/** Waits before a retry for which a caller waits. */
export const backOff = (attempt: number): Promise<unknown> =>
  waiting.sleep(pauseBefore(attempt, shortCap, waiting));
