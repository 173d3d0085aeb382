import { isDeepStrictEqual } from 'node:util';
import { customName, requireReach } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { findContactItem, replaceContactWrites } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { changeClaims } from '../contact/contact-claims.ts';
import { type Found, linkFaults, linkKeys } from '../contact/contact-links.ts';
import { withOptOut } from '../contact/opt-out.ts';
import type { Origin, StoredContact } from '../contact/stored-contact.ts';
import { trashContact } from '../contact/trash-contact.ts';
import { failure, notFound } from '../error.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, write } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import {
  findRowMarks,
  findUndone,
  type Kept,
  type Marked,
  markedValues,
  newUndone,
  type RowMark,
} from './row-mark.item.ts';
import { type Change, deletedSince, withField } from './undo-fields.ts';

/** What all rows of an import together changed, by property. */
const changesOf = (marks: readonly RowMark[]): Map<string, Change> => {
  const changes = new Map<string, Change>();
  for (const mark of marks)
    for (const [name, after] of Object.entries(mark.after)) {
      const original = mark.originals[customName(name) ?? ''];
      const first = { before: mark.before[name], original, at: mark.at };
      changes.set(name, { ...(changes.get(name) ?? first), after });
    }
  return changes;
};

/** Properties that follow from another one, which tells who set them. */
const leaders: Readonly<Record<string, string>> = { phone_raw: 'phone', phone_status: 'phone' };

