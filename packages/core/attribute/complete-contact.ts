import { attributeNames, declared } from './attributes.ts';
import type { Contact } from './contact.schema.ts';

const blank: Readonly<Record<string, unknown>> = declared('blank');

/**
 * Completes a contact with every attribute, in the order in which the API answers them; absent ones get their
 * blank value.
 */
export const completeContact = (given: Partial<Contact>): Contact =>
  Object.fromEntries(attributeNames.map((name) => [name, given[name] ?? blank[name]])) as Contact;
