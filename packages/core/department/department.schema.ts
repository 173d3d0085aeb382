import * as v from 'valibot';
import { line } from '../text/text.schema.ts';

export const departmentSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  created_at: v.string(),
  updated_at: v.string(),
  version: v.number(),
});
export type Department = v.InferOutput<typeof departmentSchema>;

const named = { team_id: v.optional(line(100)), name: line(255) };

export const departmentCreateSchema = v.strictObject(named);
export type DepartmentCreate = v.InferOutput<typeof departmentCreateSchema>;

export const departmentChangeSchema = v.partial(v.strictObject(named));
export type DepartmentChange = v.InferOutput<typeof departmentChangeSchema>;
