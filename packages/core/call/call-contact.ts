/** Whose call it is: of one contact, of nobody known, or of one of several until somebody says which. */
export type CallContact =
  | { match: 'one'; contact_id: string }
  | { match: 'none' }
  | { match: 'ambiguous'; candidates: readonly string[] };

/** Decides whose call it is, of the live contacts that have the number. It is never that of several. */
export const contactOfCall = (contactIds: readonly string[]): CallContact => {
  const candidates = [...new Set(contactIds)].toSorted();
  const [only] = candidates;
  if (only === undefined) return { match: 'none' };
  return candidates.length === 1 ? { match: 'one', contact_id: only } : { match: 'ambiguous', candidates };
};
