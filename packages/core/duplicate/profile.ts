import type { Contact } from '../attribute/contact.schema.ts';
import { ownValue } from '../attribute/own-value.ts';
import { phoneValue } from '../suppression/suppressed-value.ts';
import { fold } from '../text/fold.ts';
import { type EmailParts, emailParts } from './compare-emails.ts';
import { type NameWords, nameWords, type Romanise, splitWords } from './name-words.ts';

/** What of a contact is compared. */
export type Subject = Pick<
  Contact,
  | 'id'
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'phone'
  | 'phone_raw'
  | 'phone_extension'
  | 'phone_secondary'
  | 'phone_secondary_extension'
  | 'company_id'
  | 'external_id'
  | 'custom_fields'
> & {
  /** The name of its company, where that is at hand: two companies of one name are one. */
  company?: string | null;
  /** Values that contacts merged into it had, for which it has no place. */
  further?: readonly FurtherValue[];
};

export interface FurtherValue {
  kind: 'phone' | 'phone_raw' | 'email' | 'external_id';
  value: string;
  extension: string | null;
}

/** A number as lines are compared. */
export interface ProfileLine {
  /** Folded, with the extension behind it. */
  whole: string;
  bare: string;
}

/** A contact as it is compared, made once for all of its pairs. */
export interface Profile {
  id: string;
  lines: readonly ProfileLine[];
  /** Digits of a number that could not be read. */
  rawDigits: string | undefined;
  email: EmailParts | undefined;
  name: NameWords | undefined;
  /** Folded name of the company, or its id. */
  company: string | undefined;
  externalId: string | undefined;
  /** Folded values of the custom fields that the team compares, in its order. */
  fields: readonly (string | undefined)[];
}

const fewestDigits = 7;

const rawDigitsOf = ({ phone, phone_raw }: Subject): string | undefined => {
  if (phone !== null || phone_raw === null) return undefined;
  const digits = phone_raw.replace(/\D+/g, '');
  return digits.length >= fewestDigits && !/^0+$/.test(digits) ? digits : undefined;
};

const lineOf = (number: string | null, extension: string | null): ProfileLine[] =>
  number === null ? [] : [{ whole: phoneValue(number, extension).value, bare: phoneValue(number).value }];

const linesOf = (subject: Subject): ProfileLine[] => {
  const { phone, phone_extension, phone_secondary, phone_secondary_extension, further = [] } = subject;
  const lines = [
    ...lineOf(phone, phone_extension),
    ...lineOf(phone_secondary, phone_secondary_extension),
    ...further.flatMap(({ kind, value, extension }) => (kind === 'phone' ? lineOf(value, extension) : [])),
  ];
  return [...new Map(lines.map((line) => [line.whole, line])).values()];
};

const legalForm =
  /^(?:gmbh|ag|kg|ohg|se|inc|llc|ltd|limited|corp|corporation|co|company|mbh|plc|bv|sa|srl|spa|oy|ab|as)$/;

/** Ids are alike for no reason. */
export const idMark = 'id:';

const companyOf = ({ company_id, company = null }: Subject, romanise: Romanise): string | undefined => {
  if (company === null) return company_id === null ? undefined : idMark + company_id;
  const words = splitWords(company, romanise).filter((word) => !legalForm.test(word));
  return words.length === 0 ? fold(company) : words.join(' ');
};

const textOf = (value: unknown): string | undefined => {
  const text = Array.isArray(value) ? value.map(String).sort().join(' ') : String(value ?? '');
  return fold(text) || undefined;
};

/** Which custom fields are compared, and how text is written in Latin letters. */
export interface Reader {
  customFields: readonly string[];
  romanise: Romanise;
}

/** Makes what of a contact is compared. */
export const profileOf = (subject: Subject, { customFields, romanise }: Reader): Profile => ({
  id: subject.id,
  lines: linesOf(subject),
  rawDigits: rawDigitsOf(subject),
  email: subject.email === null ? undefined : emailParts(subject.email),
  name: nameWords(subject, romanise),
  company: companyOf(subject, romanise),
  externalId: subject.external_id?.trim() || undefined,
  fields: customFields.map((name) => textOf(ownValue(subject.custom_fields, name))),
});
