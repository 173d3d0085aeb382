import * as v from 'valibot';
import { type ContactDraft, contactDraftSchema } from '../../attribute/contact.schema.ts';
import { statusOf } from '../../attribute/lead-status.ts';
import { withMoreTags } from '../../attribute/tags.ts';
import { fitsCustomFields } from '../../attribute/values.schema.ts';
import { companyCreateSchema } from '../../company/company.schema.ts';
import type { Settings } from '../../team/team.schema.ts';
import { type Failed, fromFault, issuesOf, optOutUnclear, tagsLeft } from './faults.ts';
import type { Draft } from './sort-cells.ts';

/** The values of a row: of its contact, of its company, and of custom fields. */
interface Said {
  contact: Draft;
  company: Draft;
  custom: Draft;
}

type Raw = Record<string, string>;

/** The values that a contact can have, with the rest as text and its faults. */
interface Spared extends Said {
  raw: Raw;
  faults: Failed[];
}

interface One {
  sound?: unknown;
  raw?: string;
  faults: readonly Failed[];
}

/** Properties that must not be left out: who may see a contact is not guessed. */
const indispensable: readonly string[] = ['department_id'];

/** Reads an unclear opt-out as one: nobody calls until somebody has looked. */
const spareOptOut = (value: unknown): One =>
  typeof value === 'string'
    ? { sound: true, raw: value, faults: [optOutUnclear] }
    : { sound: value, faults: [] };

const entries: Readonly<Record<string, v.GenericSchema>> = contactDraftSchema.entries;

const statusFaults = (value: unknown, { lead_statuses }: Settings): Failed[] => {
  const { fault } = typeof value === 'string' ? statusOf(value, lead_statuses) : {};
  return fault ? [fromFault(fault)] : [];
};

const valueFaults = (name: string, value: unknown, settings: Settings): Failed[] => {
  const entry = entries[name];
  if (!entry || indispensable.includes(name)) return [];
  const { issues } = v.safeParse(v.object({ [name]: entry }), { [name]: value });
  if (issues) return issuesOf(issues, 'contact');
  return name === 'lead_status' ? statusFaults(value, settings) : [];
};

/** Leaves out tags that are none, and those for which a contact has no room. */
const spareTags = (given: readonly unknown[]): One => {
  const texts = given.map(String);
  const isTag = (tag: string) => v.is(contactDraftSchema.entries.tags, [tag]);
  const { tags, left } = withMoreTags([], texts.filter(isTag));
  const lost = [...texts.filter((tag) => !isTag(tag)), ...left];
  return lost.length === 0
    ? { sound: tags, faults: [] }
    : { sound: tags, raw: lost.join(', '), faults: [tagsLeft(lost)] };
};

const spareValue = (name: string, value: unknown, settings: Settings): One => {
  if (name === 'tags' && Array.isArray(value)) return spareTags(value);
  if (name === 'do_not_call') return spareOptOut(value);
  const faults = valueFaults(name, value, settings);
  return faults.length === 0 ? { sound: value, faults } : { raw: String(value), faults };
};

const spareContact = (contact: Draft, settings: Settings) => {
  const spared = { contact: {} as Draft, raw: {} as Raw, faults: [] as Failed[] };
  for (const [name, value] of Object.entries(contact)) {
    const { sound, raw, faults } = spareValue(name, value, settings);
    if (sound !== undefined) spared.contact[name] = sound;
    if (raw !== undefined) spared.raw[`${name}_raw`] = raw;
    spared.faults.push(...faults);
  }
  return spared;
};

/** Leaves out what a company cannot have; without a readable name there is none. */
const spareCompany = (company: Draft) => {
  const { issues = [] } = v.safeParse(companyCreateSchema, company);
  const faults = issuesOf(issues, 'company').filter(({ name }) => Object.hasOwn(company, name ?? ''));
  const names = new Set(faults.map(({ name }) => name));
  const isLost = (name: string) => names.has('name') || names.has(name);
  const all = Object.entries(company);
  return {
    company: Object.fromEntries(all.filter(([name]) => !isLost(name))),
    raw: Object.fromEntries(
      all.filter(([name]) => isLost(name)).map(([name, value]) => [`company_${name}_raw`, String(value)]),
    ),
    faults,
  };
};

const fieldsOnly = v.object({ custom_fields: contactDraftSchema.entries.custom_fields });

/** Leaves out custom values that no contact can have, one by one and together. */
const spareFields = (given: Draft) => {
  const spared = { custom: {} as Draft, faults: [] as Failed[] };
  for (const [name, value] of Object.entries(given)) {
    const { issues } = v.safeParse(fieldsOnly, { custom_fields: { ...spared.custom, [name]: value } });
    if (!issues) spared.custom[name] = value;
    else spared.faults.push(...issuesOf(issues, 'contact').map((one) => ({ ...one, name })));
  }
  return spared;
};

const isSound = ({ contact, company, custom }: Said, settings: Settings): boolean =>
  v.is(contactDraftSchema, { ...contact, custom_fields: custom }) &&
  (Object.keys(company).length === 0 || v.is(companyCreateSchema, company)) &&
  statusFaults(contact.lead_status, settings).length === 0;

/**
 * Leaves out what a lenient import goes without: an invalid address, an unknown status or time zone, text
 * that is too long. `raw` is to be kept in custom fields.
 */
export const spareValues = (said: Said, settings: Settings): Spared => {
  if (isSound(said, settings)) return { ...said, raw: {}, faults: [] };
  const { contact, ...ofContact } = spareContact(said.contact, settings);
  const { company, ...ofCompany } = spareCompany(said.company);
  const { custom, ...ofFields } = spareFields(said.custom);
  return {
    contact,
    company,
    custom,
    raw: { ...ofContact.raw, ...ofCompany.raw },
    faults: [...ofContact.faults, ...ofCompany.faults, ...ofFields.faults],
  };
};

type CustomFields = NonNullable<ContactDraft['custom_fields']>;

/** Picks the raw values that fit into the contact's custom fields. */
export const keepable = (raw: Readonly<Raw>, custom: Readonly<Record<string, unknown>>): CustomFields => {
  const kept: CustomFields = {};
  for (const [name, value] of Object.entries(raw)) {
    const isText = v.is(fieldsOnly, { custom_fields: { [name]: value } });
    if (isText && fitsCustomFields({ ...custom, ...kept, [name]: value })) kept[name] = value;
  }
  return kept;
};
