import type { Evidence } from './evidence.ts';
import type { JudgedPair } from './find-pairs.ts';
import { type Grouping, pairName } from './groups.ts';

/** Contacts that have a value in common, and whose names do not go together: a household, or a new name. */
export interface NameConflict {
  field: string;
  value: string;
  /** Sorted. */
  ids: readonly string[];
  pairs: readonly JudgedPair[];
}

const isCommon = ({ weight, values: [one, other], field }: Evidence): boolean =>
  weight > 0 && one === other && field !== 'name';

/** Finds the value that two contacts have in common, beside their names. */
export const commonValue = ({ reasons }: Pick<JudgedPair, 'reasons'>): Evidence | undefined =>
  reasons.find(isCommon);

/** Finds the conflicts among pairs that are below the threshold, one for each value. */
export const conflictsOf = (
  pairs: readonly JudgedPair[],
  { threshold = 85, apart = new Set() }: Grouping = {},
): NameConflict[] => {
  const found = new Map<string, { field: string; value: string; pairs: JudgedPair[] }>();
  for (const pair of pairs) {
    if (!pair.nameConflict || pair.score >= threshold || apart.has(pairName(...pair.ids))) continue;
    const reason = commonValue(pair);
    if (!reason) continue;
    const { field, values } = reason;
    const key = `${field}#${values[0]}`;
    const known = found.get(key);
    if (known) known.pairs.push(pair);
    else found.set(key, { field, value: values[0], pairs: [pair] });
  }
  return [...found.values()].map((one) => ({
    ...one,
    ids: [...new Set(one.pairs.flatMap(({ ids }) => ids))].sort(),
  }));
};
