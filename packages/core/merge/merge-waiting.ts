import type { StoredContact, Waiting } from '../attribute/stored-contact.ts';

/** Unites what waits for contacts: of a property that something waits for already, nothing more does. */
export const unitedWaiting = (
  survivor: StoredContact,
  others: readonly StoredContact[],
): { waiting?: Waiting } => {
  const fields = Object.assign(
    {},
    ...others.toReversed().map(({ waiting }) => waiting?.fields),
    survivor.waiting?.fields,
  ) as Waiting['fields'];
  if (Object.keys(fields).length === 0 && !survivor.waiting) return {};
  return { waiting: { fields, changes: (survivor.waiting?.changes ?? 0) + 1 } };
};

/** Takes back what waits since a merge; what came later stays. */
export const waitingBack = (seen: StoredContact, others: readonly StoredContact[]): { waiting?: Waiting } => {
  if (!seen.waiting) return {};
  const theirs = new Set(others.flatMap(({ waiting }) => Object.values(waiting?.fields ?? {})));
  const fields = Object.entries(seen.waiting.fields).filter(([, id]) => !theirs.has(id));
  return { waiting: { fields: Object.fromEntries(fields), changes: seen.waiting.changes + 1 } };
};

/** What waits for a contact that comes back: of its own, that which nobody decided on meanwhile. */
export const stillWaiting = (contact: StoredContact, open: ReadonlySet<string>): { waiting?: Waiting } => {
  if (!contact.waiting) return {};
  const fields = Object.entries(contact.waiting.fields).filter(([, id]) => open.has(id));
  return { waiting: { fields: Object.fromEntries(fields), changes: contact.waiting.changes + 1 } };
};
