import type { Scope } from '../access/scope.ts';
import { isOptOutTag } from '../contact/opt-out.ts';
import { CallbookError, failure, notFound, refuseFaults } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import { isId } from '../id.ts';
import { findJobItem } from '../job/job.item.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { isFinished, newJobOf, newJobWrites } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table, Write } from '../table/table.ts';
import { transacted } from '../table/transacted.ts';
import type { Principal } from '../team/team.schema.ts';
import { findBearers } from './move-work.ts';
import { renameInFilters } from './rename-in-filters.ts';
import { findRuledTags } from './ruled-tags.ts';
import {
  changeTagWrite,
  findTagRecords,
  isShown,
  newTagWrite,
  retireTagWrite,
  reviveTagWrite,
  type TagRecord,
  tagIdOf,
  type Written,
} from './tag.item.ts';
import type { Tag } from './tag.schema.ts';
import { describeTag, findShownTag } from './tag.ts';
import type { MoveRequest } from './tag-request.schema.ts';

export interface Moving extends Written {
  principal: Principal;
  scope: Scope;
  newId: (prefix: 'job') => string;
}

export interface Moved {
  tag: Tag;
  /** Null where no contact bears what was to be taken away. */
  job: StoredJob | null;
}

/** What is to be done to tags, and to the contacts that bear them. */
interface Plan {
  action: MoveRequest['action'];
  /** The tags that contacts are to lose, and what they get instead. */
  sources: TagRecord[];
  to: string | null;
  /** Before a job takes contacts over. */
  hold: (jobId: string) => Write[];
  /** Where no contact is left to be changed. */
  settle: () => Write[];
}

const systemTag = () =>
  failure(
    'conflict',
    'system_tag',
    'DNC says that a contact has opted out. It can be neither renamed nor merged nor deleted.',
  );

const requireOwn = (...names: (string | null)[]): void => {
  if (names.some((name) => name !== null && isOptOutTag(name))) throw systemTag();
};

/** Of two jobs on one tag, the second has to wait. */
const requireFree = async (
  table: Table,
  records: readonly (TagRecord | undefined)[],
  jobId: string,
): Promise<void> => {
  for (const record of records) {
    if (record?.job_id === undefined || record.job_id === jobId) continue;
    const job = await findJobItem(table, record.team_id, record.job_id);
    if (!job || isFinished(job)) continue;
    const message = `The job ${job.id} is at work on the tag "${record.name}". Wait for its end, or cancel it.`;
    throw failure('conflict', 'tag_busy', message);
  }
};

const isBorne = async (table: Table, { team }: Principal, { sources }: Plan): Promise<boolean> => {
  if (sources.some(({ n }) => n > 0)) return true;
  if (sources.length === 0) return false;
  // Contacts in the trash are not counted.
  const names = sources.map(({ name }) => name);
  return (await findBearers(table, team, names)).length > 0;
};

const tagNow = async (table: Table, { scope }: Moving, tagId: string): Promise<Tag> => {
  const [records, ruled] = await Promise.all([
    findTagRecords(table, scope.teamId, [tagId]),
    findRuledTags(table, scope.teamId),
  ]);
  const record = findShownTag(scope.teamId, records, tagId) ?? records.get(tagId);
  if (!record) throw notFound('tag');
  return describeTag(record, { scope, ruled });
};

const requestOf = (plan: Plan, job: StoredJob): MoveRequest => ({
  action: plan.action,
  job_id: job.id,
  at: job.created_at,
  names: plan.sources.map(({ name }) => name),
  to: plan.to,
});

const takeFiltersAlong = async (
  table: Table,
  { scope, via, now }: Moving,
  { sources, to }: Plan,
): Promise<void> => {
  if (to === null) return;
  const names = sources.map(({ name }) => name);
  await renameInFilters(table, { teamId: scope.teamId, names, to, via, now });
};

