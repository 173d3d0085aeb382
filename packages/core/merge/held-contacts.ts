import { type Held, noneHeld } from '../attribute/held.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';

type Holder = Pick<StoredContact, 'id' | 'held' | 'joined'>;

const marked = (changes: number, holds: Held['holds']): { held?: Held } => ({
  held: { holds, changes: changes + 1 },
});

/** Makes the survivor of a merge covered by whatever covers one of the contacts. */
export const heldTogether = (seen: Holder, others: readonly Holder[]): { held?: Held } => {
  const own = seen.held ?? noneHeld;
  const theirs = others.flatMap(({ held = noneHeld }) => Object.entries(held.holds));
  if (theirs.length === 0) return seen.held ? { held: seen.held } : {};
  return marked(own.changes, { ...Object.fromEntries(theirs), ...own.holds });
};

/**
 * Gives holds back with the contacts that they were placed on, which have them all the while. One that was placed on
 * the survivor meanwhile covers all of them: whose part it meant nobody knows.
 */
export const heldApart = (seen: Holder, merged: readonly Holder[]): { held?: Held } => {
  if (!seen.held) return {};
  const { holds, changes } = seen.held;
  const gone = new Set(merged.flatMap(({ id, joined }) => [id, ...(joined?.ids ?? [])]));
  return marked(changes, Object.fromEntries(Object.entries(holds).filter(([, of]) => !gone.has(of))));
};
