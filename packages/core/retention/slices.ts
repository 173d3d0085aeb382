import { createHash } from 'node:crypto';

/** How a run is spread over time. */
export interface Spread {
  /** Contacts that are due, as the dry run has counted them. */
  due: number;
  /** Contacts that may be worked on in one slice. */
  perSlice: number;
  /** Minutes from one slice to the next. */
  everyMinutes: number;
}

/** More would take longer than until the next run. */
const mostSlices = 288;

/** How many slices a run has: at least one, so that a run over nothing ends, too. */
export const sliceCount = ({ due, perSlice }: Spread): number =>
  Math.min(mostSlices, Math.max(1, Math.ceil(due / perSlice)));

/**
 * The slice of a contact, from 0: always the same in one run, whoever works on it, so that a slice that is done again
 * meets the same contacts; another in the next run.
 */
export const sliceOf = (runId: string, contactId: string, slices: number): number =>
  createHash('sha256').update(`${runId}#${contactId}`).digest().readUInt32BE(0) % slices;

/** When a slice may begin (ISO). */
export const sliceStart = (startedAt: string, slice: number, { everyMinutes }: Spread): string =>
  new Date(Date.parse(startedAt) + slice * everyMinutes * 60_000).toISOString();

/** How far a run has come: kept with it, and moved on after each slice. */
export interface SliceState {
  slices: number;
  /** Slices that are done, in any order. */
  done: readonly number[];
}

/** The slices that may be worked on by now, the first first. */
export const openSlices = (
  { slices, done }: SliceState,
  { startedAt, now, spread }: { startedAt: string; now: Date; spread: Spread },
): number[] => {
  const finished = new Set(done);
  const at = now.toISOString();
  return Array.from({ length: slices }, (_, slice) => slice).filter(
    (slice) => !finished.has(slice) && sliceStart(startedAt, slice, spread) <= at,
  );
};

/** The state after a slice, done once or again. */
export const sliceDone = ({ slices, done }: SliceState, slice: number): SliceState => ({
  slices,
  done: [...new Set([...done, slice])].sort((one, other) => one - other),
});

export const isRunDone = ({ slices, done }: SliceState): boolean => done.length === slices;
