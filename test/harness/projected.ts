import type { Caller } from './api-team.ts';

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
