import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Evidence } from './evidence.ts';
import type { JudgedPair } from './find-pairs.ts';
import { pairName } from './groups.ts';
import { commonValue } from './name-conflicts.ts';

/** Two contacts, the smaller id first. */
export type PairIds = readonly [string, string];

const ids = v.tuple([v.string(), v.string()]);
const department = v.nullable(v.string());

/**
 * What a list has to know of a pair: short, since all of a team's are read to be grouped. Names no value of a contact.
 */
const pairEntrySchema = v.object({
  ids,
  /** Null of a pair that a merge brought along, until somebody looks at it. */
  score: v.nullable(v.number()),
  /** Digest of the value in common, of contacts whose names do not go together. */
  conflict: v.optional(v.string()),
  apart: v.optional(v.literal(true)),
  dismissed: v.optional(v.literal(true)),
  departments: v.tuple([department, department]),
  /** Of the values of both that were compared; absent after a merge. */
  digest: v.optional(v.string()),
  /** The scan that found it: it shows all that it found at once. */
  since: v.optional(v.number()),
});
export type PairEntry = v.InferOutput<typeof pairEntrySchema>;

/** A reason without the values, which the contacts have. */
const storedReason = v.object({
  field: v.string(),
  method: v.string(),
  weight: v.number(),
  similarity: v.optional(v.number()),
});
export type StoredReason = v.InferOutput<typeof storedReason>;

/** A pair as it is kept, for somebody to look at. */
export const storedPairSchema = v.object({
  shown: pairEntrySchema,
  reasons: v.optional(v.array(storedReason), []),
  vetoed: v.optional(v.boolean(), false),
  name_only: v.optional(v.boolean(), false),
  /** Who said that they are two people, and of which values; null after a merge, until a scan. */
  dismissal: v.optional(v.object({ by: v.string(), at: v.string(), digest: v.nullable(v.string()) })),
});
export type StoredPair = v.InferOutput<typeof storedPairSchema>;

export const toPairEntry = (shown: unknown): PairEntry => v.parse(pairEntrySchema, shown);

export const sortedIds = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

/** A short name of a value that does not tell it. */
export const valueDigest = (field: string, value: string): string =>
  createHash('sha256').update(`${field}#${value}`).digest('base64url').slice(0, 16);

const storedReasonOf = ({ field, method, weight, similarity }: Evidence): StoredReason => ({
  ...{ field, method, weight },
  ...(similarity !== undefined && { similarity }),
});

/** Makes what is kept of a pair that a scan found. */
export const storedPairOf = (
  pair: JudgedPair,
  { departments, digest, since }: { departments: PairEntry['departments']; digest: string; since: number },
): StoredPair => {
  const common = pair.nameConflict ? commonValue(pair) : undefined;
  return {
    shown: {
      ids: [...pair.ids],
      score: pair.score,
      departments,
      digest,
      since,
      ...(common && { conflict: valueDigest(common.field, common.values[0]) }),
      ...(pair.namesApart && { apart: true }),
    },
    reasons: pair.reasons.map(storedReasonOf),
    vetoed: pair.vetoed,
    name_only: pair.nameOnly,
  };
};

/** A pair of which nothing is known yet but that somebody should look at it. */
export const unjudged = (pair: PairIds): StoredPair => ({
  shown: { ids: [...pair], score: null, departments: [null, null] },
  reasons: [],
  vetoed: false,
  name_only: false,
});

/** What was known of pairs before a merge or its undo, and who survives the merge. */
export interface KnownPairs {
  survivor?: string;
  known: readonly StoredPair[];
}

/** Makes what is kept of a pair in which a survivor takes the place of a merged contact. */
export const rehomedPair = (pair: PairIds, { survivor, known }: KnownPairs): StoredPair => {
  const same = known.find(({ shown }) => pairName(...shown.ids) === pairName(...pair));
  if (same) return same;
  const [like] = known
    .filter(({ shown }) => shown.ids.some((id) => id !== survivor && pair.includes(id)))
    .sort((one, other) => (other.shown.score ?? 0) - (one.shown.score ?? 0));
  if (!like || survivor === undefined) return unjudged(pair);
  const { dismissal, shown } = like;
  const departmentOf = (id: string) => {
    const at = shown.ids.indexOf(id);
    return at < 0 ? null : (shown.departments[at] ?? null);
  };
  return {
    ...unjudged(pair),
    shown: {
      ids: [...pair],
      score: null,
      departments: [departmentOf(pair[0]), departmentOf(pair[1])],
      ...(dismissal && { dismissed: true }),
    },
    ...(dismissal && { dismissal: { ...dismissal, digest: null } }),
  };
};