/** Does a plan at once, or leaves it to a job; a request that comes again finds the job that it made. */
const carryOut = (
  table: Table,
  files: Files,
  moving: Moving,
  { answer, decide }: { answer: string; decide: (jobId: string) => Promise<Plan> },
): Promise<Moved> => {
  const { principal, scope, now } = moving;
  const jobId = moving.newId('job');
  return untilSettled(async () => {
    const earlier = await findJobItem(table, scope.teamId, jobId);
    if (earlier && earlier.state !== 'queued')
      return { tag: await tagNow(table, moving, answer), job: earlier };
    const plan = await decide(jobId);
    const moveFilters = () => takeFiltersAlong(table, moving, plan);
    if (!earlier && !(await isBorne(table, principal, plan))) {
      await moveFilters();
      const settled = plan.settle();
      if (settled.length > 0 && !(await transacted(table, settled))) return undefined;
      return { tag: await tagNow(table, moving, answer), job: null };
    }
    const job = earlier ?? newJobOf({ principal, kind: 'tag', action: plan.action, now, id: jobId });
    if (!earlier && !(await transacted(table, [...newJobWrites(table, job), ...plan.hold(jobId)])))
      return undefined;
    await moveFilters();
    await writeFile(files, jobFiles.request(job), JSON.stringify(requestOf(plan, job)));
    return { tag: await tagNow(table, moving, answer), job };
  });
};

const idle = ['retired_at', 'byDuePk', 'byDueSk', 'renamed_from'] as const;

/** Marks a tag that contacts are to lose: who names it gets the new one from now on. */
const sourceWrite = (
  table: Table,
  source: TagRecord,
  { job_id, moving_to, written }: { job_id: string; moving_to: string | null; written: Written },
) => changeTagWrite(table, source, { set: { job_id, moving_to }, remove: idle }, written);

const nothingToDo: Plan = { action: 'rename', sources: [], to: null, hold: () => [], settle: () => [] };

const spellingPlan = (table: Table, source: TagRecord, name: string, written: Written): Plan => {
  // What an earlier attempt began goes on.
  if (name === source.name && source.renamed_from !== source.id) return nothingToDo;
  const spell = (set: { job_id?: string; renamed_from?: string }) => {
    const remove = ([...idle, 'moving_to', 'job_id'] as const).filter((one) => !Object.hasOwn(set, one));
    return [changeTagWrite(table, source, { set: { name, ...set }, remove }, written)];
  };
  return {
    action: 'rename',
    sources: [source],
    to: name,
    hold: (job_id) => spell({ job_id, renamed_from: source.id }),
    settle: () => spell({}),
  };
};

const nameTaken = ({ id, name }: TagRecord) =>
  new CallbookError('conflict', [
    {
      param: 'name',
      code: 'name_taken',
      message: `There is a tag "${name}" already. POST /api/crm/tags/merge makes one of the two.`,
      existing_id: id,
    },
  ]);

const renamingPlan = (
  table: Table,
  { source, target, name }: { source: TagRecord; target: TagRecord | undefined; name: string },
  written: Written,
): Plan => {
  // What an earlier attempt began goes on.
  if (target && isShown(target) && target.renamed_from !== source.id) throw nameTaken(target);
  const made = (set: { job_id?: string; renamed_from?: string }) =>
    target
      ? reviveTagWrite(table, target, { name, ...set }, written)
      : newTagWrite(table, { teamId: source.team_id, name, ...set }, written);
  return {
    action: 'rename',
    sources: [source],
    to: name,
    hold: (job_id) => [
      made({ job_id, renamed_from: source.id }),
      sourceWrite(table, source, { job_id, moving_to: name, written }),
    ],
    settle: () => [made({}), retireTagWrite(table, source, written)],
  };
};

/**
 * Gives a tag another name, on all contacts that bear it.
 * @throws CallbookError `tag_not_found`, `system_tag`, `tag_busy`, `name_taken`
 */
export const renameTag = (
  table: Table,
  files: Files,
  moving: Moving,
  { tagId, name: given }: { tagId: string; name: string },
): Promise<Moved> => {
  const { scope, via, now } = moving;
  const name = given.trim();
  const targetId = tagIdOf(scope.teamId, name);
  return carryOut(table, files, moving, {
    answer: targetId,
    decide: async (jobId) => {
      const records = await findTagRecords(table, scope.teamId, [tagId, targetId]);
      const source = findShownTag(scope.teamId, records, tagId);
      if (!source) throw notFound('tag');
      requireOwn(source.name, name);
      const target = records.get(targetId);
      await requireFree(table, [source, target], jobId);
      return tagId === targetId
        ? spellingPlan(table, source, name, { via, now })
        : renamingPlan(table, { source, target, name }, { via, now });
    },
  });
};

const unknownTag = (param: string, text: string) => ({
  param,
  code: 'tag_not_found',
  message: `There is no tag "${text}".`,
});

