import * as v from 'valibot';
import { requireReach } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { addContact, requireOpen } from '../campaign/contacts/add-contacts.ts';
import { exclusionWords } from '../campaign/contacts/admission.ts';
import { removeContactFrom } from '../campaign/contacts/remove-contacts.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { isDeletedSince } from '../catalogue/deleted-fields.ts';
import { DoneBefore } from '../contact/commit.ts';
import type { Changing, Replaced, Writing } from '../contact/contact.ts';
import { requireUnmerged } from '../contact/merged.ts';
import { restoreContact } from '../contact/restore-contact.ts';
import { trashContact } from '../contact/trash-contact.ts';
import { requireUnheld } from '../contact/unheld.ts';
import { updateContact } from '../contact/update-contact.ts';
import { CallbookError, type Fault, failure, notFound } from '../error.ts';
import type { Table } from '../table/table.ts';
import { findMarked, newMark, wholePart } from '../undo/mark.item.ts';
import type { BulkAction } from './actions.ts';
import { commonChange } from './bulk-faults.ts';
import type { BulkItem } from './plan-action.ts';

/**
 * Refuses a field that was deleted since the request: it must not be created anew, as another one that all
 * may see.
 */
const requireField = ({ request }: BulkItem, { deleted }: Pick<Catalogue, 'deleted'>): void => {
  const [name] = Object.keys(commonChange(request).custom_fields ?? {});
  const { asked_at } = request;
  if (name !== undefined && asked_at !== undefined && isDeletedSince(deleted, name, asked_at))
    throw failure('conflict', 'field_deleted', `The field ${name} was deleted since the job was asked for.`);
};

interface Doing {
  changing: Changing;
  item: BulkItem;
  seen: StoredContact;
}

const change = async (table: Table, { changing, item, seen }: Doing): Promise<readonly Fault[]> => {
  if (changing.catalogue) requireField(item, changing.catalogue);
  const asked = { change: commonChange(item.request), registry: item.registry };
  return (await updateContact(table, { ...changing, ...asked, seen })).warnings;
};

/** @throws CallbookError with the first reason why the contact must not come in */
const addTo = async (table: Table, { changing, item, seen }: Doing): Promise<readonly Fault[]> => {
  const campaign = await item.campaign();
  requireOpen(campaign);
  const admission = await addContact(table, { ...changing, campaign }, seen.id);
  const [reason] = admission.status === 'excluded' ? admission.reasons : [];
  if (reason) throw failure('conflict', reason.code, exclusionWords[reason.code]);
  return [];
};

const takeFrom = async (table: Table, { changing, item, seen }: Doing): Promise<readonly Fault[]> => {
  await removeContactFrom(table, { ...changing, campaign: await item.campaign() }, seen.id, seen);
  return [];
};

const move =
  (isDelete: boolean) =>
  async (table: Table, { changing, seen }: Doing): Promise<readonly Fault[]> => {
    const isDone = (seen.deleted_at !== null) === isDelete;
    // Who deletes one contact knows which; one on hold among many is nobody's intention.
    if (!isDone && isDelete) await requireUnheld(table, seen);
    if (!isDone) await (isDelete ? trashContact : restoreContact)(table, changing);
    return [];
  };

/** What is done for the actions that are no change of values; what is so already is left alone, as after a crash. */
const deeds: Partial<Record<BulkAction, typeof change>> = {
  add_to_campaign: addTo,
  remove_from_campaign: takeFrom,
  delete: move(true),
  restore: move(false),
};

const act = async (table: Table, changing: Changing, item: BulkItem): Promise<readonly Fault[]> => {
  const { seen, request } = item;
  if (!seen) throw notFound('contact');
  requireReach(changing.scope, requireUnmerged(seen).department_id);
  return (deeds[request.action] ?? change)(table, { changing, item, seen });
};

const warningsSchema = v.array(
  v.object({
    ...{ param: v.nullable(v.string()), code: v.string(), message: v.string() },
    existing_id: v.exactOptional(v.string()),
  }),
);

/**
 * Does to one contact what the request asks for, once however often it runs, and leaves a mark by which it
 * can be undone; answers what the caller should know.
 * @throws CallbookError as the operation for a single contact does
 */
export const applyAction = async (
  table: Table,
  writing: Writing,
  item: BulkItem,
): Promise<readonly Fault[]> => {
  const { contactId, request } = item;
  const marked = { teamId: writing.team.id, id: contactId, deedId: request.job_id ?? '' };
  const along = ({ seen, contact: changed, warnings }: Replaced) => [
    newMark(marked, wholePart, { seen, changed, warnings, by: writing.via.updated_by }),
  ];
  try {
    return await act(table, { ...writing, contactId, ...(request.job_id && { along }) }, item);
  } catch (error) {
    const isRefused = error instanceof CallbookError && error.kind !== 'unavailable';
    if (!isRefused && !(error instanceof DoneBefore)) throw error;
    // What was done before a crash may be impossible by now, and is done all the same.
    const [mark] = await findMarked(table, [{ marked, part: wholePart }]);
    if (isRefused && !mark) throw error;
    return v.parse(warningsSchema, mark?.warnings ?? []);
  }
};
