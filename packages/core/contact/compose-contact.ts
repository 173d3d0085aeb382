import type { Claim } from '../claim/claim.item.ts';
import { foldEmail } from '../email/email.ts';
import type { Fault } from '../error.ts';
import { isDateOrAmount } from '../phone/figure.ts';
import { isCountry, normalisePhone } from '../phone/phone.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import type { Settings } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';
import { type NameWith, namesWith } from './attributes.ts';
import type { Contact, ContactDraft } from './contact.schema.ts';
import { nameForms } from './name.ts';
import { withOptOut } from './opt-out.ts';
import { distinctTags, tooManyTags } from './tags.ts';

/** What of a contact is given or follows from it; the service keeps the rest. */
export type ContactValues = Omit<Contact, NameWith<'bookkeeping'>>;

export interface Composed {
  values: ContactValues;
  faults: Fault[];
  warnings: Fault[];
}

const phoneMessages = {
  phone_region_doubtful: (raw: string, country: string) =>
    `"${raw}" has no country code and is no number of ${country}. Write it with its country code, such as +49.`,
  phone_invalid: (raw: string) => `"${raw}" is not a possible phone number.`,
  phone_precision_lost: (raw: string) =>
    `"${raw}" lost digits in a spreadsheet. Format the column as text and enter the number again.`,
};

type PhoneName = 'phone' | 'phone_secondary';

export const readPhone = (param: PhoneName, raw: string | null, country: string) => {
  if (raw === null) return { e164: null };
  const { e164, fault } = normalisePhone(raw, isCountry(country) ? country : undefined);
  if (fault === undefined) return { e164 };
  return { e164: null, fault: { param, code: fault, message: phoneMessages[fault](raw, country) } };
};

/** In the cells of a table, what is plainly something else is no number. */
const readPhoneCell: typeof readPhone = (param, raw, country) => {
  if (raw === null || !isDateOrAmount(raw)) return readPhone(param, raw, country);
  const message = `"${raw}" is a date or an amount, not a phone number.`;
  return { e164: null, fault: { param, code: 'phone_invalid' as const, message } };
};

export const statusOf = (
  given: string | null,
  allowed: readonly string[],
): { status: string; fault?: Fault } => {
  if (given === null) return { status: allowed[0] ?? 'new' };
  const status = allowed.find((one) => fold(one).replaceAll(' ', '_') === fold(given).replaceAll(' ', '_'));
  if (status !== undefined) return { status };
  const message = `"${given}" is not one of ${allowed.join(', ')}.`;
  return { status: given, fault: { param: 'lead_status', code: 'lead_status_unknown', message } };
};

/** The values that are stored as they are given. */
const plainValues = (draft: ContactDraft) =>
  Object.fromEntries(namesWith('plain').map((name) => [name, draft[name] ?? null])) as Pick<
    Contact,
    NameWith<'plain'>
  >;

const nameValues = ({ name = null, first_name = null, last_name = null }: ContactDraft) =>
  nameForms({ name, first_name, last_name });

export const phoneStatus = (raw: string | null, e164: string | null): Contact['phone_status'] => {
  if (raw === null) return null;
  return e164 === null ? 'invalid' : 'possible';
};

export interface Reading {
  /** Keeps an impossible number as `phone_raw`, with a warning; otherwise it is a fault. */
  lenient?: boolean;
  /** Whose numbers those without a country code are; the team's when not given. */
  country?: string;
  /** From the cells of a table, which may be in the wrong column. */
  fromCells?: boolean;
}

/**
 * The values of a new contact from a draft, by the team's policies: names derived, numbers in E.164, opted
 * out by any of the marks.
 */
export const composeContact = (
  draft: ContactDraft,
  settings: Settings,
  { lenient = false, country = settings.default_country, fromCells = false }: Reading = {},
): Composed => {
  const { phone: raw = null, phone_secondary: secondary = null } = draft;
  const read = fromCells ? readPhoneCell : readPhone;
  const first = read('phone', raw, country);
  const second = read('phone_secondary', secondary, country);
  const { status, fault } = statusOf(draft.lead_status ?? null, settings.lead_statuses);
  const numberFaults = [first.fault, second.fault].filter((one) => one !== undefined);
  const values = withOptOut({
    ...plainValues(draft),
    ...nameValues(draft),
    phone: first.e164,
    phone_raw: raw,
    phone_status: phoneStatus(raw, first.e164),
    phone_secondary: second.e164,
    lead_status: status,
    do_not_call: draft.do_not_call ?? false,
    custom_fields: { ...draft.custom_fields },
    tags: distinctTags(draft.tags ?? []),
    last_called_at: null,
    last_call_outcome: null,
  });
  const ownFaults = [fault, tooManyTags(values.tags)].filter((one) => one !== undefined);
  return lenient
    ? { values, faults: ownFaults, warnings: numberFaults }
    : { values, faults: [...numberFaults, ...ownFaults], warnings: [] };
};

/** A number as it is claimed: one claim for all national variants of a line. */
export const phoneClaim = (e164: string): Claim => ({ kind: 'phone', value: foldPhone(e164) });

/**
 * What a live contact claims: its numbers, its address, its external id; with none of them, its name within its
 * company, so that the same row again is recognised.
 */
export const claimsOf = (
  contact: Pick<Contact, 'phone' | 'phone_secondary' | 'email' | 'external_id' | 'name' | 'company_id'>,
): Claim[] => {
  const numbers = [contact.phone, contact.phone_secondary]
    .filter((number) => number !== null)
    .map(phoneClaim);
  const claims = numbers.filter(({ value }, index) => index === 0 || value !== numbers[0]?.value);
  if (contact.email !== null) claims.push({ kind: 'email', value: foldEmail(contact.email) });
  if (contact.external_id !== null) claims.push({ kind: 'external_id', value: contact.external_id.trim() });
  if (claims.length > 0 || contact.name === null) return claims;
  return [{ kind: 'name', value: `${contact.company_id ?? ''}#${fold(contact.name)}` }];
};
