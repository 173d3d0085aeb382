import * as v from 'valibot';
import { roleSchema } from '../team/team.schema.ts';

export const tokenSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  hash: v.string(),
  name: v.string(),
  role: roleSchema,
  departments: v.array(v.string()),
  created_at: v.string(),
  expires_at: v.nullable(v.string()),
  revoked_at: v.nullable(v.string()),
});
export type Token = v.InferOutput<typeof tokenSchema>;