/** The tags that a request names by id or name. */
const namedTags = async (table: Table, teamId: string, tags: readonly string[], into: string) => {
  const idOf = (text: string) => (isId('tag', text) ? text : tagIdOf(teamId, text));
  const records = await findTagRecords(table, teamId, [...tags, into].map(idOf));
  const tagOf = (text: string) => findShownTag(teamId, records, idOf(text));
  const target = tagOf(into);
  const sources = [...new Map(tags.map((text) => [idOf(text), tagOf(text)])).values()];
  refuseFaults([
    ...tags.filter((text) => !tagOf(text)).map((text) => unknownTag('tags', text)),
    ...(target ? [] : [unknownTag('into', into)]),
    ...(tags.some((text) => idOf(text) === idOf(into))
      ? [{ param: 'into', code: 'ambiguous', message: 'A tag cannot be merged into itself.' }]
      : []),
  ]);
  return { target, sources: sources.filter((one) => one !== undefined) };
};

/**
 * Makes one of several tags, on all contacts that bear any of them.
 * @throws CallbookError `tag_not_found`, `ambiguous`, `system_tag`, `tag_busy`
 */
export const mergeTags = async (
  table: Table,
  files: Files,
  moving: Moving,
  { tags, into }: { tags: readonly string[]; into: string },
): Promise<Moved> => {
  const { scope, via, now } = moving;
  const written = { via, now };
  const answer = isId('tag', into) ? into : tagIdOf(scope.teamId, into);
  return carryOut(table, files, moving, {
    answer,
    decide: async (jobId) => {
      const { target, sources } = await namedTags(table, scope.teamId, tags, into);
      if (!target) throw notFound('tag');
      requireOwn(target.name, ...sources.map(({ name }) => name));
      await requireFree(table, [target, ...sources], jobId);
      const { name } = target;
      return {
        action: 'merge',
        sources,
        to: name,
        hold: (job_id) => [
          changeTagWrite(table, target, { set: { job_id }, remove: [...idle, 'moving_to'] }, written),
          ...sources.map((source) => sourceWrite(table, source, { job_id, moving_to: name, written })),
        ],
        settle: () => sources.map((source) => retireTagWrite(table, source, written)),
      };
    },
  });
};

const deletable = async (table: Table, { scope }: Moving, tagId: string): Promise<TagRecord> => {
  const records = await findTagRecords(table, scope.teamId, [tagId]);
  const source = findShownTag(scope.teamId, records, tagId);
  if (!source) throw notFound('tag');
  requireOwn(source.name);
  return source;
};

const requireUnruled = async (table: Table, { team_id, tag_key }: TagRecord): Promise<void> => {
  if (!(await findRuledTags(table, team_id)).has(tag_key)) return;
  const message = 'Rules give contacts this tag. Delete them first: GET /api/crm/tags/rules lists them.';
  throw failure('conflict', 'tag_in_use', message);
};

/**
 * How many contacts would lose the tag, those in the trash included.
 * @throws CallbookError `tag_not_found`, `system_tag`
 */
export const countBearers = async (
  table: Table,
  moving: Moving,
  tagId: string,
): Promise<{ tag: Tag; count: number }> => {
  const source = await deletable(table, moving, tagId);
  const [ids, ruled] = await Promise.all([
    findBearers(table, moving.principal.team, [source.name]),
    findRuledTags(table, source.team_id),
  ]);
  return { tag: describeTag(source, { scope: moving.scope, ruled }), count: ids.length };
};

/**
 * Takes a tag from all contacts that bear it, and gives it up.
 * @throws CallbookError `tag_not_found`, `system_tag`, `tag_in_use`, `tag_busy`
 */
export const deleteTag = (table: Table, files: Files, moving: Moving, tagId: string): Promise<Moved> => {
  const { via, now } = moving;
  const written = { via, now };
  return carryOut(table, files, moving, {
    answer: tagId,
    decide: async (jobId) => {
      const source = await deletable(table, moving, tagId);
      await requireUnruled(table, source);
      await requireFree(table, [source], jobId);
      return {
        action: 'delete',
        sources: [source],
        to: null,
        hold: (job_id) => [sourceWrite(table, source, { job_id, moving_to: null, written })],
        settle: () => [retireTagWrite(table, source, written)],
      };
    },
  });
};
