import { isDeepStrictEqual } from 'node:util';
import { type StoredContact, valuesOf, type Waiting } from '../attribute/stored-contact.ts';

/** What waits after a change of it; the contact's own when nothing changes. */
export const waitingAfter = (
  { waiting = { fields: {}, changes: 0 } }: StoredContact,
  fields: Waiting['fields'],
): Waiting => ({ fields, changes: waiting.changes + 1 });

/**
 * Lets go of the proposals for values that differ by now. Whoever decides on a proposal takes it out of what waits, and
 * writes it.
 */
export const withoutSuperseded = (
  seen: StoredContact,
  contact: StoredContact,
): { waiting: Pick<StoredContact, 'waiting'>; gone: readonly string[] } => {
  const { waiting } = contact;
  if (!waiting || !seen.waiting) return { waiting: {}, gone: [] };
  const [before, after] = [valuesOf(seen), valuesOf(contact)];
  const isGone = ([name, id]: [string, string]) =>
    seen.waiting?.fields[name] === id && !isDeepStrictEqual(before[name] ?? null, after[name] ?? null);
  const gone = Object.entries(waiting.fields).filter(isGone);
  if (gone.length === 0) return { waiting: {}, gone: [] };
  const left = Object.entries(waiting.fields).filter((one) => !isGone(one));
  const changes = seen.waiting.changes + 1;
  return {
    waiting: { waiting: { fields: Object.fromEntries(left), changes } },
    gone: gone.map(([, id]) => id),
  };
};
