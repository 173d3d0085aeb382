import type { Contact } from '../attribute/contact.schema.ts';

/**
 * Answers the time of a contact's next version. Writers overlap, and those of imports and jobs take their
 * time: each version is later than the one before, so the history is in order and no two versions share a
 * time.
 */
export const changedAt = ({ updated_at }: Pick<Contact, 'updated_at'>, now: Date): string => {
  const at = now.toISOString();
  return at > updated_at ? at : new Date(Date.parse(updated_at) + 1).toISOString();
};
