import * as v from 'valibot';

/** What a job does to tags, as it lies in the bucket. */
export const tagRequestSchema = v.object({
  action: v.picklist(['rename', 'merge', 'delete']),
  job_id: v.string(),
  /** When contacts that are written began to get the new tag. */
  at: v.string(),
  /** Names of the tags that contacts are to lose. */
  names: v.array(v.string()),
  /** What they get instead. */
  to: v.nullable(v.string()),
});
export type TagRequest = v.InferOutput<typeof tagRequestSchema>;
