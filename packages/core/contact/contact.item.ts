import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '../attribute/contact.schema.ts';
import {
  type FoundContact,
  isRemoving,
  partsOf,
  shapeOf,
  toFoundContact,
  toStoredContact,
} from '../attribute/contact-shape.ts';
import {
  changedProvenance,
  keptProvenance,
  newProvenance,
  type Origin,
  type Provenance,
  type StoredContact,
  type Waiting,
} from '../attribute/stored-contact.ts';
import { supersededWrite } from '../proposal/proposal.item.ts';
import { searchAttributes, searchEntries } from '../search/search-entry.item.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGet, batchGetInOrder, getItem, queryAll, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import {
  absent,
  type Condition,
  change,
  drop,
  is,
  isThere,
  put,
  putNew,
  type Write,
} from '../table/write.ts';
import { fold } from '../text/fold.ts';
import { keyText } from '../text/key-text.ts';
import { withoutSuperseded } from './waiting.ts';

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
  /**
   * Since when nobody has called, by which retention finds whom to look at. A call leaves it as it is, which saves two
   * units of each: whoever looks at the contact moves it on.
   */
  byIdle: (contact: Pick<Contact, 'team_id' | 'id' | 'created_at' | 'last_called_at'>) => ({
    byDuePk: contactPartitions.idle(contact.team_id)(shardOf(contact.id)),
    byDueSk: contactOrder.idle(contact),
  }),
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
  idle: (teamId: string) => (shard: number) => `T#${teamId}#idle#${shard}`,
  company: (teamId: string, companyId: string) => (shard: number) => `T#${teamId}#CO#${companyId}#${shard}`,
};

/** Answers the id of the contact that an index entry belongs to. */
export const contactIdOf = ({ pk }: Pick<Key, 'pk'>): string => pk.slice(pk.lastIndexOf('#') + 1);

export const contactKeyOf = ({ pk }: Pick<Key, 'pk'>): Key => ({ pk, sk: 'CONTACT' });

/** Sort keys of lists: what indexes hold and cursors point at. */
export const contactOrder = {
  created_at: ({ created_at, id }: Pick<Contact, 'created_at' | 'id'>) => `${created_at}#${id}`,
  updated_at: ({ updated_at, id }: Pick<Contact, 'updated_at' | 'id'>) => `${updated_at}#${id}`,
  name: ({ name, id }: Pick<Contact, 'name' | 'id'>) => `${sortName(name)}#${id}`,
  idle: ({ last_called_at, created_at, id }: Pick<Contact, 'last_called_at' | 'created_at' | 'id'>) =>
    `${last_called_at !== null && last_called_at > created_at ? last_called_at : created_at}#${id}`,
  last_called_at: ({ last_called_at, id }: Pick<Contact, 'last_called_at' | 'id'>) =>
    `${last_called_at ?? ''}#${id}`,
};

/** Makes the item of a live contact, or of one in the trash that is due for removal at `due` (ISO). */
export const toContactItem = (contact: Contact | StoredContact, via: Via, due?: string): Item => ({
  ...contactKeys.primary(contact.team_id, contact.id),
  provenance: newProvenance(via, contact.created_at),
  ...shapeOf(contact),
  ...via,
  ...contactKeys.byTeam(contact),
  ...(due === undefined
    ? {
        ...contactKeys.byName(contact),
        ...contactKeys.byUpdated(contact),
        ...contactKeys.byCompany(contact),
        ...contactKeys.byIdle(contact),
        ...(searchAttributes(contact)[0] ?? {}),
      }
    : contactKeys.byDue(contact, due)),
});

/** Makes the item of a contact that is being removed: in no list, and found by upkeep alone. */
export const toRemovingItem = (contact: StoredContact, via: Via, due?: string): Item => {
  const { byTeamPk: _, byTeamSk: __, ...item } = toContactItem(contact, via, due);
  return { ...item, removing: true };
};

/**
 * The write by which a contact tells nobody any more who it was: it is in no list and is not found, and stays under its id.
 * Fails when anything about it has changed.
 */
export const eraseContactWrite = (seen: StoredContact, erased: Contact, via: Via): Write => {
  const { joined } = seen;
  const left = joined && { ...joined, merges: [], further: [], changes: joined.changes + 1 };
  return put(
    {
      ...contactKeys.primary(seen.team_id, seen.id),
      provenance: newProvenance(via, erased.created_at),
      ...shapeOf(erased),
      ...(left && { joined: left }),
      ...(seen.held && { held: seen.held }),
      ...via,
    },
    ...unchangedSince(seen),
  );
};

