import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { requireSettled } from '../contact/settled.ts';
import { failure, notFound, refuseFaults } from '../error.ts';
import { inLanes } from '../lanes.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { refuseUndo } from '../undo/undoable.ts';
import type { CarryOut } from './carry-merge.ts';
import { carryOutUndo } from './carry-undo.ts';
import { findMerges, forgetPartsWrite, type MergeParts, mergeWrite } from './merge.item.ts';
import type { StoredMerge } from './merge-record.schema.ts';
import { keptUntil, undoUntil } from './merge-window.ts';
import { fitsOne } from './merge-writes.ts';
import { leavingWrite, tellsLeaving } from './moved-item.ts';
import { planUnmerge, type UnmergePlan } from './plan-unmerge.ts';
import { readUnmerge, type UnmergeFacts } from './read-unmerge.ts';
import { requireDepartments } from './require-mergeable.ts';
import { takeBackSpread } from './take-back-spread.ts';
import { unflipWrites, unrestWrites } from './unmerge-writes.ts';

export interface Unmerging extends Writing {
  mergeId: string;
  /** Makes what goes on with an undo that does not fit into one transaction, once it is visible; by default this request does. */
  later?: (() => CarryOut) | undefined;
}

/** A merge that is undone, with the survivor as it is then. */
export interface Unmerged {
  merge: StoredMerge;
  contact: StoredContact;
}

/**
 * Reads a merge that the caller may see; what it kept of values may be gone with its contacts.
 * @throws CallbookError `merge_not_found`, `department_forbidden`
 */
export const getMerge = async (
  table: Table,
  { scope, team }: Pick<Writing, 'scope' | 'team'>,
  mergeId: string,
): Promise<{ merge: StoredMerge; parts: MergeParts | undefined }> => {
  const found = (await findMerges(table, team.id, [mergeId])).get(mergeId);
  if (!found) throw notFound('merge');
  requireDepartments(scope, found.merge.departments);
  return found;
};

/** @throws CallbookError `merge_undone`, `merge_in_progress`, `undo_expired` */
const requireOpen = ({ state, created_at, id }: StoredMerge, { team, now }: Unmerging): void => {
  if (state === 'moving' || state === 'returning')
    throw failure('conflict', 'merge_in_progress', `The merge ${id} is still on its way.`);
  if (state === 'undone') throw refuseUndo('merge_undone', 'The merge is undone already.');
  if (now.toISOString() <= undoUntil(team, created_at)) return;
  const { undo_days } = team.settings.duplicates;
  throw refuseUndo('undo_expired', `A merge can be undone for ${undo_days} days.`);
};

const gone = failure('conflict', 'merge_gone', 'A contact of this merge was removed for good since.');

const planned = async (
  table: Table,
  unmerging: Unmerging,
  { merge, parts }: { merge: StoredMerge; parts: MergeParts },
): Promise<{ plan: UnmergePlan; facts: UnmergeFacts }> => {
  const facts = await readUnmerge(table, unmerging, { merge, parts });
  if (!facts || facts.known.merged.length < merge.merged_ids.length) throw gone;
  const { survivor, merged } = facts.known;
  requireDepartments(unmerging.scope, [survivor.department_id, ...merged.map((one) => one.department_id)]);
  requireSettled([survivor]);
  const plan = planUnmerge(unmerging, facts.known);
  if (survivor.deleted_at !== null)
    throw failure('conflict', 'contact_deleted', 'The survivor is in the trash. Restore it first.');
  refuseFaults(plan.conflicts, 'conflict');
  return { plan, facts };
};

const noteLeaving = (table: Table, { moved }: UnmergeFacts, mergeId: string) =>
  inLanes(moved.filter(tellsLeaving), 16, (item) => write(table, [leavingWrite(item, mergeId)]));

/** Makes contacts say that what is attached goes back. */
const withReturning = (writes: readonly Write[], mergeId: string, survivor: string): Write[] =>
  writes.map((one) => {
    if (!('put' in one) || one.put.sk !== 'CONTACT') return one;
    const { joined } = one.put;
    const known = Object.keys(Object(joined)).length > 0 ? Object(joined) : emptyJoined;
    return { ...one, put: { ...one.put, joined: { ...known, returning: { by: mergeId, at: survivor } } } };
  });

const emptyJoined = { merges: [], ids: [], further: [], changes: 1 };

const attempt = async (table: Table, unmerging: Unmerging): Promise<Unmerged> => {
  const { mergeId, via, now } = unmerging;
  const found = await getMerge(table, unmerging, mergeId);
  const { merge, parts } = found;
  requireOpen(merge, unmerging);
  if (!parts) throw gone;
  const { plan, facts } = await planned(table, unmerging, { merge, parts });
  const { contact } = plan.survivor;
  const undone = { undone_at: contact.updated_at, undone_by: via.updated_by, kept: { ...plan.kept } };
  const flip = unflipWrites(unmerging, plan);
  const rest = await unrestWrites(table, unmerging, { plan, facts, pairs: parts.pairs });
  const last = { state: 'undone' as const, ...undone };
  const all = [
    ...flip,
    ...rest,
    mergeWrite(merge, { set: { ...last, ...via }, due: null }),
    forgetPartsWrite(merge.team_id, mergeId, keptUntil(unmerging.team, contact.updated_at)),
  ];
  if (fitsOne(all)) {
    await noteLeaving(table, facts, mergeId);
    await write(table, all);
    await takeBackSpread(table, unmerging, { mergeId, values: plan.lift });
    return { merge: { ...merge, ...last }, contact };
  }
  const later = unmerging.later?.();
  const due = new Date(now.getTime() + 600_000).toISOString();
  const first = { state: 'returning' as const, ...undone, ...(later && { job_id: later.id }) };
  await write(table, [
    ...withReturning(flip, mergeId, merge.primary_id),
    ...(later?.along ?? []),
    mergeWrite(merge, { set: { ...first, ...via }, due }),
  ]);
  if (later) await later.start(mergeId);
  else await carryOutUndo(table, unmerging, mergeId);
  return { merge: { ...merge, ...first, state: later ? 'returning' : 'undone' }, contact };
};

/**
 * Takes a merge back: every merged contact is again as it was, with what was attached to it. What was changed of the
 * survivor since stays, and is listed in `kept`.
 * @throws CallbookError `merge_not_found`, `department_forbidden`, `merge_undone`, `merge_not_latest`,
 * `merge_in_progress`, `merge_gone`, `undo_expired`, or values that others have by now
 */
export const undoMerge = (table: Table, unmerging: Unmerging): Promise<Unmerged> =>
  untilSettled(() => attempt(table, unmerging));
