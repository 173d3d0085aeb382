import type { StoredContact } from '../attribute/stored-contact.ts';
import { requireFeasible } from '../contact/commit.ts';
import type { Writing } from '../contact/contact.ts';
import { optOutOthers } from '../contact/opt-out-others.ts';
import { failure, refuseFaults } from '../error.ts';
import { inLanes } from '../lanes.ts';
import { taggerOf } from '../rule/tagger.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { type CarryOut, carryOutMerge } from './carry-merge.ts';
import { findMerges, fittingParts, type MergeParts, newMergeWrites } from './merge.item.ts';
import type { MergeRequest } from './merge.schema.ts';
import { requestFaults } from './merge-faults.ts';
import { mergeIdOf } from './merge-id.ts';
import type { MergeOutcome, StoredMerge } from './merge-record.schema.ts';
import { undoUntil } from './merge-window.ts';
import { fitsOne, flipWrites, restWrites } from './merge-writes.ts';
import { leavingWrite, tellsLeaving } from './moved-item.ts';
import { type MergePlan, planMerge } from './plan-merge.ts';
import { type MergeFacts, readCatalogue, readContacts, readFacts } from './read-merge.ts';
import { requireDepartments, requireMergeable } from './require-mergeable.ts';

/** What a request for a merge says, and who asks. */
export interface Merging extends Writing {
  request: MergeRequest;
  /** The version of the survivor that the caller saw. */
  version?: number | undefined;
  /** Whether the team's rules ask for it. */
  auto?: boolean;
  /**
   * Makes what goes on with a merge that does not fit into one transaction, once it is visible; by default this
   * request does.
   */
  later?: (() => CarryOut) | undefined;
}

/** A merge that is carried out, or would be. */
export interface Merged {
  merge: StoredMerge;
  outcome: MergeOutcome;
  /** The survivor as the merge made it. */
  contact: StoredContact;
}

/** Number of times that the same may have been merged and undone before that are looked up at once. */
const timesAtOnce = 4;

type Found = { merge: StoredMerge; parts: MergeParts | undefined };

/** Finds the merge that a request means, and the id that a new one has. */
const findMeant = async (
  table: Table,
  teamId: string,
  request: MergeRequest,
): Promise<{ known: Found | undefined; id: string }> => {
  for (let from = 0; ; from += timesAtOnce) {
    const ids = Array.from({ length: timesAtOnce }, (_, n) => mergeIdOf(request, teamId, from + n));
    const found = await findMerges(table, teamId, ids);
    for (const id of ids) {
      const known = found.get(id);
      if (known?.merge.state !== 'undone') return { known, id };
    }
  }
};

const outcomeOf = ({
  fields,
  consents,
  survivor,
  tagsLeft,
  notesLeft,
  warnings,
}: MergePlan): MergeOutcome => ({
  fields: fields.map((field) => ({ ...field, losers: [...field.losers] })),
  consents: consents.map((one) => ({ ...one, dropped: [...one.dropped] })),
  merged_values: [...(survivor.contact.joined?.further ?? [])],
  tags_left: [...tagsLeft],
  notes_left: notesLeft.length,
  warnings: warnings.map(({ param, code, message }) => ({ param, code, message })),
});

const mergeOf = ({ team, via, request, auto = false }: Merging, plan: MergePlan, facts: MergeFacts) => {
  const at = plan.survivor.contact.updated_at;
  const merge: StoredMerge = {
    id: plan.id,
    team_id: team.id,
    state: 'done',
    primary_id: request.primary_id,
    merged_ids: plan.merged.map(({ contact }) => contact.id),
    strategy: request.strategy,
    overrides: request.overrides,
    auto,
    moved: plan.moving,
    created_by: via.updated_by,
    created_at: at,
    undo_until: undoUntil(team, at),
    ...{ undone_at: null, undone_by: null, kept: {}, job_id: null },
    departments: [...new Set(facts.members.map(({ contact }) => contact.department_id))],
  };
  return merge;
};

const planOf = async (
  table: Table,
  merging: Merging,
  id: string,
): Promise<{ plan: MergePlan; facts: MergeFacts }> => {
  const { team, request } = merging;
  const ids = [request.primary_id, ...request.duplicate_ids];
  const [read, catalogue] = await Promise.all([
    readContacts(table, team.id, ids),
    merging.catalogue ?? readCatalogue(table, team.id),
  ]);
  const facts = await readFacts(table, team.id, read, request.primary_id);
  requireMergeable({ ...merging, version: merging.version }, facts);
  const plan = planMerge(merging, { id, request, tagger: taggerOf(team, catalogue) }, facts);
  refuseFaults(plan.faults);
  requireFeasible(plan.survivor);
  return { plan, facts };
};

