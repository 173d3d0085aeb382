import type { Item, Key } from '../table/item.ts';
import { fold } from '../text/fold.ts';
import {
  type AttributeName,
  attributeNames,
  attributeOf,
  contactAttributes,
  namesWith,
} from './attributes.ts';
import { completeContact } from './complete-contact.ts';
import type { Contact } from './contact.schema.ts';
import type { Held } from './held.ts';
import type { Joined } from './joined.ts';
import type { Called, Originals, Provenance, StoredContact, Waiting } from './stored-contact.ts';

/**
 * Name of the map in a contact's item that holds what lists show, and that `byTeam` projects; the rest stands
 * beside it.
 */
const shown = 'shown';

/** Entries of the map beside attributes: folded tags, and whether the item has more than the index. */
type Extra = 'tag_keys' | 'partial';

/** Answers the place of an attribute in an item, as the parts of a path. */
export const partsOf = (name: AttributeName | Extra): string[] =>
  name !== 'tag_keys' && name !== 'partial' && attributeOf(name).place === 'item' ? [name] : [shown, name];

/** Answers the same place as a path, for projections. */
export const pathOf = (name: AttributeName | Extra): string => partsOf(name).join('.');

/** The same for expressions: the path, and the names that it stands for. */
export const placeOf = (name: AttributeName | Extra): { path: string; names: Record<string, string> } => {
  const parts = partsOf(name);
  return {
    path: parts.map((part) => `#${part}`).join('.'),
    names: Object.fromEntries(parts.map((part) => [`#${part}`, part])),
  };
};

const itemNames = attributeNames.filter((name) => attributeOf(name).place === 'item');
const longNames = namesWith('long').map((name) => [name, contactAttributes[name].long] as const);

const isBlank = (value: unknown) =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Values beyond this (bytes) stay out of the index that lists read. */
const mostShown = 1_024;

const isLong = (name: AttributeName, value: unknown): boolean =>
  attributeOf(name).long !== undefined && Buffer.byteLength(JSON.stringify(value)) > mostShown;

/**
 * Tells whether values that a conversion took out of the custom fields are kept beside them, where no index
 * has them.
 */
const hasWithdrawn = (contact: Contact | StoredContact): boolean =>
  'originals' in contact &&
  Object.keys(contact.originals).some((name) => !Object.hasOwn(contact.custom_fields, name));

/** Tells whether it is found by values that merges left beside it, which no list has. */
const hasFurther = (contact: Contact | StoredContact): boolean =>
  'joined' in contact && (contact.joined?.further.length ?? 0) > 0;

/** Picks what is kept beside the values. */
const keptParts = ({
  provenance,
  originals,
  status_before,
  called,
  waiting,
  joined,
  held,
}: Partial<StoredContact>) =>
  Object.fromEntries(
    Object.entries({ provenance, originals, status_before, called, waiting, joined, held }).filter(
      ([, one]) => !isBlank(one),
    ),
  );

/** The attributes of a contact's item that hold its values; the key tells which contact it is. */
export const shapeOf = (contact: Contact | StoredContact): Record<string, unknown> => {
  const map: Record<string, unknown> = {};
  const item: Record<string, unknown> = {};
  for (const name of attributeNames) {
    const { [name]: value } = contact;
    const { place, long = name } = attributeOf(name);
    if (place === 'key' || isBlank(value)) continue;
    if (place === 'item') item[name] = value;
    else if (isLong(name, value)) item[long] = value;
    else map[name] = value;
  }
  // Folded, so that filters find a tag in any spelling.
  if (contact.tags.length > 0) map.tag_keys = contact.tags.map(fold);
  if (longNames.some(([, long]) => long in item) || hasWithdrawn(contact) || hasFurther(contact))
    map.partial = true;
  return { ...item, [shown]: map, ...keptParts(contact) };
};

/** The contact and the team that a key is of. */
const idsOf = ({ pk }: Pick<Key, 'pk'>) => {
  const [, team_id, , id] = pk.split('#');
  return { id: id ?? '', team_id: team_id ?? '' };
};

/** Tells whether an index entry tells less than its contact's item. */
export const isPartial = (entry: Item): boolean => Object(entry[shown]).partial === true;

/** The contact of an item, or as far as an index entry tells. */
export const toContact = (item: Item): Contact => {
  const given: Record<string, unknown> = { ...Object(item[shown]), ...idsOf(item) };
  for (const name of itemNames) given[name] = item[name];
  for (const [name, long] of longNames) if (item[long] !== undefined) given[name] = item[long];
  return completeContact(given);
};

/** A contact with what it is found by beside its values. */
export type FoundContact = Contact & Pick<StoredContact, 'joined'>;

export const toFoundContact = (item: Item): FoundContact => ({
  ...toContact(item),
  ...(item.joined !== undefined && { joined: item.joined as Joined }),
});

/** A contact with what is kept beside its values, read in order to be changed. */
export const toStoredContact = (item: Item): StoredContact => {
  const contact = toContact(item);
  const { provenance = { '*': { by: null, via: 'api', at: contact.created_at } }, originals = {} } = item;
  const status_before = typeof item.status_before === 'string' ? item.status_before : null;
  return {
    ...contact,
    provenance: provenance as Provenance,
    originals: originals as Originals,
    status_before,
    ...(item.called !== undefined && { called: item.called as Called }),
    ...(item.waiting !== undefined && { waiting: item.waiting as Waiting }),
    ...(item.joined !== undefined && { joined: item.joined as Joined }),
    ...(item.held !== undefined && { held: item.held as Held }),
  };
};

/** Tells whether a contact is being removed for good: to callers it is gone already. */
export const isRemoving = (item: Item): boolean => item.removing === true;
