import { isEmail } from '../email/email.ts';
import type { Fault } from '../error.ts';
import { isCountry } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import { emailValue, phoneValue, type SuppressedValue } from '../suppression/suppressed-value.ts';
import type { Settings } from '../team/team.schema.ts';
import type { SuppressionValues } from './suppression-list.schema.ts';

/** A number or address as somebody gave it: what it means, or why it means nothing. */
export type GivenValue = {
  kind: SuppressedValue['kind'];
  /** As it was given. */
  given: string;
} & ({ value: SuppressedValue; fault?: undefined } | { value?: undefined; fault: Fault });

/** No number with its extension is longer, and no address. */
const longest = 254;

const faultOf = (param: string, code: string, message: string): Fault => ({ param, code, message });

const readPhone = (given: string, country: string): GivenValue => {
  const read =
    given.length > longest ? undefined : normalisePhone(given, isCountry(country) ? country : undefined);
  if (read?.e164 !== undefined)
    return { kind: 'phone', given, value: phoneValue(read.e164, read.extension ?? null) };
  const fault = faultOf('phones', read?.fault ?? 'phone_invalid', 'This is not a possible phone number.');
  return { kind: 'phone', given, fault };
};

const readEmail = (given: string): GivenValue => {
  const text = given.trim();
  if (isEmail(text)) return { kind: 'email', given, value: emailValue(text) };
  return { kind: 'email', given, fault: faultOf('emails', 'email_invalid', 'This is not an email address.') };
};

/** Reads numbers and addresses, in the order in which they are given: the numbers first. */
export const readGiven = (
  { phones = [], emails = [] }: Pick<SuppressionValues, 'phones' | 'emails'>,
  { default_country }: Pick<Settings, 'default_country'>,
): GivenValue[] => [...phones.map((given) => readPhone(given, default_country)), ...emails.map(readEmail)];

/** Faults of a request that names nothing, or more than `most` in all its lists. */
export const givenFaults = (lists: readonly (readonly unknown[] | undefined)[], most: number): Fault[] => {
  const count = lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
  if (count === 0) return [faultOf('phones', 'required', 'Give at least one number or address.')];
  return count > most ? [faultOf('phones', 'too_long', `Give at most ${most} values in all.`)] : [];
};
