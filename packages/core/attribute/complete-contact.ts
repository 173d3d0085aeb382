import { attributeNames, declared } from './attributes.ts';
import type { Contact } from './contact.schema.ts';

const blank: Readonly<Record<string, unknown>> = declared('blank');

/** A contact with every attribute, in the order in which the API answers them; what is absent reads as blank. */
export const completeContact = (given: Partial<Contact>): Contact =>
  Object.fromEntries(attributeNames.map((name) => [name, given[name] ?? blank[name]])) as Contact;
