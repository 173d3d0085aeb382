import type { RowOutcome } from '../../import-file/ledger.ts';
import { type Counts, noCounts } from '../import.schema.ts';

/** Adds the outcome of a row to counts. */
export const countOutcome = (counts: Counts, { outcome, warnings = [], parked }: RowOutcome): void => {
  counts.rows++;
  counts[outcome]++;
  if (warnings.length > 0) counts.warned++;
  if (parked) counts.parked++;
};

export const countsOf = (outcomes: readonly RowOutcome[]): Counts => {
  const counts = { ...noCounts };
  for (const outcome of outcomes) countOutcome(counts, outcome);
  return counts;
};
