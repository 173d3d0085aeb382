import { foldEmail } from '../email/email.ts';
import { shardOf } from '../table/shard.ts';
import {
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

const reversed = (digits: string) => [...digits].reverse().join('');

export const contactKeys = {
  primary: (teamId: string, contactId: string): Key => ({ pk: collection(teamId, contactId), sk: 'CONTACT' }),
  byTeam: (contact: Contact) => {
    const kind = contact.deleted_at === null ? 'contact' : 'trash';
    return {
      byTeamPk: `T#${contact.team_id}#${kind}#${shardOf(contact.id)}`,
      byTeamSk: `${contact.created_at}#${contact.id}`,
    };
  },
  byCompany: ({ team_id, company_id, name, id }: Contact) =>
    company_id !== null && {
      byCompanyPk: `T#${team_id}#CO#${company_id}#${shardOf(id)}`,
      byCompanySk: `${keyText(fold(name ?? ''))}#${id}`,
    },
  byPhone: ({ team_id, phone, id }: Contact) =>
    phone !== null && {
      byPhonePk: `T#${team_id}#P#${phone.slice(-4)}`,
      byPhoneSk: `${reversed(phone.slice(1))}#${id}`,
    },
  byEmail: ({ team_id, email, id }: Contact) => {
    if (email === null) return false;
    const folded = foldEmail(email);
    return {
      byEmailPk: `T#${team_id}#E#${shardOf(folded)}`,
      byEmailSk: `${keyText(folded)}#${id}`,
    };
  },
  /** Due for removal at `due` (ISO time), found without knowing the team. */
  byDue: ({ team_id, id }: Contact, due: string) => ({
    byDuePk: `DUE#trash#${shardOf(id)}`,
    byDueSk: `${due}#${team_id}#${id}`,
  }),
};

const isBlank = (value: unknown) =>
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** The item of a live contact, or of one in the trash that is due for removal at `due`. */
export const toContactItem = (contact: Contact, via: Via, due?: string): Item => ({
  ...contactKeys.primary(contact.team_id, contact.id),
  ...Object.fromEntries(Object.entries(contact).filter(([, value]) => !isBlank(value))),
  ...via,
  ...contactKeys.byTeam(contact),
  ...(due === undefined
    ? { ...contactKeys.byCompany(contact), ...contactKeys.byPhone(contact), ...contactKeys.byEmail(contact) }
    : contactKeys.byDue(contact, due)),
});

const attributes = Object.keys(blank) as (keyof Contact)[];

/** A contact with every attribute, in the order in which the API answers them. */
export const completeContact = (given: Partial<Contact>): Contact =>
  Object.fromEntries(attributes.map((name) => [name, given[name] ?? blank[name]])) as Contact;

export const toContact = (item: Item): Contact => completeContact(item as Partial<Contact>);

export const findContactItem = async (
  table: Table,
  teamId: string,
  contactId: string,
): Promise<Contact | undefined> => {
  const item = await getItem(table, contactKeys.primary(teamId, contactId));
  return item && toContact(item);
};

/** The contacts that exist at these keys, in their order; eventually consistent. */
export const findContactItems = async (table: Table, keys: readonly Key[]): Promise<Contact[]> => {
  const items = await batchGetInOrder(table, keys, { consistent: false });
  return items.map(toContact);
};

export const newContactWrite = (table: Table, contact: Contact, via: Via): Write =>
  putNew(table, toContactItem(contact, via));

/** Replaces a contact that is still at version `seen`. */
export const replaceContactWrite = (
  table: Table,
  { contact, seen, via, due }: { contact: Contact; seen: number; via: Via; due?: string },
): Write => ({
  Put: {
    TableName: table.name,
    Item: toContactItem(contact, via, due),
    ConditionExpression: 'version = :seen AND attribute_not_exists(removing)',
    ExpressionAttributeValues: { ':seen': seen },
  },
});

/** All that belongs to a contact, the contact itself included. */
export const contactCollection = (table: Table, teamId: string, contactId: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': collection(teamId, contactId) },
    ConsistentRead: true,
  });
