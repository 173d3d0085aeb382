import type { Contact } from '../attribute/contact.schema.ts';

/**
 * When a contact is changed that was as `seen`. Writers overlap, and those of imports and jobs take their time: a later
 * version is told as later than the one before, so that its history is in its order and no two versions share a time.
 */
export const changedAt = ({ updated_at }: Pick<Contact, 'updated_at'>, now: Date): string => {
  const at = now.toISOString();
  return at > updated_at ? at : new Date(Date.parse(updated_at) + 1).toISOString();
};
