import { setTimeout } from 'node:timers/promises';
import type { Table } from '../table/table.ts';
import { findWriters, putWriter, removeWriter, type Writer } from './writer.item.ts';

/** Longest time (ms) that a function which writes chunks runs: an older writer has died. */
export const longestRun = 5 * 60_000;
/** Requests that were under way have written within this time (ms), and indexes know of it. */
const settling = 2_000;
const pause = 500;

/**
 * Does work that writes contacts by the fields, tags and rules that it reads, which others may change meanwhile. It is
 * on record until it has ended; one that failed stays there until it runs again.
 * @param run what runs, the same each time that it runs again
 */
export const asWriter = async <T>(
  table: Table,
  teamId: string,
  run: string,
  work: () => Promise<T>,
): Promise<T> => {
  const writer = { run, since: new Date().toISOString() };
  await putWriter(table, teamId, writer);
  const result = await work();
  await removeWriter(table, teamId, writer);
  return result;
};

const isOpen = ({ since }: Writer): boolean => Date.now() - Date.parse(since) < longestRun;

/** Waits for the end of all that write at this moment; answers whether there were any. */
export const untilWritersEnd = async (table: Table, teamId: string): Promise<boolean> => {
  let open = (await findWriters(table, teamId)).filter(isOpen);
  if (open.length === 0) return false;
  while (open.length > 0) {
    await setTimeout(pause);
    const now = new Map((await findWriters(table, teamId)).map(({ run, since }) => [run, since]));
    open = open.filter((one) => now.get(one.run) === one.since && isOpen(one));
  }
  return true;
};

/**
 * Waits until all that write now have ended, since they may do so by definitions as they were before a change (ISO
 * time), and lists know of it: a look at what is left then misses nothing. Who begins meanwhile knows of the change.
 */
export const untilWritten = async (table: Table, teamId: string, changedAt: string): Promise<void> => {
  const hasWaited = await untilWritersEnd(table, teamId);
  const left = (hasWaited ? Date.now() : Date.parse(changedAt)) + settling - Date.now();
  if (left > 0) await setTimeout(left);
};
