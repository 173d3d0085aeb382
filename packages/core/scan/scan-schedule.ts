import type { Table } from '../table/table.ts';
import { planNextScan } from './scan.item.ts';

const day = 86_400_000;

/** Hour of the night (UTC) in which scans are due. */
const nightHour = 3;

export const nextNight = (now: Date): string => {
  const next = new Date(now);
  next.setUTCHours(nightHour, 0, 0, 0);
  if (next <= now) next.setTime(next.getTime() + day);
  return next.toISOString();
};

/** Sees to it that a team is scanned each night, or is not any more. */
export const followScanSetting = (
  table: Table,
  { teamId, nightly, now }: { teamId: string; nightly: boolean; now: Date },
): Promise<void> => planNextScan(table, teamId, nightly ? nextNight(now) : null);
