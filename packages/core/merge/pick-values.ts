import { isDeepStrictEqual } from 'node:util';
import { type AttributeName, namesWith } from '../attribute/attributes.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import { originOf } from './member.ts';
import type { MergeRequest } from './merge.schema.ts';
import { inOrder } from './value-order.ts';

/** A value that does not win, and where it is found from then on. */
export interface Loser {
  contact_id: string;
  value: unknown;
  origin: Origin | null;
  kept_in?: 'phone_secondary' | 'merged_values' | 'notes';
}

/** What becomes of a property. */
export interface FieldOutcome {
  /** The property, of custom fields `cf.<name>`. */
  field: string;
  value: unknown;
  /** The contact whose value it is; null where it is made of those of several. */
  from: string | null;
  origin: Origin | null;
  /** Other values of it. */
  losers: readonly Loser[];
  /** Whether the request names the contact. */
  chosen: boolean;
}

export type Asked = Pick<MergeRequest, 'primary_id' | 'strategy' | 'overrides'>;

/** Values that mean something only together go by the first of them. */
const wholes: Readonly<Record<string, readonly AttributeName[]>> = {
  name: ['name', 'first_name', 'last_name'],
};

/** Properties that are taken as they are; numbers, notes, tags and marks have rules of their own. */
export const plainFields: readonly AttributeName[] = [
  'name',
  'lead_status',
  ...namesWith('plain').filter((name) => name !== 'notes'),
];

const valueIn = (contact: StoredContact, field: string): unknown => {
  if (!field.startsWith('cf.')) return contact[field as AttributeName];
  return ownValue(contact.custom_fields, field.slice('cf.'.length));
};

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

/** Decides whose value of a property wins; undefined where nobody has one. */
const pickOutcome = (
  contacts: readonly StoredContact[],
  { primary_id, strategy, overrides }: Asked,
  field: string,
): { winner: StoredContact; outcome: FieldOutcome } | undefined => {
  const ordered = inOrder(contacts, { primary: primary_id, strategy, name: field });
  const having = ordered.filter((contact) => isThere(valueIn(contact, field)));
  const named = ownValue(overrides, field);
  const chosen = contacts.find(({ id }) => id === named);
  const winner = chosen ?? having[0];
  if (!winner) return undefined;
  const value = valueIn(winner, field) ?? null;
  const losers = having
    .filter((contact) => contact !== winner && !isDeepStrictEqual(valueIn(contact, field), value))
    .map((contact) => ({
      contact_id: contact.id,
      value: valueIn(contact, field),
      origin: originOf(contact, field) ?? null,
    }));
  const origin = originOf(winner, field) ?? null;
  return { winner, outcome: { field, value, from: winner.id, origin, losers, chosen: chosen !== undefined } };
};

/** What was picked: the values, who has set them, and the account of it. */
export interface Picked {
  values: Partial<StoredContact>;
  /** Origins of what comes from others than the survivor, by property; null for whoever created the contact. */
  origins: Record<string, Origin | null>;
  fields: readonly FieldOutcome[];
}

/** Picks the plain properties. */
export const pickPlain = (contacts: readonly StoredContact[], asked: Asked): Picked => {
  const values: Record<string, unknown> = {};
  const origins: Record<string, Origin | null> = {};
  const fields: FieldOutcome[] = [];
  for (const field of plainFields) {
    const picked = pickOutcome(contacts, asked, field);
    if (!picked) continue;
    const { winner, outcome } = picked;
    for (const name of wholes[field] ?? [field as AttributeName]) {
      values[name] = winner[name];
      if (winner.id !== asked.primary_id) origins[name] = originOf(winner, name) ?? null;
    }
    if (field === 'lead_status') values.status_before = winner.status_before;
    fields.push(outcome);
  }
  return { values: values as Partial<StoredContact>, origins, fields };
};

/** Picks the custom fields, each by itself. */
export const pickCustom = (contacts: readonly StoredContact[], asked: Asked): Picked => {
  const names = new Set(contacts.flatMap(({ custom_fields }) => Object.keys(custom_fields)));
  const held = new Set(contacts.flatMap(({ originals }) => Object.keys(originals)));
  const custom_fields: Record<string, unknown> = {};
  const originals: Record<string, StoredContact['originals'][string]> = {};
  const origins: Record<string, Origin | null> = {};
  const fields: FieldOutcome[] = [];
  const keepOriginal = (name: string, { originals: own }: StoredContact) => {
    const original = ownValue(own, name);
    if (original) originals[name] = original;
  };
  for (const name of names) {
    const picked = pickOutcome(contacts, asked, `cf.${name}`);
    if (!picked) continue;
    const { winner, outcome } = picked;
    fields.push(outcome);
    if (isThere(outcome.value)) custom_fields[name] = outcome.value;
    if (winner.id !== asked.primary_id) origins[`cf.${name}`] = originOf(winner, `cf.${name}`) ?? null;
    keepOriginal(name, winner);
  }
  // Values that a type took away for a while have no field to win in.
  for (const name of held) {
    const owner = names.has(name)
      ? undefined
      : contacts.find(({ originals: own }) => Object.hasOwn(own, name));
    if (owner) keepOriginal(name, owner);
  }
  return { values: { custom_fields, originals }, origins, fields };
};
