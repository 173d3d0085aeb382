import * as v from 'valibot';
import { departmentIds } from '../department/department.schema.ts';
import { isEmail } from '../email/email.ts';
import { roleSchema } from '../team/team.schema.ts';
import { line, optional } from '../text/text.schema.ts';

const text = v.nullable(v.string());

export const memberSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  email: text,
  subject: v.pipe(text, v.description('The `sub` of the member’s OIDC tokens')),
  role: roleSchema,
  departments: v.array(v.string()),
  created_at: v.string(),
  updated_at: v.string(),
  version: v.number(),
});
export type Member = v.InferOutput<typeof memberSchema>;

const address = v.pipe(
  v.string('type_string'),
  v.trim(),
  v.check((email) => isEmail(email), 'email_invalid'),
);

export const memberCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  name: line(255),
  email: optional(address),
  subject: v.pipe(optional(line(255)), v.description('The `sub` of the member’s OIDC tokens')),
  role: roleSchema,
  departments: v.optional(departmentIds),
});
export type MemberCreate = v.InferOutput<typeof memberCreateSchema>;

export const memberChangeSchema = v.partial(memberCreateSchema);
export type MemberChange = v.InferOutput<typeof memberChangeSchema>;
