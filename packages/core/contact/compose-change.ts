import { isDeepStrictEqual } from 'node:util';
import { isVisible, type Scope } from '../access/scope.ts';
import { namesWith } from '../attribute/attributes.ts';
import type { Contact, ContactChange } from '../attribute/contact.schema.ts';
import { statusOf } from '../attribute/lead-status.ts';
import { changedNames } from '../attribute/name.ts';
import type { Originals, StoredContact } from '../attribute/stored-contact.ts';
import { distinctTags, tooManyTags } from '../attribute/tags.ts';
import { fitsCustomFields } from '../attribute/values.schema.ts';
import type { Fault } from '../error.ts';
import { changedOptOut, type KeptMarks } from '../suppression/opt-out.ts';
import type { Settings } from '../team/team.schema.ts';
import { phoneStatus } from './compose-contact.ts';
import { extensionNames, type PhoneName, readNumber } from './number.ts';

interface Part {
  values: Partial<StoredContact>;
  faults: (Fault | undefined)[];
  warnings?: Fault[];
}

interface ChangeContext {
  settings: Settings;
  scope: Scope;
  /** Whether nothing takes an opt-out back, not even `do_not_call: false`. */
  keepsOptOut?: boolean | undefined;
}

const plainPart = (change: ContactChange): Part => ({
  values: Object.fromEntries(
    namesWith('plain').flatMap((name) => (change[name] === undefined ? [] : [[name, change[name]]])),
  ),
  faults: [],
});

/**
 * Reads a number and its extension where a change names either; another number brings no extension of the old
 * one.
 */
const readChange = (seen: Contact, change: ContactChange, name: PhoneName, country: string) => {
  const { [name]: raw, [extensionNames[name]]: given } = change;
  // The number as it was answered changes nothing, however it was once given.
  const isSame = raw === undefined || (raw !== null && raw === seen[name]);
  if (isSame && given === undefined) return undefined;
  const number = { raw: isSame ? seen[name] : raw, extension: given };
  return { raw, isSame, ...readNumber(name, number, country) };
};

const phonePart = (seen: Contact, change: ContactChange, country: string): Part => {
  const read = readChange(seen, change, 'phone', country);
  if (!read) return { values: {}, faults: [] };
  const { raw = null, isSame, e164, extension, faults } = read;
  const values = isSame
    ? { phone_extension: extension }
    : { phone: e164, phone_raw: raw, phone_extension: extension, phone_status: phoneStatus(raw, e164) };
  return { values, faults };
};

const secondPhonePart = (seen: Contact, change: ContactChange, country: string): Part => {
  const read = readChange(seen, change, 'phone_secondary', country);
  if (!read) return { values: {}, faults: [] };
  const { e164, extension, faults } = read;
  return { values: { phone_secondary: e164, phone_secondary_extension: extension }, faults };
};

/** Reads a status; the contact's own may stay even when the team no longer has it. */
const readStatus = (seen: Contact, given: string | null, statuses: readonly string[]) =>
  given === seen.lead_status ? { status: given } : statusOf(given, statuses);

const optOutMarksOf = ({ do_not_call, lead_status, tags, status_before }: StoredContact): KeptMarks => ({
  ...{ do_not_call, lead_status, tags, status_before },
});

const optOutPart = (seen: StoredContact, change: ContactChange, context: ChangeContext): Part => {
  const { lead_status, do_not_call, tags } = change;
  const { lead_statuses } = context.settings;
  const read = lead_status === undefined ? undefined : readStatus(seen, lead_status, lead_statuses);
  const { marks, faults, warnings } = changedOptOut(
    optOutMarksOf(seen),
    {
      ...(do_not_call !== undefined && { do_not_call }),
      ...(read && { lead_status: read.status }),
      ...(tags !== undefined && { tags: distinctTags(tags ?? []) }),
    },
    { fallback: lead_statuses[0] ?? 'new', isKept: context.keepsOptOut ?? false },
  );
  return {
    values: { ...marks, tags: [...marks.tags] },
    faults: [read?.fault, ...faults, tooManyTags(marks.tags, seen.tags)],
    warnings,
  };
};

export const tooLarge: Fault = {
  param: 'custom_fields',
  code: 'custom_fields_too_large',
  message: 'The custom fields of a contact hold at most 64 KB.',
};

/** Keeps the originals of values that the change leaves alone. */
const keptOriginals = (seen: StoredContact, fields: Contact['custom_fields']): Originals =>
  Object.fromEntries(
    Object.entries(seen.originals).filter(([name]) =>
      isDeepStrictEqual(seen.custom_fields[name], fields[name]),
    ),
  );

/** Merges custom fields by name. Who clears all of them clears those that they see. */
const fieldsPart = (seen: StoredContact, { custom_fields: given }: ContactChange, scope: Scope): Part => {
  if (given === undefined) return { values: {}, faults: [] };
  const entries = Object.entries({ ...seen.custom_fields, ...given });
  const kept = entries.filter(([name]) =>
    given === null ? !isVisible(scope, `cf.${name}`) : !(Object.hasOwn(given, name) && given[name] === null),
  );
  const custom_fields = Object.fromEntries(kept);
  const originals = keptOriginals(seen, custom_fields);
  return { values: { custom_fields, originals }, faults: fitsCustomFields(custom_fields) ? [] : [tooLarge] };
};

/**
 * Composes a contact after a change by the rules of creation: names derived, numbers in E.164, an opt-out
 * kept unless it is taken back. Links are as given and not checked here.
 */
export const composeChange = (
  seen: StoredContact,
  change: ContactChange,
  context: ChangeContext,
): { contact: StoredContact; faults: Fault[]; warnings: Fault[] } => {
  const { settings, scope } = context;
  const { default_country: country } = settings;
  const { name, first_name, last_name } = seen;
  const parts = [
    plainPart(change),
    phonePart(seen, change, country),
    secondPhonePart(seen, change, country),
    optOutPart(seen, change, context),
    fieldsPart(seen, change, scope),
  ];
  return {
    contact: Object.assign(
      { ...seen, ...changedNames({ name, first_name, last_name }, change) },
      ...parts.map(({ values }) => values),
    ),
    faults: parts.flatMap(({ faults }) => faults).filter((fault) => fault !== undefined),
    warnings: parts.flatMap(({ warnings = [] }) => warnings),
  };
};
