import * as v from 'valibot';
import { findRecord, type ListedNoun, newRecordWrite, replaceRecordWrite } from '../../list/listed-noun.ts';
import type { Item, Key } from '../../table/item.ts';
import { getItem, type Table, transacted } from '../../table/table.ts';
import type { Via } from '../../table/via.ts';
import { absent, change, is, type Write } from '../../table/write.ts';
import { type StoredRun, storedRunSchema } from './retention-run.schema.ts';

export const retentionRuns: ListedNoun<StoredRun> = {
  kind: 'retention_run',
  sk: 'RETENTION_RUN',
  toRecord: (item) => v.parse(storedRunSchema, item),
};

/** Days for which a run stays on record: longer than the year in which it may be asked for. */
const keptDays = 400;

const sk = 'RETENTION';

/** Partition of all teams whose policy has rules, by when their next run is due. */
export const dueRetentionPk = 'DUE#retention';

const stateKey = (teamId: string): Key => ({ pk: `T#${teamId}#RETENTION`, sk });

const dueAt = (teamId: string, due: string) => ({
  byDuePk: dueRetentionPk,
  byDueSk: `${due}#${teamId}#${sk}`,
});

/** Sees to it that retention runs for a team from a time on, or does not any more; a run that goes on goes on. */
export const planRetention = async (table: Table, teamId: string, due: string | null): Promise<void> => {
  await transacted(table, [
    change(stateKey(teamId), {
      ...(due === null ? { remove: ['byDuePk', 'byDueSk'] } : { set: dueAt(teamId, due) }),
      when: [absent('run')],
    }),
  ]);
};

const by = (run: Pick<StoredRun, 'id'>): Via => ({ updated_by: run.id, via: 'retention' });

const withTtl = <W extends { put: Item }>(one: W, run: StoredRun): W => ({
  ...one,
  put: { ...one.put, ttl: Math.ceil(Date.parse(run.created_at) / 1_000) + keptDays * 86_400 },
});

/** Which run of a team goes on, if one does. */
export const findOpenRun = async (table: Table, teamId: string): Promise<StoredRun | undefined> => {
  const state = await getItem(table, stateKey(teamId));
  return typeof state?.run === 'string' ? findRecord(table, retentionRuns, teamId, state.run) : undefined;
};

/** Begins a run; false where another has begun. */
export const beginRetentionRun = (table: Table, run: StoredRun): Promise<boolean> =>
  transacted(table, [
    withTtl(newRecordWrite(retentionRuns, run, by(run)), run),
    change(stateKey(run.team_id), { set: { run: run.id }, when: [absent('run')] }),
  ]);

const replaced = (seen: StoredRun, record: StoredRun) =>
  withTtl(replaceRecordWrite(retentionRuns, { record, seen, via: by(record) }), record);

/** Takes a run a step on; undefined where another has by now. */
export const moveRun = async (
  table: Table,
  seen: StoredRun,
  to: Partial<StoredRun>,
): Promise<StoredRun | undefined> => {
  const record = { ...seen, ...to, version: seen.version + 1 };
  return (await transacted(table, [replaced(seen, record)])) ? record : undefined;
};

/** Ends a run, and says when the next is due; false where another has by now. */
export const endRetentionRun = (
  table: Table,
  seen: StoredRun,
  { ended_at, due }: { ended_at: string; due: string },
): Promise<boolean> => {
  const record: StoredRun = { ...seen, state: 'done', ended_at, version: seen.version + 1 };
  const free: Write = change(stateKey(seen.team_id), {
    set: dueAt(seen.team_id, due),
    remove: ['run'],
    when: [is('run', seen.id)],
  });
  return transacted(table, [replaced(seen, record), free]);
};
