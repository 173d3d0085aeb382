import type { Scope } from '../access/scope.ts';
import { failure, notFound } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import { findJobItem } from '../job/job.item.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { isFinished, newJobOf, newJobWrites } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { isOptOutTag } from '../suppression/opt-out.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { findMeantTag } from '../tag/meant-tag.ts';
import { findRuledTags } from '../tag/ruled-tags.ts';
import { changeTagWrite, findTagRecords, type TagRecord, type Written } from '../tag/tag.item.ts';
import type { Tag } from '../tag/tag.schema.ts';
import { describeTag } from '../tag/tag.ts';
import type { Principal } from '../team/team.schema.ts';
import { findBearers } from './move-work.ts';
import { renameInFilters } from './rename-in-filters.ts';
import type { MoveRequest } from './tag-request.schema.ts';

export interface Moving extends Written {
  principal: Principal;
  scope: Scope;
  newId: (prefix: 'job') => string;
}

export interface Moved {
  tag: Tag;
  /** The job; null where no contact bears the tags. */
  job: StoredJob | null;
}

/** A plan to rename, merge or delete tags, and to change the contacts that bear them. */
export interface Plan {
  action: MoveRequest['action'];
  /** Tags that contacts are to lose, and what they get instead. */
  sources: TagRecord[];
  to: string | null;
  /** Writes before a job starts. */
  hold: (jobId: string) => Write[];
  /** Writes where no contact has to be changed. */
  settle: () => Write[];
}

const systemTag = () =>
  failure(
    'conflict',
    'system_tag',
    'DNC says that a contact has opted out. It can be neither renamed nor merged nor deleted.',
  );

export const requireOwn = (...names: (string | null)[]): void => {
  if (names.some((name) => name !== null && isOptOutTag(name))) throw systemTag();
};

/** Refuses a second job on a tag that a job works on. */
export const requireFree = async (
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
  const [records, meant, ruled] = await Promise.all([
    findTagRecords(table, scope.teamId, [tagId]),
    findMeantTag(table, scope.teamId, tagId),
    findRuledTags(table, scope.teamId),
  ]);
  const record = meant ?? records.get(tagId);
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

/** Carries a plan out at once, or by a job; a repeated request finds the job that it made. */
export const carryOut = (
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
    if (!earlier && !(await transacted(table, [...newJobWrites(job), ...plan.hold(jobId)]))) return undefined;
    await moveFilters();
    await writeFile(files, jobFiles.request(job), JSON.stringify(requestOf(plan, job)));
    return { tag: await tagNow(table, moving, answer), job };
  });
};

export const idle = ['retired_at', 'byDuePk', 'byDueSk', 'became', 'renamed_from'] as const;

/** Makes the write that marks a tag to be taken away: who names it gets the new one from now on. */
export const sourceWrite = (
  source: TagRecord,
  { job_id, moving_to, written }: { job_id: string; moving_to: string | null; written: Written },
) => changeTagWrite(source, { set: { job_id, moving_to }, remove: idle }, written);
