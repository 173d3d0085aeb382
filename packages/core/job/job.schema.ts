import * as v from 'valibot';
import { roleSchema } from '../team/team.schema.ts';

export const jobStateSchema = v.picklist(
  ['queued', 'running', 'finished', 'failed', 'cancelled'],
  'unknown_value',
);
export type JobState = v.InferOutput<typeof jobStateSchema>;

const kind = v.picklist([
  'access',
  'bulk',
  'erasure',
  'export',
  'field',
  'import',
  'merge',
  'scan',
  'suppression',
  'tag',
]);
export type JobKind = v.InferOutput<typeof kind>;

const text = v.nullable(v.string());

const jobCountsSchema = v.object({
  done: v.pipe(v.number(), v.description('Those that are as asked for by now')),
  failed: v.number(),
});
export type JobCounts = v.InferOutput<typeof jobCountsSchema>;

export const jobFailureSchema = v.object({
  id: v.string(),
  code: v.string(),
  message: v.string(),
  existing_id: v.optional(v.string()),
});
export type JobFailure = v.InferOutput<typeof jobFailureSchema>;

const reason = v.object({ code: v.string(), message: v.string() });

const jobEntries = {
  id: v.string(),
  team_id: v.string(),
  kind,
  action: v.string(),
  state: jobStateSchema,
  reason: v.nullable(reason),
  total: v.pipe(v.nullable(v.number()), v.description('Null until all are gathered')),
  counts: jobCountsSchema,
  failures: v.pipe(v.array(jobFailureSchema), v.description('The first hundred')),
  warnings: v.pipe(
    v.optional(v.array(jobFailureSchema), []),
    v.description('Of those that are done, what to know, as `opt_out_kept`; the first hundred'),
  ),
  created_by: v.string(),
  created_at: v.string(),
  started_at: text,
  heartbeat_at: text,
  finished_at: text,
  undone_at: v.optional(text, null),
  undo_job_id: v.pipe(v.optional(text, null), v.description('The job that undoes it, or did')),
};

export const jobSchema = v.object({
  ...jobEntries,
  progress: v.object({ percent: v.number() }),
  failures_url: v.pipe(text, v.description('All failures, one JSON object a line; for an hour')),
});
export type JobAnswer = v.InferOutput<typeof jobSchema>;

/** A job as it is kept, with whom it works for and that caller's reach. */
export const storedJobSchema = v.object({
  ...jobEntries,
  role: roleSchema,
  departments: v.array(v.string()),
  is_cancelled: v.boolean(),
  /** Why the rest of it must not be done. */
  refusal: v.optional(reason),
  execution: text,
  has_failures_file: v.boolean(),
  /** Whether it leaves marks by which it can be undone. */
  leaves_marks: v.optional(v.boolean(), false),
});
export type StoredJob = v.InferOutput<typeof storedJobSchema>;
