interface Fault {
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  readonly value: string | null;
}

interface FaultyRow {
  readonly line: number;
  readonly faults: readonly Fault[];
}

export interface FaultGroup extends Fault {
  readonly lines: readonly number[];
}

/** Gathers faults of one kind in one column, in the order in which they are met. */
export const groupFaults = (rows: readonly FaultyRow[]): readonly FaultGroup[] => {
  const groups = new Map<string, FaultGroup>();
  for (const { line, faults } of rows)
    for (const fault of faults) {
      const key = JSON.stringify([fault.column, fault.code]);
      const known = groups.get(key);
      groups.set(key, { ...(known ?? fault), lines: [...(known?.lines ?? []), line] });
    }
  return [...groups.values()];
};
