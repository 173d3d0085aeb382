import * as v from 'valibot';
import { changesSchema, pathSchema } from '../event/changes.schema.ts';

/**
 * A change as the feed keeps it: what happened to which record, by whom. What a contact's values were stays in
 * the contact's own timeline, at `entry`, so that it goes when the contact goes.
 */
export const feedEventSchema = v.object({
  id: v.string(),
  /** Dotted, past tense: `contact.created`; a former release may have had others than this one. */
  type: v.string(),
  /** ISO time of the change. */
  at: v.string(),
  actor: v.string(),
  via: pathSchema,
  subject: v.object({ kind: v.string(), id: v.string() }),
  version: v.optional(v.number()),
  /** Of a contact: its department before and after; of what belongs to one, its department. */
  departments: v.optional(v.array(v.nullable(v.string()))),
  /** Of a run: who began it. */
  owner: v.optional(v.string()),
  /** Sort key of the contact's timeline entry. */
  entry: v.optional(v.string()),
  /** Of other records than contacts. */
  changes: v.optional(changesSchema),
  /** Values of these changes were cut. */
  truncated: v.optional(v.literal(true)),
  /** Its link in the chain of the team's events; absent from those of former releases. */
  link: v.optional(v.string()),
  /** With changes: what keeps their digest in the link from being guessed. */
  salt: v.optional(v.string()),
  /** For whose erasure the changes were cleared. */
  cleared_for: v.optional(v.string()),
});
export type FeedEvent = v.InferOutput<typeof feedEventSchema>;
