import * as v from 'valibot';
import type { Item } from '../table/item.ts';
import { getItem, type Table, write } from '../table/table.ts';
import { put } from '../table/write.ts';
import { scheduleIds } from './schedules.schema.ts';

/** Since when this stage has each schedule, so that one that never runs is told as well. */
export const knownKey = { pk: 'SYSTEM#SCHEDULES', sk: 'SCHEDULES' };

const sinceSchema = v.record(v.string(), v.string());

export const knownSince = (item: Item | undefined): Readonly<Record<string, string>> =>
  v.parse(sinceSchema, item?.since ?? {});

/** Puts schedules on record that are new, and takes off those that are gone. */
export const noteSchedules = async (table: Table, now: Date): Promise<void> => {
  const since = knownSince(await getItem(table, knownKey));
  const isNoted = scheduleIds.every((id) => id in since) && Object.keys(since).length === scheduleIds.length;
  if (isNoted) return;
  const next = Object.fromEntries(scheduleIds.map((id) => [id, since[id] ?? now.toISOString()]));
  await write(table, [put({ ...knownKey, since: next })]);
};
