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

/** A change of a company: absent properties stay, null clears. */
export const companyChangeSchema = v.strictObject({
  team_id: optional(line(100)),
  name: v.optional(line(255)),
  ...companyEntries,
});
export type CompanyChange = v.InferOutput<typeof companyChangeSchema>;

/** `name`, or `-name` for descending. */
const companySortSchema = v.picklist(['name', '-name', 'created_at', '-created_at'], 'unknown_value');
export type CompanySort = v.InferOutput<typeof companySortSchema>;

/** Parameters of lists of companies: filters and order. */
export const companyListEntries = {
  search: v.optional(
    v.pipe(
      v.string('type_string'),
      v.maxLength(255, 'too_long'),
      v.description('Beginnings of words of the name, in any case; several words mean all of them'),
    ),
  ),
  sort: v.optional(companySortSchema, '-created_at'),
};

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
  created_by: v.pipe(text, v.description('The token, member or import that created it')),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Company = v.InferOutput<typeof companySchema>;
