import * as v from 'valibot';
import type { Key } from '../table/item.ts';
import { getItem, type Table, transacted, write } from '../table/table.ts';
import { absent, change, either, is, type Write } from '../table/write.ts';

const sk = 'SCAN';

/** Partition of all teams that want scans, by when the next one is due. */
export const dueScansPk = 'DUE#scan';

export const scanKeys = {
  primary: (teamId: string): Key => ({ pk: `T#${teamId}#SCAN`, sk }),
  byDue: (teamId: string, due: string) => ({ byDuePk: dueScansPk, byDueSk: `${due}#${teamId}#${sk}` }),
};

const doneScanSchema = v.object({
  job: v.string(),
  /** `full`, or only what had changed. */
  mode: v.picklist(['full', 'changes']),
  started_at: v.string(),
  finished_at: v.string(),
  contacts: v.number(),
  /** Contacts that had changed, and were compared with all. */
  changed: v.number(),
  compared: v.number(),
  pairs: v.number(),
  /** Whether pairs were left out, since they were too many. */
  is_cut: v.boolean(),
  /** Segments of the feed that there were when it began: what comes behind them it may not have seen. */
  feed: v.number(),
  /** The scan whose files have the keys of all contacts, and those of changes since. */
  base: v.object({ job: v.string(), at: v.string(), contacts: v.number(), partitions: v.number() }),
  layers: v.array(v.object({ job: v.string(), contacts: v.number() })),
  /** Of the settings that a scan depends on. */
  settings: v.string(),
});
export type DoneScan = v.InferOutput<typeof doneScanSchema>;

const scanStateSchema = v.object({
  /** Number of scans that are complete. */
  number: v.optional(v.number(), 0),
  /** The job that scans, or the last that did. */
  job: v.optional(v.nullable(v.string()), null),
  done: v.optional(v.nullable(doneScanSchema), null),
  /** When merging without asking stopped by itself, since too much of it was undone. */
  auto_stop: v.optional(
    v.nullable(v.object({ at: v.string(), merged: v.number(), undone: v.number() })),
    null,
  ),
});
export type ScanState = v.InferOutput<typeof scanStateSchema>;

export const findScanState = async (table: Table, teamId: string): Promise<ScanState> =>
  v.parse(scanStateSchema, (await getItem(table, scanKeys.primary(teamId))) ?? {});

/** Makes the write by which a job becomes the one that scans, unless another has since `seen`. */
export const takeScanWrite = (teamId: string, seen: ScanState, job: string): Write =>
  change(scanKeys.primary(teamId), {
    set: { job },
    when: seen.job === null ? [either(absent('job'), is('job', null))] : [is('job', seen.job)],
  });

/** Lets go of the team's scan, where it is still this job's. */
export const releaseScan = async (table: Table, teamId: string, job: string): Promise<void> => {
  await transacted(table, [change(scanKeys.primary(teamId), { set: { job: null }, when: [is('job', job)] })]);
};

/** Completes a scan: from now on its pairs are shown. */
export const completeScan = (
  table: Table,
  teamId: string,
  number: number,
  done: DoneScan,
): Promise<boolean> =>
  transacted(table, [
    change(scanKeys.primary(teamId), { set: { number, done }, when: [is('job', done.job)] }),
  ]);

/** Keeps why merging without asking stopped: what was merged before does not count again. */
export const stopAutoMerge = (
  table: Table,
  teamId: string,
  auto_stop: NonNullable<ScanState['auto_stop']>,
): Promise<void> => write(table, [change(scanKeys.primary(teamId), { set: { auto_stop } })]);

/** Sets when a team is scanned next; null where it wants no scans. */
export const planNextScan = (table: Table, teamId: string, due: string | null): Promise<void> =>
  write(table, [
    change(
      scanKeys.primary(teamId),
      due === null ? { remove: ['byDuePk', 'byDueSk'] } : { set: scanKeys.byDue(teamId, due) },
    ),
  ]);

/** Moves on a scan that is due, as somebody saw it; false where another has by now. */
export const takeDueScan = (table: Table, teamId: string, seenDue: string, due: string): Promise<boolean> =>
  transacted(table, [
    change(scanKeys.primary(teamId), {
      set: scanKeys.byDue(teamId, due),
      when: [is('byDueSk', seenDue)],
    }),
  ]);