/** Holds while a contact is part of no other one. */
export const unmerged: Condition = absent(partsOf('merged_into'));

export const findContactItem = async (
  table: Table,
  teamId: string,
  contactId: string,
): Promise<StoredContact | undefined> => {
  const item = await getItem(table, contactKeys.primary(teamId, contactId));
  return item && !isRemoving(item) ? toStoredContact(item) : undefined;
};

/** Reads the contacts that exist at these keys, in their order. */
export const findContactItems = async (
  table: Table,
  keys: readonly Key[],
  { consistent = false } = {},
): Promise<FoundContact[]> => {
  const items = await batchGetInOrder(table, keys, { consistent });
  return items.map(toFoundContact);
};

/** Reads the contacts at these keys that are not being removed, to be changed. */
export const findStoredContacts = async (table: Table, keys: readonly Key[]): Promise<StoredContact[]> =>
  (await batchGet(table, keys)).filter((item) => !isRemoving(item)).map(toStoredContact);

/** A merged id answers with the survivor in one hop; while a merge goes on there may be a second one. */
const mostHops = 4;

const inOrderOf = (id: string, found: ReadonlyMap<string, StoredContact>) => {
  const one = found.get(id);
  return one && one.erased_at === null ? [[id, one] as const] : [];
};

/**
 * Reads contacts by ids, by the id that each was asked by: of one that is part of another by now, that one, which takes
 * a round more.
 */
export const findSurvivors = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
  hops = mostHops,
): Promise<Map<string, StoredContact>> => {
  const keys = [...new Set(ids)].map((id) => contactKeys.primary(teamId, id));
  const found = new Map((await findStoredContacts(table, keys)).map((one) => [one.id, one]));
  const merged = [...found].flatMap(([id, { merged_into: to }]) => (to === null ? [] : [{ id, to }]));
  if (merged.length === 0) return new Map(ids.flatMap((id) => inOrderOf(id, found)));
  const further = merged.map(({ to }) => to).filter((to) => !found.has(to));
  const read = hops > 0 ? await findSurvivors(table, teamId, further, hops - 1) : new Map();
  const survivorOf = (id: string, left = mostHops): StoredContact | undefined => {
    const one = read.get(id) ?? found.get(id);
    return !one || one.merged_into === null || left === 0 ? one : survivorOf(one.merged_into, left - 1);
  };
  return new Map(
    ids.flatMap((id) => {
      const one = survivorOf(id);
      return one && one.merged_into === null && one.erased_at === null ? [[id, one] as const] : [];
    }),
  );
};

/** Makes the writes of a new contact, the contact itself first. */
export const newContactWrites = (contact: Contact, via: Via): Write[] => [
  putNew(toContactItem(contact, via)),
  ...searchEntries(contact).map((item) => put(item)),
];

const entriesOf = (contact: FoundContact): Item[] =>
  contact.deleted_at === null ? searchEntries(contact) : [];

/** Makes the writes on the further items by which a contact is found. */
const entryWrites = (seen: FoundContact, contact: FoundContact): Write[] => {
  const before = new Map(entriesOf(seen).map((item) => [item.sk, item]));
  const after = entriesOf(contact);
  const puts = after.filter((item) => !isDeepStrictEqual(before.get(item.sk), item));
  const kept = new Set(after.map(({ sk }) => sk));
  const gone = [...before.values()].filter(({ sk }) => !kept.has(sk));
  return [...puts.map((item) => put(item)), ...gone.map((item) => drop(item))];
};

