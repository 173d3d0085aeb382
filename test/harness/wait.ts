import { setTimeout as delay } from 'node:timers/promises';
import { vi } from 'vitest';
import type { Caller } from './api-team.ts';

/** Far longer than anything takes on a busy machine, and within the time that a test has (ms). */
const patience = 240_000;

/** Answers of `ask` until one is as wanted: the projection is a moment behind, and what runs takes its time. */
export const until = async <T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  within = patience,
): Promise<T> => {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline)
      throw new Error(`Nothing became as wanted: ${JSON.stringify(answer).slice(0, 2_000)}`);
    await delay(50);
  }
};

/** What `check` answers once it throws no more. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: patience, interval: 50 });

/** A job at its end. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export const endedJob = (caller: Caller, id: string): Promise<any> =>
  until(
    async () => (await caller.get(`/api/crm/jobs/${id}`)).body.job,
    (job) => job.finished_at !== null,
  );
