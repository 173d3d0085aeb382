import * as v from 'valibot';
import { roleSchema } from '../team/team.schema.ts';

export const memberSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  email: v.nullable(v.string()),
  subject: v.nullable(v.string()),
  role: roleSchema,
  departments: v.array(v.string()),
  created_at: v.string(),
  updated_at: v.string(),
  version: v.number(),
});
export type Member = v.InferOutput<typeof memberSchema>;
