import anyAscii from 'any-ascii';
import { type Judgement, judgePair, plainMeasures } from '#core/duplicate/judge-pair.ts';
import { type Profile, profileOf, type Reader, type Subject } from '#core/duplicate/profile.ts';

const reader: Reader = { customFields: ['dob', 'city'], romanise: anyAscii };

let made = 0;

/** A contact that has nothing but these values. */
export const subject = (values: Partial<Subject>): Subject => ({
  id: `cont_${made++}`,
  name: [values.first_name, values.last_name].filter((part) => part).join(' ') || null,
  first_name: null,
  last_name: null,
  email: null,
  phone: null,
  phone_raw: null,
  phone_extension: null,
  phone_secondary: null,
  phone_secondary_extension: null,
  company_id: null,
  external_id: null,
  custom_fields: {},
  ...values,
});

export const profile = (values: Partial<Subject>): Profile => profileOf(subject(values), reader);

export const judge = (one: Partial<Subject>, other: Partial<Subject>): Judgement =>
  judgePair(profile(one), profile(other), plainMeasures(reader.customFields));
