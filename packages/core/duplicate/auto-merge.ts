import type { AutoMergeSettings } from './duplicates.schema.ts';
import type { JudgedPair } from './find-pairs.ts';
import type { DuplicateGroup } from './groups.ts';

/** Why something is not merged by itself. */
export type NotMerged =
  | 'off'
  | 'name_only'
  | 'name_conflict'
  | 'vetoed'
  | 'disagreement'
  | 'no_exact_key'
  | 'score_too_low'
  | 'not_all_alike'
  | 'daily_cap'
  | 'stopped';

const keys: ReadonlySet<string> = new Set(['phone', 'email', 'external_id']);

const isExactKey = ({ field, method }: JudgedPair['reasons'][number]): boolean =>
  keys.has(field) && method === 'exact';

/** Names that are one person's beyond doubt, once a key is equal. */
const sureNames: ReadonlySet<string> = new Set(['exact', 'short_form', 'similar']);

const hasSureName = ({ reasons }: JudgedPair): boolean =>
  reasons.some(({ field, method }) => field === 'name' && sureNames.has(method));

/** Tells whether anything of weight speaks against it: an address, a number, a field that differs. */
const isContradicted = ({ reasons }: JudgedPair): boolean => reasons.some(({ weight }) => weight <= -1);

/** Answers why a pair is not to be merged by itself; undefined where it is. */
export const whyNotPair = (
  pair: JudgedPair,
  { enabled, when, min_score }: AutoMergeSettings,
): NotMerged | undefined => {
  if (!enabled) return 'off';
  if (pair.vetoed) return 'vetoed';
  if (pair.nameConflict) return 'name_conflict';
  if (pair.nameOnly) return 'name_only';
  if (isContradicted(pair)) return 'disagreement';
  if (when === 'score') return pair.score >= min_score && hasSureName(pair) ? undefined : 'score_too_low';
  return pair.reasons.some(isExactKey) && hasSureName(pair) ? undefined : 'no_exact_key';
};

/** How auto-merge has gone so far. */
export interface AutoMergeRecord {
  /** Merges of this day (UTC), by itself. */
  today: number;
  /** Merges by itself that could have been undone by now, and how many of them were. */
  merged: number;
  undone: number;
}

/** Share of undone merges beyond which the team’s rules are thought wrong. */
const mostUndone = 0.01;

/** So many merges are needed for a share of them to mean something: one of fewer is one too many already. */
export const isStopped = ({ merged, undone }: AutoMergeRecord): boolean =>
  merged > 0 && undone / merged > mostUndone;

/** Answers why a group is not to be merged by itself; undefined where it is. Each two of it have to be alike. */
export const whyNotGroup = (
  { ids, pairs, isCut }: DuplicateGroup,
  settings: AutoMergeSettings,
  record: AutoMergeRecord,
): NotMerged | undefined => {
  if (!settings.enabled) return 'off';
  if (isStopped(record)) return 'stopped';
  if (record.today >= settings.daily_cap) return 'daily_cap';
  const reason = pairs.map((pair) => whyNotPair(pair, settings)).find((one) => one !== undefined);
  if (reason !== undefined) return reason;
  return isCut || pairs.length < (ids.length * (ids.length - 1)) / 2 ? 'not_all_alike' : undefined;
};

interface Aged {
  id: string;
  created_at: string;
  updated_at: string;
}

/** Picks who survives: the one that was changed last, or created first. */
export const survivorOf = (
  contacts: readonly Aged[],
  keep: AutoMergeSettings['keep'],
): string | undefined => {
  const order = ({ id, created_at, updated_at }: Aged): string =>
    keep === 'oldest' ? `${created_at} ${id}` : `${updated_at} ${id}`;
  const [first, ...others] = contacts.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  return (keep === 'oldest' ? first : (others.at(-1) ?? first))?.id;
};

/** Decides about groups in turn, the best first, as far as the day’s cap goes: what a dry run shows. */
export const planAutoMerge = (
  groups: readonly DuplicateGroup[],
  settings: AutoMergeSettings,
  record: AutoMergeRecord,
): { group: DuplicateGroup; reason: NotMerged | undefined }[] => {
  let today = record.today;
  return groups
    .toSorted((one, other) => other.score - one.score)
    .map((group) => {
      const reason = whyNotGroup(group, settings, { ...record, today });
      if (reason === undefined) today++;
      return { group, reason };
    });
};
