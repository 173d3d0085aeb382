import { isDeepStrictEqual } from 'node:util';
import { shardOf } from '../table/shard.ts';
import {
  batchGet,
  batchGetInOrder,
  getItem,
  type Item,
  type Key,
  putNew,
  queryAll,
  type Table,
  type Write,
} from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { fold } from '../text/fold.ts';
import { keyText } from '../text/key-text.ts';
import type { Contact } from './contact.schema.ts';
import { searchAttributes, searchEntries } from './search-entry.item.ts';
import {
  changedProvenance,
  keptProvenance,
  newProvenance,
  type Origin,
  type Originals,
  type Provenance,
  type StoredContact,
} from './stored-contact.ts';

/** Every attribute of a contact, in the order the API answers them; absent ones read as the value given here. */
const blank: Contact = {
  id: '',
  team_id: '',
  company_id: null,
  department_id: null,
  owner_id: null,
  name: null,
  first_name: null,
  last_name: null,
  email: null,
  phone: null,
  phone_raw: null,
  phone_status: null,
  phone_secondary: null,
  job_title: null,
  lead_status: 'new',
  source: null,
  timezone: null,
  preferred_contact_method: null,
  do_not_call: false,
  notes: null,
  custom_fields: {},
  tags: [],
  external_id: null,
  last_called_at: null,
  last_call_outcome: null,
  total_calls: 0,
  version: 1,
  created_at: '',
  updated_at: '',
  deleted_at: null,
  merged_into: null,
};

const collection = (teamId: string, contactId: string) => `T#${teamId}#C#${contactId}`;

const sortName = (name: string | null) => keyText(fold(name ?? ''));

export const contactKeys = {
  primary: (teamId: string, contactId: string): Key => ({ pk: collection(teamId, contactId), sk: 'CONTACT' }),
  byTeam: (contact: Contact) => {
    const partition = contact.deleted_at === null ? contactPartitions.live : contactPartitions.trash;
    return {
      byTeamPk: partition(contact.team_id)(shardOf(contact.id)),
      byTeamSk: contactOrder.created_at(contact),
    };
  },
  byName: (contact: Contact) => ({
    byNamePk: contactPartitions.name(contact.team_id)(shardOf(contact.id)),
    byNameSk: contactOrder.name(contact),
  }),
  byUpdated: (contact: Contact) => ({
    byUpdatedPk: contactPartitions.updated(contact.team_id)(shardOf(contact.id)),
    byUpdatedSk: contactOrder.updated_at(contact),
  }),
  byCompany: (contact: Contact) =>
    contact.company_id !== null && {
      byCompanyPk: contactPartitions.company(contact.team_id, contact.company_id)(shardOf(contact.id)),
      byCompanySk: contactOrder.name(contact),
    },
  /** Due for removal at `due` (ISO time), found without knowing the team. */
  byDue: ({ team_id, id }: Contact, due: string) => ({
    byDuePk: `DUE#trash#${shardOf(id)}`,
    byDueSk: `${due}#${team_id}#${id}`,
  }),
};

/** The partitions of the indexes that lists of contacts are read from, by shard. */
export const contactPartitions = {
  live: (teamId: string) => (shard: number) => `T#${teamId}#contact#${shard}`,
  trash: (teamId: string) => (shard: number) => `T#${teamId}#trash#${shard}`,
  name: (teamId: string) => (shard: number) => `T#${teamId}#N#${shard}`,
  updated: (teamId: string) => (shard: number) => `T#${teamId}#U#${shard}`,
  company: (teamId: string, companyId: string) => (shard: number) => `T#${teamId}#CO#${companyId}#${shard}`,
};

/** The contact that an index entry is of. */
export const contactIdOf = ({ pk }: Pick<Key, 'pk'>): string => pk.slice(pk.lastIndexOf('#') + 1);

export const contactKeyOf = ({ pk }: Pick<Key, 'pk'>): Key => ({ pk, sk: 'CONTACT' });

