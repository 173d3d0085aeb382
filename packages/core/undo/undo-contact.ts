import { requireDeletable } from '../access/own-department.ts';
import { requireReach } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { commit, DoneBefore } from '../contact/commit.ts';
import { findContactItem } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { readClaimChange } from '../contact/contact-claims.ts';
import { requireUnmerged } from '../contact/merged.ts';
import { CallbookError, type Fault, notFound } from '../error.ts';
import { linkKeys } from '../link/links.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table } from '../table/table.ts';
import { registryKeys, registryOf } from '../tag/tag-registry.ts';
import { changesOf, isBroughtBack } from './changes.ts';
import { decideUndo, isMadeBy, type UndoKnown } from './decide-undo.ts';
import { findMarks, findUndone, type Kept, type Mark, type Marked, newUndone } from './mark.item.ts';
import { obstaclesOf, planUndo, tellKept, type UndoPlan } from './plan-undo.ts';
import { lostTags } from './restored-tags.ts';

interface Undo {
  marked: Marked;
  marks: readonly Mark[];
  /** The contact as it was a moment ago, which saves the first read. */
  known: StoredContact | undefined;
  /** Undoes the deed first on contacts that hold values by it; false when they were asked before. */
  releaseHolders: (holders: readonly string[]) => Promise<boolean>;
}

/** Reads what restored values need: what they link to, and how their tags are spelled. */
const readKnown = async (
  table: Table,
  { team, catalogue }: Writing,
  { marked: { deedId }, marks }: Undo,
  seen: StoredContact,
): Promise<UndoKnown> => {
  const changes = changesOf(marks);
  const own = seen.deleted_at === null ? null : seen.company_id;
  const before = (name: string) => {
    const id = changes.get(name)?.before;
    return typeof id === 'string' ? id : null;
  };
  const links = {
    company_id: before('company_id') ?? own,
    department_id: before('department_id'),
    owner_id: before('owner_id'),
  };
  const keys = [...linkKeys(team.id, links), ...registryKeys(team.id, lostTags(changes))];
  const [items, known] = await Promise.all([
    batchGet(table, keys),
    catalogue ?? findCatalogue(table, team.id),
  ]);
  const found = new Map(items.map((item) => [item.pk, item]));
  return { deedId, marks, seen, catalogue: known, found, registry: registryOf(team.id, items) };
};

const isTrashing = ({ seen, contact }: UndoPlan): boolean =>
  seen.deleted_at === null && contact.deleted_at !== null;

const attempt = async (table: Table, writing: Writing, undo: Undo): Promise<UndoPlan | undefined> => {
  const { marked, marks, releaseHolders, known: given } = undo;
  undo.known = undefined;
  const seen = given ?? (await findContactItem(table, marked.teamId, marked.id));
  if (!seen) throw notFound('contact');
  requireReach(writing.scope, requireUnmerged(seen).department_id);
  const known = await readKnown(table, writing, undo, seen);
  const planned = async (obstacles: Kept) => {
    const undoing = decideUndo(writing, known, obstacles);
    return planUndo(writing, undoing, await readClaimChange(table, seen, undoing.contact));
  };
  const first = await planned({});
  const obstacles = obstaclesOf(first);
  if (await releaseHolders(first.conflicts.flatMap(({ existing_id }) => existing_id ?? []))) return undefined;
  const plan = Object.keys(obstacles).length === 0 ? first : await planned(obstacles);
  if (Object.keys(obstaclesOf(plan)).length > 0) return undefined;
  if (isTrashing(plan)) await requireDeletable(table, writing.scope, seen);
  // A contact that the deed made has no marks, and goes to the trash once.
  await commit(table, plan, marks.length === 0 ? [] : [newUndone(marked, plan.kept, writing.now)]);
  return plan;
};

/** Carries an undo out, and answers what stays; of one that was undone before, what stayed then. */
const carriedOut = async (
  table: Table,
  writing: Writing,
  undo: Undo,
): Promise<{ kept: Kept; warnings: readonly Fault[] }> => {
  try {
    const { kept, warnings } = await untilSettled(() => attempt(table, writing, undo));
    return { kept, warnings: warnings.filter(({ code }) => code === 'suppressed') };
  } catch (error) {
    if (!(error instanceof DoneBefore)) throw error;
    return { kept: (await findUndone(table, undo.marked)) ?? {}, warnings: [] };
  }
};

/** Undoes the deed on a contact ahead of its turn, as far as possible. */
const undoAhead = async (table: Table, writing: Writing, marked: Marked, asked: Set<string>) => {
  const seen = await findContactItem(table, marked.teamId, marked.id);
  try {
    await undoContact(table, writing, marked, seen, asked);
  } catch (error) {
    // What stays is reported at its own turn.
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
  }
};

/**
 * Takes back what a deed did to a contact: one that it made or brought back goes to the trash, one that it deleted comes
 * back, one that it changed gets its values back, but for those that somebody has changed since. An opt-out stays, and
 * the answer says so.
 * @param asked contacts that are being undone, so that two do not wait for each other
 * @throws CallbookError `edited_since`, `values_kept`, which name what stays
 * @throws ContactMerged
 */
export const undoContact = async (
  table: Table,
  writing: Writing,
  marked: Marked,
  seen: StoredContact | undefined,
  asked = new Set<string>(),
): Promise<readonly Fault[]> => {
  const isMade = seen !== undefined && isMadeBy(seen, marked.deedId);
  const marks = isMade ? [] : await findMarks(table, marked);
  if (!isMade && marks.length === 0) return [];
  asked.add(marked.id);
  const releaseHolders = async (holders: readonly string[]) => {
    const others = holders.filter((id) => !asked.has(id));
    for (const id of others) await undoAhead(table, writing, { ...marked, id }, asked.add(id));
    return others.length > 0;
  };
  const { kept, warnings } = await carriedOut(table, writing, { marked, marks, known: seen, releaseHolders });
  return [...tellKept(kept, isMade || isBroughtBack(marks)), ...warnings];
};