/** How long (ms) until somebody looks after a merge that goes on, and whether all of one came along. */
const patience = 10 * 60_000;

const dueIn = (now: Date): string => new Date(now.getTime() + patience).toISOString();

/** Opts out who else has what the survivor's opt-out suppresses: before it, as with any other opt-out. */
const spread = async (table: Table, { survivor, merged }: MergePlan): Promise<void> => {
  const { suppressions } = survivor;
  if (!suppressions || suppressions.suppress.length === 0) return;
  const besides = merged.map(({ contact }) => contact.id);
  const by = { by: suppressions.by, at: survivor.contact.updated_at, self: survivor.contact.id, besides };
  await optOutOthers(table, by, suppressions.suppress);
};

/** Notes on what an event would tell the removal of that it only goes elsewhere. */
const noteLeaving = (table: Table, { id }: MergePlan, { read }: MergeFacts, primary: string) => {
  const items = [...read.values()].flatMap((one) => (one.stored.id === primary ? [] : one.items));
  return inLanes(items.filter(tellsLeaving), 16, (item) => write(table, [leavingWrite(item, id)]));
};

const checksOf = (writes: readonly Write[]): Write[] => writes.filter((one) => 'check' in one);

/** Makes the survivor's write say that what is attached is on its way. */
const withMoving = (writes: readonly Write[], { id, merged }: MergePlan): Write[] =>
  writes.map((one, at) => {
    if (at > 0 || !('put' in one)) return one;
    const moving = { by: id, from: merged.map(({ contact }) => contact.id) };
    return { ...one, put: { ...one.put, joined: { ...Object(one.put.joined), moving } } };
  });

const carriedOut = async (
  table: Table,
  merging: Merging,
  { plan, facts }: { plan: MergePlan; facts: MergeFacts },
): Promise<Merged> => {
  const { via, now, request } = merging;
  const merge = mergeOf(merging, plan, facts);
  const [outcome, contact] = [outcomeOf(plan), plan.survivor.contact];
  const parts = fittingParts({ record: plan.record, outcome, pairs: facts.storedPairs });
  const asked = { merge, parts, via, due: dueIn(now) };
  await spread(table, plan);
  const flip = flipWrites(merging, plan);
  const rest = await restWrites(table, merging, { plan, facts });
  const all = [...flip, ...rest, ...newMergeWrites(asked)];
  if (fitsOne(all)) {
    await noteLeaving(table, plan, facts, request.primary_id);
    await write(table, all);
    return { merge, outcome: parts.outcome, contact };
  }
  const later = merging.later?.();
  const job_id = later?.id ?? null;
  const moving: StoredMerge = { ...merge, state: 'moving', job_id };
  const first = [...withMoving(flip, plan), ...checksOf(plan.memberships.writes)];
  await write(table, [...first, ...(later?.along ?? []), ...newMergeWrites({ ...asked, merge: moving })]);
  if (later) await later.start(moving.id);
  else await carryOutMerge(table, merging, moving.id);
  return { merge: later ? moving : merge, outcome: parts.outcome, contact };
};

const again = ({ merge, parts }: Found, { scope }: Merging): Merged => {
  requireDepartments(scope, merge.departments);
  if (!parts)
    throw failure('conflict', 'merge_gone', 'The contacts of this merge were removed for good since.');
  return { merge, outcome: parts.outcome, contact: parts.record.after };
};

/**
 * Merges contacts, or answers what the merge would be. The same request again answers the same merge.
 * @throws CallbookError as `requireMergeable`; `merge_with_itself`, `repeated`, `custom_fields_too_large`
 */
export const mergeContacts = async (table: Table, merging: Merging): Promise<Merged> => {
  const { team, request } = merging;
  refuseFaults(requestFaults(request));
  return untilSettled(async () => {
    const { known, id } = await findMeant(table, team.id, request);
    if (known) return again(known, merging);
    const planned = await planOf(table, merging, id).catch(async (error: unknown) => {
      // Somebody may have asked the same a moment ago: then the contacts are merged, as they are to be.
      const now = await findMeant(table, team.id, request);
      if (now.id === id && now.known) return again(now.known, merging);
      throw error;
    });
    if ('merge' in planned) return planned;
    if (request.dry_run) {
      const { plan, facts } = planned;
      return {
        merge: mergeOf(merging, plan, facts),
        outcome: outcomeOf(plan),
        contact: plan.survivor.contact,
      };
    }
    return carriedOut(table, merging, planned);
  });
};
