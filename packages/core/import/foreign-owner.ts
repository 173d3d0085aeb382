import * as v from 'valibot';
import { contactDraftSchema } from '../attribute/contact.schema.ts';
import type { Fault } from '../error.ts';
import { type LinkFaults, linkOf } from './row-links.ts';
import type { Draft } from './sort-cells.ts';

const foreign: Fault = {
  param: 'owner_id',
  code: 'owner_not_found',
  message: 'The team has no member with this id. It is kept beside the contact, which goes without an owner.',
};

/** A row without an owner that only another system knows: who owns a contact there is no reason to lose it. */
export const withoutForeignOwner = (contact: Draft, links: LinkFaults) => {
  const { owner_id, ...others } = contact;
  if (owner_id === undefined) return { contact, raw: {}, faults: [] };
  const id = String(owner_id);
  const isKnown = v.is(contactDraftSchema.entries.owner_id, id) && !links.has(linkOf('owner_id', id));
  return isKnown
    ? { contact, raw: {}, faults: [] }
    : { contact: others, raw: { owner_id_raw: id }, faults: [foreign] };
};
