import * as v from 'valibot';
import { columnTargetSchema } from './column-target.ts';

const columnSchema = v.object({
  header: v.string(),
  target: columnTargetSchema,
  /** Rows with something in this column. */
  filled: v.number(),
});

/** What the planning of a file found out, and how many chunks it made of the rows. */
export const planSchema = v.object({
  encoding: v.string(),
  delimiter: v.string(),
  columns: v.array(columnSchema),
  rows: v.number(),
  chunks: v.number(),
  repeats: v.number(),
});
export type Plan = v.InferOutput<typeof planSchema>;
