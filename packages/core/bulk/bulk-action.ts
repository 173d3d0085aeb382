import type { Contact, ContactChange } from '../attribute/contact.schema.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { isDeletedSince } from '../catalogue/deleted-fields.ts';
import { findContactItem } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { restoreContact } from '../contact/restore-contact.ts';
import { trashContact } from '../contact/trash-contact.ts';
import { updateContact } from '../contact/update-contact.ts';
import { CallbookError, type Fault, failure, notFound } from '../error.ts';
import type { Table } from '../table/table.ts';
import { spelledTags, type TagRegistry } from '../tag/tag-registry.ts';
import { actionOf } from './actions.ts';
import type { StoredBulk } from './bulk.schema.ts';
import { commonChange } from './bulk-faults.ts';

/** A contact that others change all the while is read anew so often. */
const attempts = 5;

export interface BulkItem {
  request: StoredBulk;
  contactId: string;
  /** As it was a moment ago; absent when there was none. */
  seen: Contact | undefined;
  /** What is on record of the tags that the request names. */
  registry: TagRegistry;
}

/** A field that was deleted since the request was made is not made anew, as another one that all may see. */
const requireField = ({ request }: BulkItem, { deleted }: Pick<Catalogue, 'deleted'>): void => {
  const [name] = Object.keys(commonChange(request).custom_fields ?? {});
  const { asked_at } = request;
  if (name !== undefined && asked_at !== undefined && isDeletedSince(deleted, name, asked_at))
    throw failure('conflict', 'field_deleted', `The field ${name} was deleted since the job was asked for.`);
};

/** What an action changes of the values of a contact. */
const changeOf = ({ request, registry }: BulkItem, contact: Contact): ContactChange => {
  const { each } = actionOf(request.action);
  const spelled = (tags: readonly string[]) => spelledTags(tags, registry);
  return each ? each(request, { contact, spelled }) : commonChange(request);
};

const isRefused = (error: unknown, code: string) => error instanceof CallbookError && error.code === code;

/** A live contact as it is now. */
const readAgain = async (table: Table, { scope }: Writing, contactId: string): Promise<Contact> => {
  const contact = await findContactItem(table, scope.teamId, contactId);
  if (!contact) throw notFound('contact');
  return contact;
};

const change = async (
  table: Table,
  writing: Writing,
  item: BulkItem,
  seen: Contact,
): Promise<readonly Fault[]> => {
  const { contactId, registry } = item;
  if (writing.catalogue) requireField(item, writing.catalogue);
  let contact = seen;
  for (let attempt = 1; ; attempt++) {
    try {
      const values = changeOf(item, contact);
      const { warnings } = await updateContact(table, {
        ...writing,
        contactId,
        change: values,
        version: contact.version,
        registry,
      });
      return warnings;
    } catch (error) {
      if (!isRefused(error, 'version_mismatch') || attempt === attempts) throw error;
      contact = await readAgain(table, writing, contactId);
    }
  }
};

/** The same action again finds its work done, as after a crash. */
const unless = async (code: string, work: Promise<unknown>): Promise<undefined> => {
  try {
    await work;
  } catch (error) {
    if (!isRefused(error, code)) throw error;
  }
  return undefined;
};

/**
 * Does to one contact what the request asks for; answers what the caller should know.
 * @throws CallbookError as the operation for a single contact does
 */
export const applyAction = async (
  table: Table,
  writing: Writing,
  item: BulkItem,
): Promise<readonly Fault[] | undefined> => {
  const { request, contactId, seen } = item;
  if (request.action === 'restore')
    return unless('not_in_trash', restoreContact(table, { ...writing, contactId }));
  if (!seen) throw notFound('contact');
  if (request.action !== 'delete') return change(table, writing, item, seen);
  if (seen.deleted_at === null) await trashContact(table, { ...writing, contactId });
  return undefined;
};
