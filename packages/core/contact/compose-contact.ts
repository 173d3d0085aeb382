import { type NameWith, namesWith } from '../attribute/attributes.ts';
import type { Contact, ContactDraft } from '../attribute/contact.schema.ts';
import type { MergedValue } from '../attribute/joined.ts';
import { statusOf } from '../attribute/lead-status.ts';
import { nameForms } from '../attribute/name.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { distinctTags, tooManyTags } from '../attribute/tags.ts';
import { type Claim, claimName } from '../claim/claim.item.ts';
import { foldEmail } from '../email/email.ts';
import type { Fault } from '../error.ts';
import { withOptOut } from '../suppression/opt-out.ts';
import type { Settings } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';
import {
  lineOf,
  type Numbers,
  phoneClaim,
  phoneNames,
  rawNumber,
  readNumber,
  readNumberCell,
} from './number.ts';

/** The values of a contact that are given or derived; the service keeps the rest. */
export type ContactValues = Omit<Contact, NameWith<'bookkeeping'>>;

export interface Composed {
  values: ContactValues;
  faults: Fault[];
  warnings: Fault[];
}

/** Picks the values that are stored as given. */
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
  /** Whether an impossible number is kept as `phone_raw` with a warning; otherwise it is a fault. */
  lenient?: boolean;
  /** Country of numbers without a country code; the team's when absent. */
  country?: string;
  /** Whether values come from cells of a table, which may be in the wrong column. */
  fromCells?: boolean;
}

/**
 * Composes the values of a new contact from a draft, by the team's policies: names derived, numbers in E.164,
 * opted out by any of the marks.
 */
export const composeContact = (
  draft: ContactDraft,
  settings: Settings,
  { lenient = false, country = settings.default_country, fromCells = false }: Reading = {},
): Composed => {
  const read = fromCells ? readNumberCell : readNumber;
  const given = { raw: draft.phone ?? null, extension: draft.phone_extension };
  const first = read('phone', given, country);
  const secondGiven = { raw: draft.phone_secondary ?? null, extension: draft.phone_secondary_extension };
  const second = read('phone_secondary', secondGiven, country);
  const { status, fault } = statusOf(draft.lead_status ?? null, settings.lead_statuses);
  const numberFaults = [...first.faults, ...second.faults];
  // A bad extension fails no row.
  const isSoft = ({ param }: Fault) => lenient || (fromCells && !phoneNames.some((name) => name === param));
  const values = withOptOut({
    ...plainValues(draft),
    ...nameValues(draft),
    phone: first.e164,
    phone_raw: first.e164 === null ? rawNumber(given) : given.raw,
    phone_extension: first.extension,
    phone_status: phoneStatus(given.raw, first.e164),
    phone_secondary: second.e164,
    phone_secondary_extension: second.extension,
    lead_status: status,
    do_not_call: draft.do_not_call ?? false,
    custom_fields: { ...draft.custom_fields },
    tags: distinctTags(draft.tags ?? []),
    last_called_at: null,
    last_call_outcome: null,
  });
  const ownFaults = [fault, tooManyTags(values.tags)].filter((one) => one !== undefined);
  return {
    values,
    faults: [...numberFaults.filter((fault) => !isSoft(fault)), ...ownFaults],
    warnings: numberFaults.filter(isSoft),
  };
};

/** Makes the claim of a value that merges left beside a contact. */
export const furtherClaim = ({ kind, value, extension }: MergedValue): Claim | undefined => {
  if (kind === 'phone') return phoneClaim({ number: value, extension });
  if (kind === 'email') return { kind, value: foldEmail(value) };
  return kind === 'external_id' ? { kind, value: value.trim() } : undefined;
};

/**
 * Lists the claims of a live contact: its lines, its address, its external id, and what merges left beside these; with
 * none of them, its name within its company, so that the same row of a file is recognised again.
 */
export const claimsOf = (
  contact: Numbers &
    Pick<Contact, 'email' | 'external_id' | 'name' | 'company_id'> &
    Pick<Partial<StoredContact>, 'joined'>,
): Claim[] => {
  const claims = phoneNames.flatMap((name) => lineOf(contact, name) ?? []).map(phoneClaim);
  if (contact.email !== null) claims.push({ kind: 'email', value: foldEmail(contact.email) });
  if (contact.external_id !== null) claims.push({ kind: 'external_id', value: contact.external_id.trim() });
  claims.push(...(contact.joined?.further ?? []).flatMap((one) => furtherClaim(one) ?? []));
  if (claims.length > 0) return [...new Map(claims.map((claim) => [claimName(claim), claim])).values()];
  if (contact.name === null) return [];
  return [{ kind: 'name', value: `${contact.company_id ?? ''}#${fold(contact.name)}` }];
};
