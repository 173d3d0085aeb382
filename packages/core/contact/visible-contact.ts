import { isVisible, type Scope } from '../access/scope.ts';
import { completeContact } from '../attribute/complete-contact.ts';
import type { Contact } from '../attribute/contact.schema.ts';

/** Hides what the caller may not see of a contact: it reads as absent. */
export const visibleContact = (scope: Scope, contact: Contact): Contact => {
  if (scope.hidden.size === 0 && scope.archived.size === 0) return completeContact(contact);
  const absent = (value: unknown) => {
    if (Array.isArray(value)) return [];
    return typeof value === 'object' && value !== null ? {} : null;
  };
  const custom_fields = Object.fromEntries(
    Object.entries(contact.custom_fields).filter(([name]) => isVisible(scope, `cf.${name}`)),
  );
  return Object.fromEntries(
    Object.entries(completeContact({ ...contact, custom_fields })).map(([name, value]) => [
      name,
      isVisible(scope, name) ? value : absent(value),
    ]),
  ) as Contact;
};
