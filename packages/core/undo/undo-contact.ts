import { isDeepStrictEqual } from 'node:util';
import { customName, requireReach } from '../access/scope.ts';
import { declared } from '../attribute/attributes.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { changedAt } from '../contact/changed-at.ts';
import { findContactItem, replaceContactWrites } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { trashContact } from '../contact/trash-contact.ts';
import { CallbookError, type Fault, failure, notFound } from '../error.ts';
import { keptOptOut } from '../suppression/opt-out.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, write } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import { type Change, deletedSince, withField } from './field-value.ts';
import {
  findRowMarks,
  findUndone,
  type Kept,
  type Marked,
  markedValues,
  newUndone,
  type RowMark,
} from './mark.item.ts';
import { findObstacles } from './obstacles.ts';

/** What all rows of an import together changed, by property. */
const changesOf = (marks: readonly RowMark[]): Map<string, Change> => {
  const changes = new Map<string, Change>();
  for (const mark of marks)
    for (const [name, after] of Object.entries(mark.after)) {
      const original = ownValue(mark.originals, customName(name) ?? '');
      const first = { before: mark.before[name], original, at: mark.at };
      changes.set(name, { ...(changes.get(name) ?? first), after });
    }
  return changes;
};

/** Properties that follow from another one, which tells who set them. */
const leaders: Readonly<Record<string, string>> = declared('follows');

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
  return keptOptOut(seen, contact);
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

const optOutWarning: Fault = {
  param: 'do_not_call',
  code: 'opt_out_kept',
  message: 'The import opted the contact out, which stays so. Only `do_not_call: false` takes that back.',
};

/** An opt-out stays, as with whatever else takes values back. */
const keptMarks = (seen: StoredContact, changes: ReadonlyMap<string, Change>): Kept =>
  seen.do_not_call && changes.get('do_not_call')?.before === false ? { do_not_call: 'opt_out_kept' } : {};

/** Who had set the values that come back. Tags that somebody has changed since are that one's. */
const originsOf = (
  marks: readonly RowMark[],
  { kept, isTagged }: { kept: Kept; isTagged: boolean },
): Record<string, Origin | null> => {
  const first = Object.assign({}, ...[...marks].reverse().map(({ origins }) => origins));
  const isBack = (name: string) => !Object.hasOwn(kept, name) && !(name === 'tags' && isTagged);
  return Object.fromEntries(Object.entries<Origin | null>(first).filter(([name]) => isBack(name)));
};

interface Restoring {
  marked: Marked;
  marks: readonly RowMark[];
  /** Lets others give up first what they have by the same import; false when they were asked before. */
  makeWay: (holders: readonly string[]) => Promise<boolean>;
}

const restore = async (
  table: Table,
  writing: Writing,
  { marked, marks, makeWay }: Restoring,
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
    ...keptMarks(seen, changes),
  };
  let contact = restored(seen, changes, { kept, catalogue });
  let { kept: more, holders, writes } = await findObstacles(table, writing, seen, contact);
  if (await makeWay(holders)) return undefined;
  if (Object.keys(more).length > 0) {
    kept = { ...kept, ...more };
    contact = restored(seen, changes, { kept, catalogue });
    ({ kept: more, writes } = await findObstacles(table, writing, seen, contact));
    if (Object.keys(more).length > 0) return undefined;
  }
  kept = { ...kept, ...movedTags(seen, changes, marked.importId) };
  const origins = originsOf(marks, { kept, isTagged: isEdited(seen, 'tags', marked.importId) });
  const changed = { ...contact, version: seen.version + 1, updated_at: changedAt(seen, now) };
  await write(table, [
    ...(isDeepStrictEqual(contact, seen)
      ? []
      : replaceContactWrites({ contact: changed, seen, via, origins })),
    ...writes,
    newUndone(marked, kept, now),
  ]);
  return kept;
};

const listed = (kept: Kept): string =>
  Object.entries(kept)
    .map(([name, code]) => `${name} (${code})`)
    .join(', ');

/** Takes back what an import did to a contact before its turn comes, as far as it can be. */
const undoAhead = async (table: Table, writing: Writing, marked: Marked, asked: Set<string>) => {
  const seen = await findContactItem(table, marked.teamId, marked.id);
  try {
    await undoContact(table, writing, marked, seen, asked);
  } catch (error) {
    // Its own turn tells what stays.
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
  }
};

/** Gives a contact that an import changed its values back. */
const undoChanges = async (
  table: Table,
  writing: Writing,
  marked: Marked,
  asked: Set<string>,
): Promise<readonly Fault[]> => {
  const marks = await findRowMarks(table, marked);
  if (marks.length === 0) return [];
  asked.add(marked.id);
  const makeWay = async (holders: readonly string[]) => {
    const others = holders.filter((id) => !asked.has(id));
    for (const id of others) await undoAhead(table, writing, { ...marked, id }, asked.add(id));
    return others.length > 0;
  };
  const kept = await untilSettled(() => restore(table, writing, { marked, marks, makeWay }));
  const { do_not_call, ...others } = kept;
  if (Object.keys(others).length > 0)
    throw failure('conflict', 'values_kept', `These stay as they are now: ${listed(kept)}.`);
  return do_not_call === undefined ? [] : [optOutWarning];
};

/** Moves a contact that an import made to the trash, unless somebody has changed it since. */
const undoCreation = async (
  table: Table,
  writing: Writing,
  seen: StoredContact,
  importId: string,
): Promise<void> => {
  if (seen.deleted_at !== null) return;
  const edited = Object.entries(seen.provenance).filter(([, { by }]) => by !== importId);
  if (edited.length > 0)
    throw failure(
      'conflict',
      'edited_since',
      `The import made the contact, and it was changed since, so that it stays: ${edited.map(([name]) => name).join(', ')}.`,
    );
  try {
    await trashContact(table, { ...writing, contactId: seen.id, version: seen.version });
  } catch (error) {
    const now = await findContactItem(table, seen.team_id, seen.id);
    // It had to go ahead of its turn, or somebody has changed it a moment ago.
    if (!now || now.version === seen.version) throw error;
    await undoCreation(table, writing, now, importId);
  }
};

/**
 * Takes back what an import did to a contact: one that it made goes to the trash, one that it changed gets its values
 * back, but for those that somebody has changed since. An opt-out stays, and the answer says so.
 * @param asked contacts that are being undone, so that two do not wait for each other
 * @throws CallbookError `edited_since`, `values_kept`, which name what stays
 */
export const undoContact = async (
  table: Table,
  writing: Writing,
  marked: Marked,
  seen: StoredContact | undefined,
  asked = new Set<string>(),
): Promise<readonly Fault[]> => {
  const { '*': made } = seen?.provenance ?? {};
  if (!seen || made?.by !== marked.importId) return undoChanges(table, writing, marked, asked);
  await undoCreation(table, writing, seen, marked.importId);
  return [];
};
