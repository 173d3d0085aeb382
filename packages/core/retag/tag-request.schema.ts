import * as v from 'valibot';

const moveRequestSchema = v.object({
  action: v.picklist(['rename', 'merge', 'delete']),
  job_id: v.string(),
  /** When contacts that are written began to get the new tag. */
  at: v.string(),
  /** Names of the tags that contacts are to lose. */
  names: v.array(v.string()),
  /** What they get instead. */
  to: v.nullable(v.string()),
});
export type MoveRequest = v.InferOutput<typeof moveRequestSchema>;

const applyRequestSchema = v.object({ action: v.literal('apply_rule'), rule_id: v.string() });
export type ApplyRequest = v.InferOutput<typeof applyRequestSchema>;

/** The request of a job on tags, as it lies in the bucket. */
export const tagRequestSchema = v.variant('action', [moveRequestSchema, applyRequestSchema]);
