import type { PlannedRow } from './people.ts';

export interface Expected {
  outcome: 'created' | 'skipped' | 'failed';
  /** The fault's code, or the record that the row repeats. */
  why: string;
}

/** What must become of each row, worked out in memory and in the file's order: the first one counts. */
export const foretell = (rows: readonly PlannedRow[]): Expected[] => {
  const holders = new Map<string, number>();
  return rows.map(({ fault, phone, email, name }, index) => {
    if (fault !== undefined) return { outcome: 'failed', why: fault };
    const keys = Object.entries({ phone, email, name }).flatMap(([kind, value]) =>
      value === undefined ? [] : [`${kind} ${value}`],
    );
    const known = keys.find((key) => holders.has(key));
    if (known !== undefined) return { outcome: 'skipped', why: `record ${holders.get(known)} ` };
    for (const key of keys) holders.set(key, index + 1);
    return { outcome: 'created', why: '' };
  });
};

export const tally = (expected: readonly Expected[]) => {
  const counts = { rows: expected.length, created: 0, updated: 0, skipped: 0, failed: 0, warned: 0 };
  for (const { outcome } of expected) counts[outcome]++;
  return counts;
};
