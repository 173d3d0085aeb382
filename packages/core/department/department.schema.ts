import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';

export const departmentSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  created_at: v.string(),
  updated_at: v.string(),
  version: v.number(),
});
export type Department = v.InferOutput<typeof departmentSchema>;

const named = { team_id: optional(line(100)), name: line(255) };

export const departmentCreateSchema = v.strictObject(named);

export const departmentChangeSchema = v.partial(v.strictObject(named));
export type DepartmentChange = v.InferOutput<typeof departmentChangeSchema>;

/** Ids of departments, each once; so many that joining them all is still one transaction. */
export const departmentIds = v.pipe(
  v.array(line(100), 'type_array'),
  v.maxLength(40, 'too_long'),
  v.transform((ids) => [...new Set(ids)]),
);