/** Where a contact stands in lists sorted by these: what indexes hold and cursors point at. */
export const contactOrder = {
  created_at: ({ created_at, id }: Pick<Contact, 'created_at' | 'id'>) => `${created_at}#${id}`,
  updated_at: ({ updated_at, id }: Pick<Contact, 'updated_at' | 'id'>) => `${updated_at}#${id}`,
  name: ({ name, id }: Pick<Contact, 'name' | 'id'>) => `${sortName(name)}#${id}`,
  last_called_at: ({ last_called_at, id }: Pick<Contact, 'last_called_at' | 'id'>) =>
    `${last_called_at ?? ''}#${id}`,
};

const isBlank = (value: unknown) =>
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Texts beyond this (bytes) stay out of the index that lists read. */
const bulk = 1_024;

const bulky = { notes: 'long_notes', custom_fields: 'long_custom_fields' } as const;

/** Whether values that a conversion took out of the custom fields are kept beside them, where no index has them. */
const hasWithdrawn = (contact: Contact | StoredContact): boolean =>
  'originals' in contact &&
  Object.keys(contact.originals).some((name) => !Object.hasOwn(contact.custom_fields, name));

/** The attributes of a contact, those that are bulky under names that the list index leaves out. */
const stored = (contact: Contact | StoredContact): Record<string, unknown> => {
  const present = Object.entries(contact).filter(([, value]) => !isBlank(value));
  let partial = hasWithdrawn(contact);
  const attributes = present.map(([name, value]) => {
    if (!(name in bulky) || Buffer.byteLength(JSON.stringify(value)) <= bulk) return [name, value];
    partial = true;
    return [bulky[name as keyof typeof bulky], value];
  });
  return { ...Object.fromEntries(attributes), ...(partial ? { partial: true } : {}) };
};

/** Folded, so that filters find a tag in any spelling. */
const tagKeys = ({ tags }: Contact) => (tags.length > 0 ? { tag_keys: tags.map(fold) } : {});

/** The item of a live contact, or of one in the trash that is due for removal at `due`. */
export const toContactItem = (contact: Contact | StoredContact, via: Via, due?: string): Item => ({
  ...contactKeys.primary(contact.team_id, contact.id),
  provenance: newProvenance(via, contact.created_at),
  ...stored(contact),
  ...tagKeys(contact),
  ...via,
  ...contactKeys.byTeam(contact),
  ...(due === undefined
    ? {
        ...contactKeys.byName(contact),
        ...contactKeys.byUpdated(contact),
        ...contactKeys.byCompany(contact),
        ...(searchAttributes(contact)[0] ?? {}),
      }
    : contactKeys.byDue(contact, due)),
});

/** The item of a contact that is being removed: in no list, and found by upkeep alone. */
export const toRemovingItem = (contact: StoredContact, via: Via, due?: string): Item => {
  const { byTeamPk: _, byTeamSk: __, ...item } = toContactItem(contact, via, due);
  return { ...item, removing: true };
};

const attributes = Object.keys(blank) as (keyof Contact)[];

/** A contact with every attribute, in the order in which the API answers them. */
export const completeContact = (given: Partial<Contact>): Contact =>
  Object.fromEntries(attributes.map((name) => [name, given[name] ?? blank[name]])) as Contact;

export const toContact = (item: Item): Contact => {
  const { long_notes = item.notes, long_custom_fields = item.custom_fields } = item;
  return completeContact({
    ...item,
    notes: long_notes,
    custom_fields: long_custom_fields,
  } as Partial<Contact>);
};

/** A contact with what is kept beside its values, read in order to be changed. */
export const toStoredContact = (item: Item): StoredContact => {
  const contact = toContact(item);
  const { provenance = { '*': { by: null, via: 'api', at: contact.created_at } }, originals = {} } = item;
  return { ...contact, provenance: provenance as Provenance, originals: originals as Originals };
};

