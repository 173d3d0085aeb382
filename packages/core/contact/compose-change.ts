import { isDeepStrictEqual } from 'node:util';
import { isVisible, type Scope } from '../access/scope.ts';
import type { Fault } from '../error.ts';
import type { Settings } from '../team/team.schema.ts';
import { namesWith } from './attributes.ts';
import { phoneStatus, readPhone, statusOf } from './compose-contact.ts';
import type { Contact, ContactChange } from './contact.schema.ts';
import { fitsCustomFields } from './contact-values.schema.ts';
import { changedNames } from './name.ts';
import { changedOptOut, type KeptMarks } from './opt-out.ts';
import type { Originals, StoredContact } from './stored-contact.ts';
import { distinctTags, tooManyTags } from './tags.ts';

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

/** The number as it was answered changes nothing, however it was once given. */
const phonePart = (seen: Contact, { phone: raw }: ContactChange, country: string): Part => {
  if (raw === undefined || (raw !== null && raw === seen.phone)) return { values: {}, faults: [] };
  const { e164, fault } = readPhone('phone', raw, country);
  return { values: { phone: e164, phone_raw: raw, phone_status: phoneStatus(raw, e164) }, faults: [fault] };
};

const secondPhonePart = ({ phone_secondary: raw }: ContactChange, country: string): Part => {
  if (raw === undefined) return { values: {}, faults: [] };
  const { e164, fault } = readPhone('phone_secondary', raw, country);
  return { values: { phone_secondary: e164 }, faults: [fault] };
};

/** The status that a contact has may stay, even when the team has it no more. */
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

/** What was kept of values before a conversion goes with the value that it became. */
const keptOriginals = (seen: StoredContact, fields: Contact['custom_fields']): Originals =>
  Object.fromEntries(
    Object.entries(seen.originals).filter(([name]) =>
      isDeepStrictEqual(seen.custom_fields[name], fields[name]),
    ),
  );

/** Merged by name. Whoever clears all of them clears those that they see. */
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
 * A contact after a change, by the rules of creation: names derived, numbers in E.164, an opt-out kept unless it is
 * taken back. What it belongs to is as given; nothing is known of it here.
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
    secondPhonePart(change, country),
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