export interface Replacement {
  contact: StoredContact;
  seen: StoredContact;
  via: Via;
  /** When its removal is due (ISO), for a contact that goes to the trash. */
  due?: string | undefined;
  /** Whether the contact is removed for good at once. */
  removing?: boolean;
  /** Origins of values that are restored; null for whoever created the contact. */
  origins?: Readonly<Record<string, Origin | null>>;
  /** Whether the service only rewrote values, which keep their origins. */
  isUpkeep?: boolean;
  /** Whether proposals wait on, whatever becomes of the values. */
  keepsWaiting?: boolean;
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

/** Holds while no call was counted since: replacing the contact would take it back. */
const countedAs = ({ called }: StoredContact): Condition =>
  called ? is(['called', 'changes'], called.changes) : absent('called');

/** Holds while the contact is in the same campaigns, which have come as far with it. */
const inCampaignsAs = ({ campaigns }: StoredContact): Condition =>
  Object.keys(campaigns).length === 0 ? absent(partsOf('campaigns')) : is(partsOf('campaigns'), campaigns);

/** Changes the campaigns of a live contact that is in the same ones still. Its version stays: nobody edits these. */
export const campaignsWrite = (seen: StoredContact, campaigns: Contact['campaigns']): Write =>
  change(contactKeys.primary(seen.team_id, seen.id), {
    ...(Object.keys(campaigns).length === 0
      ? { remove: [partsOf('campaigns')] }
      : { setIn: { shown: { campaigns } } }),
    when: [is(partsOf('version'), seen.version), absent('removing'), inCampaignsAs(seen)],
  });

/** Holds while no proposal came or went since: replacing the contact would take it back. */
const waitingAs = ({ waiting }: StoredContact): Condition =>
  waiting ? is(['waiting', 'changes'], waiting.changes) : absent('waiting');

/** Holds while nothing of a merge is on its way that was not then: replacing the contact would take it back. */
const joinedAs = ({ joined }: StoredContact): Condition =>
  joined ? is(['joined', 'changes'], joined.changes) : absent('joined');

/** Changes what waits for a contact that is still as `seen`, and nothing of its values. */
export const waitingWrite = (seen: StoredContact, waiting: Waiting): Write =>
  change(contactKeys.primary(seen.team_id, seen.id), {
    set: { waiting },
    when: [is(partsOf('version'), seen.version), absent('removing'), waitingAs(seen)],
  });

export type CallCounts = Pick<Contact, 'total_calls' | 'last_called_at' | 'last_call_outcome'> &
  Partial<Pick<Contact, 'campaigns'>>;

/** Counts a call of a contact, live or in the trash, whose counters are still as `seen`. */
export const countCallWrite = (seen: StoredContact, counts: CallCounts, last: string): Write =>
  change(contactKeys.primary(seen.team_id, seen.id), {
    setIn: { shown: { ...counts } },
    set: { called: { last, changes: (seen.called?.changes ?? 0) + 1 } },
    when: [
      isThere,
      absent('removing'),
      unmerged,
      countedAs(seen),
      // A membership goes by the opt-out as well.
      ...(counts.campaigns ? [inCampaignsAs(seen), is(partsOf('version'), seen.version)] : []),
    ],
  });

/** Holds while no legal hold came or went since: replacing the contact would take it back, removing it is not allowed. */
export const heldAs = ({ held }: Pick<StoredContact, 'held'>): Condition =>
  held ? is(['held', 'changes'], held.changes) : absent('held');

/** Moves a live contact on to where nobody has called it since, if no call was counted meanwhile. */
export const idleWrite = (seen: StoredContact, byDueSk: unknown): Write =>
  change(contactKeys.primary(seen.team_id, seen.id), {
    set: contactKeys.byIdle(seen),
    when: [is('byDueSk', byDueSk), absent('removing'), countedAs(seen)],
  });

/** Hold while a contact is as it was seen, with all that is kept about it. */
export const unchangedSince = (seen: StoredContact): Condition[] => [
  is(partsOf('version'), seen.version),
  absent('removing'),
  countedAs(seen),
  inCampaignsAs(seen),
  waitingAs(seen),
  joinedAs(seen),
  heldAs(seen),
];

/** Makes the writes that replace a contact which is still as `seen`, the contact itself first. */
export const replaceContactWrites = ({
  contact,
  seen,
  via,
  due,
  removing = false,
  origins,
  isUpkeep = false,
  keepsWaiting = isUpkeep,
}: Replacement): Write[] => {
  const provenance = withOrigins(
    (isUpkeep ? keptProvenance : changedProvenance)(seen, contact, via),
    origins,
  );
  const { waiting, gone } = keepsWaiting ? { waiting: {}, gone: [] } : withoutSuperseded(seen, contact);
  const kept = { ...contact, provenance, ...waiting };
  return [
    put(removing ? toRemovingItem(kept, via, due) : toContactItem(kept, via, due), ...unchangedSince(seen)),
    ...entryWrites(seen, contact),
    ...gone.map((id) => supersededWrite(contact, id, { via, at: contact.updated_at })),
  ];
};

/** Reads all items of a contact's collection, the contact itself included. */
export const contactCollection = (table: Table, teamId: string, contactId: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': collection(teamId, contactId) },
    ConsistentRead: true,
  });