/** Whether a contact is being removed for good: to callers it is gone already. */
export const isRemoving = (item: Item): boolean => item.removing === true;

export const findContactItem = async (
  table: Table,
  teamId: string,
  contactId: string,
): Promise<StoredContact | undefined> => {
  const item = await getItem(table, contactKeys.primary(teamId, contactId));
  return item && !isRemoving(item) ? toStoredContact(item) : undefined;
};

/** The contacts that exist at these keys, in their order. */
export const findContactItems = async (
  table: Table,
  keys: readonly Key[],
  { consistent = false } = {},
): Promise<Contact[]> => {
  const items = await batchGetInOrder(table, keys, { consistent });
  return items.map(toContact);
};

/** The contacts that exist at these keys and stay, as they are now, to be changed. */
export const findStoredContacts = async (table: Table, keys: readonly Key[]): Promise<StoredContact[]> =>
  (await batchGet(table, keys)).filter((item) => !isRemoving(item)).map(toStoredContact);

/** The writes of a new contact, the contact itself first. */
export const newContactWrites = (table: Table, contact: Contact, via: Via): Write[] => [
  putNew(table, toContactItem(contact, via)),
  ...searchEntries(contact).map((Item) => ({ Put: { TableName: table.name, Item } })),
];

const entriesOf = (contact: Contact): Item[] => (contact.deleted_at === null ? searchEntries(contact) : []);

/** What changes in the further items by which a contact is found. */
const entryWrites = (table: Table, seen: Contact, contact: Contact): Write[] => {
  const before = new Map(entriesOf(seen).map((item) => [item.sk, item]));
  const after = entriesOf(contact);
  const puts = after.filter((item) => !isDeepStrictEqual(before.get(item.sk), item));
  const kept = new Set(after.map(({ sk }) => sk));
  const gone = [...before.values()].filter(({ sk }) => !kept.has(sk));
  return [
    ...puts.map((Item) => ({ Put: { TableName: table.name, Item } })),
    ...gone.map(({ pk, sk }) => ({ Delete: { TableName: table.name, Key: { pk, sk } } })),
  ];
};

interface Replacement {
  contact: StoredContact;
  seen: StoredContact;
  via: Via;
  /** Set for a contact that is in the trash then: when its removal is due. */
  due?: string | undefined;
  /** The removal follows at once, and cannot be stopped. */
  removing?: boolean;
  /** Whose values some are again; null for those of whoever created the contact. */
  origins?: Readonly<Record<string, Origin | null>>;
  /** Whether values were but put into another form, and are of whoever set them. */
  isUpkeep?: boolean;
}

const withOrigins = (
  provenance: Provenance,
  origins: Readonly<Record<string, Origin | null>> = {},
): Provenance =>
  Object.fromEntries(
    Object.entries<Origin | null>({ ...provenance, ...origins }).flatMap(([name, origin]) =>
      origin === null ? [] : [[name, origin]],
    ),
  );

/** Replaces a contact that is still as `seen`, the contact itself first. */
export const replaceContactWrites = (
  table: Table,
  { contact, seen, via, due, removing = false, origins, isUpkeep = false }: Replacement,
): Write[] => {
  const provenance = withOrigins(
    (isUpkeep ? keptProvenance : changedProvenance)(seen, contact, via),
    origins,
  );
  const kept = { ...contact, provenance };
  return [
    {
      Put: {
        TableName: table.name,
        Item: removing ? toRemovingItem(kept, via, due) : toContactItem(kept, via, due),
        ConditionExpression: 'version = :seen AND attribute_not_exists(removing)',
        ExpressionAttributeValues: { ':seen': seen.version },
      },
    },
    ...entryWrites(table, seen, contact),
  ];
};

/** All that belongs to a contact, the contact itself included. */
export const contactCollection = (table: Table, teamId: string, contactId: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': collection(teamId, contactId) },
    ConsistentRead: true,
  });
