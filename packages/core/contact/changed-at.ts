import type { Contact } from '../attribute/contact.schema.ts';

/**
 * When a contact is changed that was as `seen`. Writers overlap, and those of imports and jobs take their time: a later
 * version is told as no earlier than the one before, so that its history is in its order.
 */
export const changedAt = ({ updated_at }: Pick<Contact, 'updated_at'>, now: Date): string => {
  const at = now.toISOString();
  return at > updated_at ? at : updated_at;
};
