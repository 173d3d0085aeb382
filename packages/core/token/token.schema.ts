import * as v from 'valibot';
import { departmentIds } from '../department/department.schema.ts';
import { roleSchema } from '../team/team.schema.ts';
import { line, optional } from '../text/text.schema.ts';
import { timestamp } from '../text/time.schema.ts';

/** A token as it is shown: neither the secret nor what it is known by. */
export const tokenRecordSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  role: roleSchema,
  departments: v.array(v.string()),
  created_at: v.string(),
  expires_at: v.nullable(v.string()),
  revoked_at: v.nullable(v.string()),
});
export type TokenRecord = v.InferOutput<typeof tokenRecordSchema>;

export const tokenSchema = v.object({ ...tokenRecordSchema.entries, hash: v.string() });
export type Token = v.InferOutput<typeof tokenSchema>;

export const tokenCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  name: line(255),
  role: roleSchema,
  departments: v.optional(departmentIds),
  expires_at: optional(timestamp),
});
export type TokenCreate = v.InferOutput<typeof tokenCreateSchema>;
