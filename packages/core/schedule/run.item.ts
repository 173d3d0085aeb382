import * as v from 'valibot';
import type { Item } from '../table/item.ts';
import { queryPages, type Table, write } from '../table/table.ts';
import { change, put } from '../table/write.ts';
import type { ScheduleId } from './schedules.schema.ts';
import type { Tally } from './tally.ts';

/** So long (s) a run is on record. */
const keptSeconds = 35 * 86_400;

export const runKeys = {
  partition: (schedule: string) => `SYSTEM#RUNS#${schedule}`,
  /** What a run did for a team, where it did anything. */
  ofTeam: (teamId: string, schedule: string) => `T#${teamId}#RUNS#${schedule}`,
  sk: (startedAt: string) => `RUN#${startedAt}`,
};

const countsSchema = v.record(v.string(), v.number());

const runSchema = v.object({
  /** The moment that it was scheduled for. */
  at: v.string(),
  started_at: v.string(),
  ended_at: v.optional(v.string()),
  /** The name of what it threw; a message may tell of teams. */
  failure: v.optional(v.string()),
  /** Over all teams: for those who run the stage, and for nobody else. */
  counts: v.optional(countsSchema),
});
/** A run of a schedule over all teams. */
export type Run = v.InferOutput<typeof runSchema>;

const deedSchema = v.object({ at: v.string(), started_at: v.string(), counts: countsSchema });
/** What a run did for one team. */
export type Deed = v.InferOutput<typeof deedSchema>;

const ttlFrom = (startedAt: string) => Math.floor(Date.parse(startedAt) / 1_000) + keptSeconds;

type Begun = Pick<Run, 'at' | 'started_at'>;

const keyOf = (schedule: ScheduleId, { started_at }: Begun) => ({
  pk: runKeys.partition(schedule),
  sk: runKeys.sk(started_at),
});

export const beginRun = (table: Table, schedule: ScheduleId, begun: Begun): Promise<void> =>
  write(table, [put({ ...keyOf(schedule, begun), ...begun, ttl: ttlFrom(begun.started_at) })]);

/** Puts on record what a run did, each team's part first: a run that has ended tells all. */
export const endRun = async (
  table: Table,
  schedule: ScheduleId,
  { tally, ended_at, failure, ...begun }: Begun & { tally: Tally; ended_at: string; failure?: string },
): Promise<void> => {
  const { at, started_at } = begun;
  for (const [teamId, counts] of tally.teams)
    await write(table, [
      put({
        pk: runKeys.ofTeam(teamId, schedule),
        sk: runKeys.sk(started_at),
        ...{ at, started_at, counts, ttl: ttlFrom(started_at) },
      }),
    ]);
  const set = { ...begun, ended_at, counts: tally.total, ttl: ttlFrom(started_at) };
  await write(table, [
    change(keyOf(schedule, begun), { set: { ...set, ...(failure !== undefined && { failure }) } }),
  ]);
};

const newest = async (table: Table, pk: string, limit: number): Promise<Item[]> => {
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ScanIndexForward: false,
    Limit: limit,
  });
  for await (const page of pages) return page;
  return [];
};

/** The last runs of a schedule, the newest first. */
export const findRuns = async (table: Table, schedule: ScheduleId, limit: number): Promise<Run[]> =>
  (await newest(table, runKeys.partition(schedule), limit)).map((item) => v.parse(runSchema, item));

/** The last runs of a schedule that did something for a team, the newest first. */
export const findDeeds = async (
  table: Table,
  teamId: string,
  schedule: ScheduleId,
  limit: number,
): Promise<Deed[]> =>
  (await newest(table, runKeys.ofTeam(teamId, schedule), limit)).map((item) => v.parse(deedSchema, item));
