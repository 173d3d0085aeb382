import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from './api-team.ts';

/** Far longer than anything takes on a busy machine, and within the time that a test has (ms). */
const patience = 240_000;

/** What is asked for is work itself: the longer something takes, the less often. */
const pauseAfter = (waited: number): number => Math.min(500, Math.max(10, waited / 4));

/** Answers of `ask` until one is as wanted: the projection is a moment behind, and what runs takes its time. */
export const until = async <T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  within = patience,
): Promise<T> => {
  const began = Date.now();
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    const waited = Date.now() - began;
    if (waited > within)
      throw new Error(`Nothing became as wanted: ${JSON.stringify(answer).slice(0, 2_000)}`);
    await delay(pauseAfter(waited));
  }
};

/** What `check` answers once it throws no more. */
export const eventually = async <T>(check: () => T | Promise<T>): Promise<T> => {
  const began = Date.now();
  for (;;) {
    try {
      return await check();
    } catch (error) {
      const waited = Date.now() - began;
      if (waited > patience) throw error;
      await delay(pauseAfter(waited));
    }
  }
};

/** A job at its end. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export const endedJob = (caller: Caller, id: string): Promise<any> =>
  until(
    async () => (await caller.get(`/api/crm/jobs/${id}`)).body.job,
    (job) => job.finished_at !== null,
  );
