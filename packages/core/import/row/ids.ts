import * as v from 'valibot';
import { contactDraftSchema } from '../../attribute/contact.schema.ts';
import type { Fault } from '../../error.ts';
import { hasLostDigits } from '../../import-file/lost-digits.ts';
import { type LinkFaults, linkOf } from '../links.ts';
import type { Draft } from './sort-cells.ts';

const idLost: Fault = {
  param: 'external_id',
  code: 'external_id_precision_lost',
  message: 'The id lost digits in a spreadsheet. Format the column as text and enter the id again.',
};

/** Removes an id that lost its last digits: it would merge different people into one. */
export const withoutLostId = ({ external_id, ...others }: Draft): { contact: Draft; lost: Fault[] } => {
  if (external_id === undefined) return { contact: others, lost: [] };
  return hasLostDigits(String(external_id))
    ? { contact: others, lost: [idLost] }
    : { contact: { ...others, external_id }, lost: [] };
};

const foreign: Fault = {
  param: 'owner_id',
  code: 'owner_not_found',
  message: 'The team has no member with this id. It is kept beside the contact, which goes without an owner.',
};

/** Removes an owner that only another system knows: that is no reason to lose a contact. */
export const withoutForeignOwner = (contact: Draft, links: LinkFaults) => {
  const { owner_id, ...others } = contact;
  if (owner_id === undefined) return { contact, raw: {}, faults: [] };
  const id = String(owner_id);
  const isKnown = v.is(contactDraftSchema.entries.owner_id, id) && !links.has(linkOf('owner_id', id));
  return isKnown
    ? { contact, raw: {}, faults: [] }
    : { contact: others, raw: { owner_id_raw: id }, faults: [foreign] };
};
