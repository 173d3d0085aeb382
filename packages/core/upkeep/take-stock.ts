import { getCount } from '../count/count.item.ts';
import { drops } from '../drop/drop.item.ts';
import { type Head, stockDuePk, stockTakenWrite } from '../feed/feed.item.ts';
import { findHead } from '../feed/feed-position.ts';
import { signedHeadWrite, signHead } from '../feed/signed-head.item.ts';
import { stockWrite } from '../figure/day-figure.item.ts';
import type { Files } from '../files/files.ts';
import { isFolderEmpty, type Measured, measureFolder } from '../files/measure-folder.ts';
import { readQueue } from '../health/queue.ts';
import { planRecount, recountKey, toRecount } from '../health/recount.item.ts';
import { noteStage } from '../health/stage.item.ts';
import { recordKeys } from '../list/listed-noun.ts';
import { findScanState } from '../scan/scan.item.ts';
import { noteSchedules } from '../schedule/known.item.ts';
import { tallyOf } from '../schedule/tally.ts';
import { stageSecret } from '../secret/secret.item.ts';
import { type DueRecord, dueRecords } from '../table/due.ts';
import { shards } from '../table/shard.ts';
import { getItem, type Table, transacted, write } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { getTeam } from '../team/team.ts';
import { webhookIdsIn, webhookKeys } from '../webhook/webhook.item.ts';

interface Stores {
  table: Table;
  /** The bucket in which teams have their folders. */
  files: Files;
}

/** Folders of a team; those of its drops are named by the drops. */
const foldersOf = async (table: Table, teamId: string): Promise<string[]> => {
  const keys = await recordKeys(table, drops, teamId);
  const dropIds = keys.map(({ pk }) => pk.slice(pk.lastIndexOf('#') + 1));
  return [
    ...['uploads', 'work', 'transcripts', 'exports'].map((folder) => `${folder}/${teamId}/`),
    ...dropIds.map((id) => `drops/${id}/`),
  ];
};

const measureAll = async ({ table, files }: Stores, teamId: string): Promise<Measured> => {
  const sum = { files: 0, bytes: 0 };
  for (const folder of await foldersOf(table, teamId)) {
    const { files: count, bytes } = await measureFolder(files, folder);
    sum.files += count;
    sum.bytes += bytes;
  }
  return sum;
};

/** Signs where the chain of a team's events has come to, to be kept for good. */
const signChain = async (
  table: Table,
  { chain, segments }: Head,
  { team, day, now }: { team: Team; day: string; now: Date },
): Promise<void> => {
  if (!chain) return;
  const known = { head: chain, segments, at: now.toISOString(), audit_days: team.settings.audit_days };
  const signed = signHead(await stageSecret(table), team.id, known);
  await write(table, [signedHeadWrite(team.id, day, signed)]);
};

/** How much waits or is under way. */
const queueOf = async (table: Table, teamId: string): Promise<number> => {
  const webhookIds = webhookIdsIn(await getItem(table, webhookKeys.list(teamId)));
  const { jobs, imports, deliveries } = await readQueue(table, teamId, webhookIds);
  return jobs + imports + deliveries;
};

const takeOne = async (stores: Stores, { teamId, seenDue }: DueRecord, now: Date): Promise<void> => {
  const { table } = stores;
  const [contacts, trash, scan, measured, recounted, head, team, queue] = await Promise.all([
    getCount(table, teamId, 'contact'),
    getCount(table, teamId, 'trash'),
    findScanState(table, teamId),
    measureAll(stores, teamId),
    getItem(table, recountKey(teamId)),
    findHead(table, teamId),
    getTeam(table, teamId),
    queueOf(table, teamId),
  ]);
  const day = new Date(Date.parse(seenDue.slice(0, 10)) - 1).toISOString().slice(0, 10);
  const lag_ms = head.lags?.[day];
  const stock = {
    contacts,
    trash,
    files: measured.files,
    file_bytes: measured.bytes,
    pairs: scan.done?.pairs ?? null,
    queue,
    ...(lag_ms !== undefined && { lag_ms }),
  };
  await write(table, [stockWrite(teamId, day, { ...stock, taken_at: now.toISOString() })]);
  await signChain(table, head, { team, day, now });
  await planRecount(table, teamId, { last: toRecount(recounted), now });
  await transacted(table, [stockTakenWrite(teamId, seenDue)]);
};

/** So long (ms) before the end no further team begins. */
const reserve = 60_000;

/**
 * Puts on record what each team had at the end of a day on which something changed in it; a team in which nothing
 * happens costs nothing. Begins no team after `until` (ms); run again it goes on with those that are left.
 */
export const takeStock = async (
  stores: Stores,
  {
    at,
    now,
    until,
    tally = tallyOf('take-stock'),
  }: { at: Date; now: Date; until: number; tally?: StockTally },
) => {
  const cutoff = at.toISOString();
  for (const shard of shards)
    for await (const due of dueRecords(stores.table, stockDuePk(shard), cutoff)) {
      if (Date.now() > until - reserve) return { cutoff, ...tally.total };
      await takeOne(stores, due, now);
      tally.add(due.teamId, 'teams');
    }
  return { cutoff, ...tally.total };
};

type StockTally = ReturnType<typeof tallyOf<'take-stock'>>;

/** Puts on record what is to be known of the stage: which schedules it has, and whether changes were given up. */
export const lookAtStage = async (
  table: Table,
  { deadLetters, folder, now }: { deadLetters: Files; folder: string; now: Date },
): Promise<void> => {
  await noteSchedules(table, now);
  const isEmpty = await isFolderEmpty(deadLetters, folder);
  await noteStage(table, { seen_at: now.toISOString(), has_dead_letters: !isEmpty });
};
