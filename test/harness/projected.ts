import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from './api-team.ts';

/** Answers of `ask` until one is as wanted; the projection is a moment behind. Fails after half a minute. */
export const until = async <T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline)
      throw new Error(`Nothing became as wanted: ${JSON.stringify(answer).slice(0, 2_000)}`);
    await delay(50);
  }
};

/** All events of the caller's feed from a cursor on, or from the beginning. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export const allEvents = async (caller: Caller, query = ''): Promise<any[]> => {
  const events = [];
  for (let cursor = ''; ; ) {
    const { body } = await caller.get(`/api/crm/events?limit=200${query}${cursor && `&cursor=${cursor}`}`);
    events.push(...body.events);
    if (!body.has_more) return events;
    cursor = body.next_cursor;
  }
};