const isEdited = (seen: StoredContact, name: string, importId: string): boolean => {
  const origin = seen.provenance[leaders[name] ?? name];
  return origin !== undefined && origin.by !== importId;
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Tags are given and taken one by one, so that those that came since stay. */
const restoredTags = (seen: StoredContact, { before, after }: Change): string[] => {
  const had = new Set(texts(before).map(fold));
  const added = new Set(texts(after).map(fold));
  return seen.tags.filter((tag) => had.has(fold(tag)) || !added.has(fold(tag)));
};

/** The contact with the values that it had, but for those that are to be kept. */
const restored = (
  seen: StoredContact,
  changes: ReadonlyMap<string, Change>,
  { kept, catalogue }: { kept: Kept; catalogue: Catalogue },
): StoredContact => {
  let contact = seen;
  for (const [name, change] of changes) {
    if (Object.hasOwn(kept, name)) continue;
    const field = customName(name);
    if (field !== undefined) contact = withField(contact, field, change, catalogue);
    else contact = { ...contact, [name]: name === 'tags' ? restoredTags(seen, change) : change.before };
  }
  return withOptOut(contact);
};

/** Tags that the import gave and that have another name by now, or none: what took their place stays. */
const movedTags = (seen: StoredContact, changes: ReadonlyMap<string, Change>, importId: string): Kept => {
  const { before, after } = changes.get('tags') ?? {};
  const had = new Set([...texts(before), ...seen.tags].map(fold));
  const isMoved = texts(after).some((tag) => !had.has(fold(tag)));
  return isMoved && !isEdited(seen, 'tags', importId) ? { tags: 'moved_since' } : {};
};

/** What somebody has changed since the import did, and is not as it was before by chance. */
const editedSince = (
  seen: StoredContact,
  changes: ReadonlyMap<string, Change>,
  importId: string,
): Record<string, string> => {
  const values = markedValues(seen);
  const edited = [...changes].filter(
    ([name, { before }]) =>
      name !== 'tags' && isEdited(seen, name, importId) && !isDeepStrictEqual(values[name] ?? null, before),
  );
  return Object.fromEntries(edited.map(([name]) => [name, 'edited_since']));
};

const optOutMarks = ['do_not_call', 'lead_status', 'tags'];

/** An opt-out stays when somebody has changed any of its marks since and left it: it was seen and meant. */
const keptOptOut = (
  seen: StoredContact,
  changes: ReadonlyMap<string, Change>,
  importId: string,
): Record<string, string> => {
  const isOptedOut = seen.do_not_call && changes.get('do_not_call')?.after === true;
  const isMeant = optOutMarks.some((name) => isEdited(seen, name, importId));
  return isOptedOut && isMeant ? { do_not_call: 'opted_out', lead_status: 'opted_out' } : {};
};

/** All numbers of a contact are claimed alike, and a conflict does not tell which. */
const claimed: Readonly<Record<string, readonly string[]>> = {
  phone: ['phone', 'phone_raw', 'phone_status', 'phone_secondary'],
};

const linksOf = ({ company_id, department_id, owner_id }: StoredContact) => ({
  company_id,
  department_id,
  owner_id,
});

/** Why values cannot be given back: others have them by now, or what they name is gone. */
const obstacles = async (
  table: Table,
  { team }: Writing,
  seen: StoredContact,
  contact: StoredContact,
): Promise<{ kept: Kept; writes: Awaited<ReturnType<typeof changeClaims>>['writes'] }> => {
  const links = linksOf(contact);
  const items = await batchGet(table, linkKeys(team.id, links));
  const found: Found = new Map(items.map((item) => [item.pk, item]));
  const claims = await changeClaims(table, contact, { had: claimsOf(seen), settings: team.settings });
  const faults = [...linkFaults(team.id, links, found, linksOf(seen)), ...claims.conflicts];
  const kept = faults.flatMap(({ param, code }) =>
    (claimed[param ?? ''] ?? [param ?? '']).map((name) => [name, code] as const),
  );
  return { kept: Object.fromEntries(kept), writes: claims.writes };
};

/** Who had set the values that come back. */
const originsOf = (marks: readonly RowMark[], kept: Kept): Record<string, Origin | null> => {
  const first = Object.assign({}, ...[...marks].reverse().map(({ origins }) => origins));
  return Object.fromEntries(
    Object.entries<Origin | null>(first).filter(([name]) => !Object.hasOwn(kept, name) && name !== 'tags'),
  );
};

const restore = async (
  table: Table,
  writing: Writing,
  marked: Marked,
  marks: readonly RowMark[],
): Promise<Kept | undefined> => {
  const { team, scope, via, now } = writing;
  const done = await findUndone(table, marked);
  if (done) return done;
  const seen = await findContactItem(table, team.id, marked.id);
  if (!seen || seen.deleted_at !== null) throw notFound('contact');
  requireReach(scope, seen.department_id);
  const { catalogue = await findCatalogue(table, team.id) } = writing;
  const changes = changesOf(marks);
  let kept: Kept = {
    ...editedSince(seen, changes, marked.importId),
    ...deletedSince(changes, catalogue),
    ...keptOptOut(seen, changes, marked.importId),
  };
  let contact = restored(seen, changes, { kept, catalogue });
  let { kept: more, writes } = await obstacles(table, writing, seen, contact);
  if (Object.keys(more).length > 0) {
    kept = { ...kept, ...more };
    contact = restored(seen, changes, { kept, catalogue });
    ({ kept: more, writes } = await obstacles(table, writing, seen, contact));
    if (Object.keys(more).length > 0) return undefined;
  }
  kept = { ...kept, ...movedTags(seen, changes, marked.importId) };
  const changed = { ...contact, version: seen.version + 1, updated_at: now.toISOString() };
  await write(table, [
    ...(isDeepStrictEqual(contact, seen)
      ? []
      : replaceContactWrites(table, { contact: changed, seen, via, origins: originsOf(marks, kept) })),
    ...writes,
    newUndone(table, marked, kept, now),
  ]);
  return kept;
};

const listed = (kept: Kept): string =>
  Object.entries(kept)
    .map(([name, code]) => `${name} (${code})`)
    .join(', ');

/** Gives a contact that an import changed its values back. */
const undoChanges = async (table: Table, writing: Writing, marked: Marked): Promise<void> => {
  const marks = await findRowMarks(table, marked);
  if (marks.length === 0) return;
  const kept = await untilSettled(() => restore(table, writing, marked, marks));
  if (Object.keys(kept).length > 0)
    throw failure('conflict', 'values_kept', `These stay as they are now: ${listed(kept)}.`);
};

/** Moves a contact that an import made to the trash, unless somebody has changed it since. */
const undoCreation = async (table: Table, writing: Writing, seen: StoredContact, importId: string) => {
  if (seen.deleted_at !== null) return;
  const edited = Object.entries(seen.provenance).filter(([, { by }]) => by !== importId);
  if (edited.length > 0)
    throw failure(
      'conflict',
      'edited_since',
      `The import made the contact, and it was changed since, so that it stays: ${edited.map(([name]) => name).join(', ')}.`,
    );
  await trashContact(table, { ...writing, contactId: seen.id, version: seen.version });
};

/**
 * Takes back what an import did to a contact: one that it made goes to the trash, one that it changed gets its values
 * back, but for those that somebody has changed since.
 * @throws CallbookError `edited_since`, `values_kept`, which name what stays
 */
export const undoContact = async (
  table: Table,
  writing: Writing,
  marked: Marked,
  seen: StoredContact | undefined,
): Promise<void> => {
  const { '*': made } = seen?.provenance ?? {};
  if (seen && made?.by === marked.importId) await undoCreation(table, writing, seen, marked.importId);
  else await undoChanges(table, writing, marked);
};
