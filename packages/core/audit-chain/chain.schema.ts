import * as v from 'valibot';

const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));

/**
 * What of an entry remains for good: who did what to which record, and when. Nothing in it tells who a person is, so
 * that no erasure has to touch it.
 */
const factSchema = v.strictObject({
  id: v.string(),
  type: v.string(),
  record: v.string(),
  /** The contact that the record belongs to: its erasure takes these values, too. */
  contact: v.optional(v.string()),
  at: v.string(),
  actor: v.string(),
  via: v.string(),
  version: v.optional(v.number()),
});
export type Fact = v.InferOutput<typeof factSchema>;

/** A link of the chain. */
export const linkSchema = v.strictObject({
  /** Counted from 1 without a gap. */
  n: v.number(),
  fact: factSchema,
  /** To the values that were changed; null where there were none. */
  commitment: v.nullable(hash),
  /** Over the link before and all of this one. */
  hash,
});
export type Link = v.InferOutput<typeof linkSchema>;

/** The values of an entry, which an erasure takes away with their salt. */
export const sealedSchema = v.strictObject({
  /** Without it nobody can try values against the commitment that stays. */
  salt: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
  values: v.unknown(),
});
export type Sealed = v.InferOutput<typeof sealedSchema>;

/** Where a chain has come to. */
export const headSchema = v.strictObject({ n: v.number(), hash });
export type ChainHead = v.InferOutput<typeof headSchema>;
