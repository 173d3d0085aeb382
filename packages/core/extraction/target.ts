import * as v from 'valibot';
import type { FieldType } from '../attribute/field-type.schema.ts';
import { type FieldValue, readFieldValue } from '../catalogue/field-value.ts';
import { isEmail } from '../email/email.ts';
import type { CountryCode } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import { line } from '../text/text.schema.ts';

/** Attributes that a call may set, besides custom fields. Consent, tags, owner and opt-outs are none of them. */
const attributeKinds = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  phone_secondary: 'phone',
  company: 'company',
  job_title: 'text',
} as const;
type Attribute = keyof typeof attributeKinds;

/** What is looked for in a call: an attribute, or a custom field as the team has defined it. */
export type Target =
  | { name: Attribute; kind: 'name' | 'email' | 'phone' | 'company' | 'text' }
  | {
      name: `cf.${string}`;
      kind: FieldType;
      label: string;
      options: readonly string[];
      /** Words by which people speak of it; the words of its label, where the team gives none. */
      cues: readonly string[];
      /** How values look, of text alone: `AA-00000` are two letters, a hyphen and five digits. */
      format?: string;
    };

const isAttribute = (name: string): name is Attribute => Object.hasOwn(attributeKinds, name);

/** A target for an attribute; undefined for what no call may set. */
export const attributeTarget = (name: string): Target | undefined =>
  isAttribute(name) ? { name, kind: attributeKinds[name] } : undefined;

/** The most that are asked of a model at once. */
export const mostTargets = 24;

const lineSchema = line(200);

const asLine = (given: unknown): string | undefined =>
  typeof given === 'string' && v.is(lineSchema, given.trim()) ? given.trim() : undefined;

/** A value as the target keeps it; undefined for what is none of its values. */
export const readTargetValue = (
  target: Target,
  given: unknown,
  country: CountryCode | undefined,
): Exclude<FieldValue, null> | undefined => {
  if ('label' in target) {
    const isScalar = ['string', 'number', 'boolean'].includes(typeof given) || Array.isArray(given);
    return (
      (isScalar
        ? readFieldValue({ type: target.kind, options: [...target.options] }, given).value
        : undefined) ?? undefined
    );
  }
  const text = asLine(given);
  if (text === undefined) return undefined;
  if (target.kind === 'email') return isEmail(text) ? text.toLowerCase() : undefined;
  return target.kind === 'phone' ? normalisePhone(text, country).e164 : text;
};
