import { toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { callIdIn, callKeysQuery, findCall } from '../call/call.item.ts';
import type { Claim } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { contactCollection, contactKeys } from '../contact/contact.item.ts';
import { pairKeys } from '../duplicate/pair.item.ts';
import { notFound } from '../error.ts';
import { recordKeys } from '../list/listed-noun.ts';
import { findMerges, type MergeParts, merges } from '../merge/merge.item.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import { valuesOf } from '../suppression/suppressed-value.ts';
import type { Item } from '../table/item.ts';
import { batchGet, getItem, queryAll, type Table } from '../table/table.ts';
import { partitionQuery } from './item-keeper.ts';
import type { Subject } from './subject.ts';
import { Values } from './values.ts';

const attached = /^(?:ACTIVITY|CONSENT|EXTRACTION|PROPOSAL)#/;

/** Import or job of a mark, or of the note that it was undone. */
const deed = /^(?:IMPORT|DEED|UNDONE)#([^#]+)/;

const lastOf = (text: string) => text.slice(text.lastIndexOf('#') + 1);

interface Row {
  record: number;
  line: number;
}

const addOrigins = (values: Values, { provenance, joined }: StoredContact): void => {
  for (const { by, row } of Object.values(provenance)) values.addDeed(by, row);
  for (const { kind, value, extension } of joined?.further ?? []) {
    values.add(kind, value);
    values.add('phone_extension', extension);
  }
};

/** What an item beside a contact, or the contact itself, tells of values and deeds. */
const addItem = (values: Values, item: Item): void => {
  if (item.sk === 'CONTACT') {
    const contact = toStoredContact(item);
    values.addAll(contact);
    values.addDeed(contact.created_by);
    addOrigins(values, contact);
    return;
  }
  values.addDeed(item.actor, item.row as Row | undefined);
  values.addDeed(deed.exec(item.sk)?.[1]);
  values.addAll(item.before);
  values.addAll(item.after);
  for (const [property, change] of Object.entries(Object(item.changes))) {
    values.add(property, Object(change).from);
    values.add(property, Object(change).to);
  }
};

const addParts = (values: Values, ids: ReadonlySet<string>, parts: MergeParts | undefined): void => {
  for (const { field, value, from, losers } of parts?.outcome.fields ?? []) {
    if (from !== null && ids.has(from)) values.add(field, value);
    for (const loser of losers) if (ids.has(loser.contact_id)) values.add(field, loser.value);
  }
};

/** Merges in which any of the contacts took part: a team has thousands at most, and all are looked at. */
const mergesOf = async (table: Table, teamId: string, ids: ReadonlySet<string>): Promise<Item[]> => {
  const items = await batchGet(table, await recordKeys(table, merges, teamId));
  const named = (item: Item) => [String(item.primary_id), ...((item.merged_ids ?? []) as string[])];
  return items.filter((item) => named(item).some((id) => ids.has(id)));
};

const claimsBy = (contacts: readonly StoredContact[], values: Values): Subject['claims'] => {
  const known: Claim[] = [
    ...contacts.flatMap(claimsOf),
    ...values.of('phones').map((value) => ({ kind: 'phone' as const, value: foldPhone(value) })),
    ...values.of('emails').map((value) => ({ kind: 'email' as const, value })),
    ...values.of('external_ids').map((value) => ({ kind: 'external_id' as const, value })),
  ];
  const distinct = new Map(known.map(({ kind, value }) => [`${kind}#${value}`, { kind, value }]));
  return [...distinct.values()] as Subject['claims'];
};

/** Ids of the calls of these contacts; their numbers are added. */
const callsOf = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
  values: Values,
): Promise<string[]> => {
  const found: string[] = [];
  for (const id of ids)
    for (const entry of await queryAll(table, callKeysQuery(teamId, id))) {
      const call = await findCall(table, teamId, callIdIn(entry));
      values.addLine(call?.number ?? null);
      found.push(callIdIn(entry));
    }
  return found;
};

const alikeTo = async (table: Table, teamId: string, ids: readonly string[]): Promise<string[]> => {
  const found = ids.map((id) => queryAll(table, partitionQuery(pairKeys.primary(teamId, [id, '']).pk)));
  return (await Promise.all(found)).flat().map(({ sk }) => lastOf(sk));
};

/** The contact, and those that are part of it. */
const idsOf = async (table: Table, teamId: string, contactId: string): Promise<string[]> => {
  const item = await getItem(table, contactKeys.primary(teamId, contactId));
  if (!item) throw notFound('contact');
  return [...new Set([contactId, ...(toStoredContact(item).joined?.ids ?? [])])];
};

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/**
 * Gathers whose data it is from all that lies beside the contact and those that are part of it.
 * @throws CallbookError `contact_not_found`
 */
export const gatherSubject = async (table: Table, teamId: string, contactId: string): Promise<Subject> => {
  const contact_ids = await idsOf(table, teamId, contactId);
  const own = new Set(contact_ids);
  const values = new Values();
  const items = (await Promise.all(contact_ids.map((id) => contactCollection(table, teamId, id)))).flat();
  for (const item of items) addItem(values, item);
  const took = await mergesOf(table, teamId, own);
  const mergeIds = took.map(({ id }) => String(id));
  for (const { parts } of (await findMerges(table, teamId, mergeIds)).values()) addParts(values, own, parts);
  const calls = await callsOf(table, teamId, contact_ids, values);
  const contacts = items.filter(({ sk }) => sk === 'CONTACT').map(toStoredContact);
  const others = took.flatMap((item) => [String(item.primary_id), ...((item.merged_ids ?? []) as string[])]);
  const beside = items.filter(({ sk }) => attached.test(sk)).map(({ sk }) => lastOf(sk));
  return {
    team_id: teamId,
    contact_id: contactId,
    contact_ids,
    related_ids: distinct(others).filter((id) => !own.has(id)),
    alike_ids: distinct(await alikeTo(table, teamId, contact_ids)),
    attached_ids: distinct([...beside, ...calls]),
    merges: mergeIds,
    imports: values.of('imports'),
    jobs: values.of('jobs'),
    rows: values.rows,
    phones: values.of('phones'),
    raw_phones: values.of('raw_phones'),
    extensions: values.of('extensions'),
    emails: values.of('emails'),
    external_ids: values.of('external_ids'),
    names: values.of('names'),
    claims: claimsBy(contacts, values),
    reached_by: contacts.flatMap((contact) => valuesOf(contact)).map(({ kind, value }) => ({ kind, value })),
    opted_out: contacts.some(({ do_not_call }) => do_not_call),
    since: contacts.map(({ created_at }) => created_at).toSorted()[0] ?? '',
  };
};

const lists = [
  ...['contact_ids', 'related_ids', 'alike_ids', 'attached_ids', 'merges', 'imports', 'jobs'],
  ...['phones', 'raw_phones', 'extensions', 'emails', 'external_ids', 'names'],
] as const satisfies readonly (keyof Subject)[];

const byText = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/** What two looks found: between them somebody may have changed the contact. */
export const joinedSubjects = (one: Subject, other: Subject): Subject => ({
  ...one,
  ...Object.fromEntries(lists.map((name) => [name, distinct([...one[name], ...other[name]])])),
  rows: byText([...one.rows, ...other.rows]),
  claims: byText([...one.claims, ...other.claims]),
  reached_by: byText([...one.reached_by, ...other.reached_by]),
  opted_out: one.opted_out || other.opted_out,
});
