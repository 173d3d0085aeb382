import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';

const companyEntries = {
  website: optional(line(500)),
  industry: optional(line(255)),
  phone: optional(line(64)),
  address: optional(line(500)),
  city: optional(line(255)),
  state: optional(line(255)),
  postal_code: optional(line(32)),
  country: optional(line(255)),
};

export const companyCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  name: line(255),
  ...companyEntries,
});
export type CompanyCreate = v.InferOutput<typeof companyCreateSchema>;

const text = v.nullable(v.string());

export const companySchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  website: text,
  industry: text,
  phone: text,
  address: text,
  city: text,
  state: text,
  postal_code: text,
  country: text,
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Company = v.InferOutput<typeof companySchema>;
