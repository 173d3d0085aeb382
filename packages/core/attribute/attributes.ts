import * as v from 'valibot';
import { line, optional, prose } from '../text/text.schema.ts';
import {
  callingHoursSchema,
  customFieldsSchema,
  emailSchema,
  tagsSchema,
  timezoneSchema,
} from './values.schema.ts';

/** The declaration of an attribute of contacts. */
interface Attribute {
  /** Schema of its answered value. */
  readonly answered: v.GenericSchema;
  /** Schema of a value that a caller sets; read-only without. Messages are fault codes. */
  readonly given?: v.GenericSchema;
  /** Value that an absent one reads as. */
  readonly blank: unknown;
  /** Whether it is stored as given; others have rules of their own. */
  readonly plain?: true;
  /** Whether it can be hidden from roles. Ids, states and marks on which rules depend stay visible. */
  readonly hidable?: true;
  /** Whether columns of imports may fill it, or the rule by which their cells are read. */
  readonly column?: true | ((cell: string) => unknown);
  /** Whether search looks at it. */
  readonly searched?: true;
  /** Whether timelines show its changes to all who work with the contact. */
  readonly notable?: true;
  /** The property of which it says more, and with which it is hidden. */
  readonly hiddenWith?: 'phone' | 'phone_secondary';
  /** The property whose origin it shares. */
  readonly follows?: 'phone';
  /** Whether the service keeps it, so that nobody sets it; events show its changes, or are silent. */
  readonly bookkeeping?: 'shown' | 'silent';
  /** Whether it is hidden, shown in events and traced to its origin part by part, as `cf.<name>`. */
  readonly inParts?: true;
  /** Place in the item where it is not among what lists show: in the key, or by itself for other indexes. */
  readonly place?: 'key' | 'item';
  /** Name under which long values stand by themselves, in no index. */
  readonly long?: string;
}

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const text = { answered: v.nullable(v.string()), blank: null } as const;
const id = { given: optional(line(100)), plain: true } as const;

/** How far a campaign has come with a contact: not called yet, called without a conversation so far, spoken with. */
export const campaignProgress = ['pending', 'called', 'reached'] as const;
export type CampaignProgress = (typeof campaignProgress)[number];

/** All attributes of contacts, in the order in which the API answers them. */
export const contactAttributes = {
  id: { answered: v.string(), blank: '', place: 'key', bookkeeping: 'silent' },
  team_id: { answered: v.string(), blank: '', place: 'key', bookkeeping: 'silent' },
  company_id: {
    ...text,
    ...id,
    given: described(
      optional(line(100)),
      'A company of the team; needed unless the team makes it optional, or `company` is given',
    ),
    hidable: true,
    notable: true,
    searched: true,
  },
  department_id: { ...text, ...id, column: true, notable: true, place: 'item' },
  owner_id: { ...text, ...id, hidable: true, column: true, notable: true },
  name: {
    ...text,
    given: described(
      optional(line(255)),
      'The full name. Given alone, first and last name are derived from it',
    ),
    column: true,
    searched: true,
  },
  first_name: { ...text, given: optional(line(255)), column: true, searched: true },
  last_name: { ...text, given: optional(line(255)), column: true, searched: true },
  email: {
    ...text,
    given: described(optional(emailSchema), 'One address; at most 254 characters'),
    plain: true,
    hidable: true,
    column: true,
    searched: true,
  },
  phone: {
    answered: described(v.nullable(v.string()), 'E.164'),
    blank: null,
    given: described(
      optional(line(64)),
      'As people write it. Without a country code it is a number of the team’s default country',
    ),
    hidable: true,
    column: true,
    searched: true,
  },
  phone_raw: {
    answered: described(v.nullable(v.string()), 'The number as it was given'),
    blank: null,
    hiddenWith: 'phone',
    follows: 'phone',
  },
  phone_extension: {
    answered: described(v.nullable(v.string()), 'Digits'),
    blank: null,
    given: described(
      optional(line(40)),
      'Behind the number, as `101`; may also stand in `phone`. Another extension is another line',
    ),
    column: true,
    searched: true,
    hiddenWith: 'phone',
  },
  phone_status: {
    answered: v.nullable(v.picklist(['possible', 'invalid'])),
    blank: null,
    hiddenWith: 'phone',
    follows: 'phone',
  },
  phone_secondary: {
    answered: described(v.nullable(v.string()), 'E.164'),
    blank: null,
    given: optional(line(64)),
    hidable: true,
    column: true,
    searched: true,
  },
  phone_secondary_extension: {
    answered: described(v.nullable(v.string()), 'Digits'),
    blank: null,
    given: described(optional(line(40)), 'Behind the second number, as `101`'),
    column: true,
    searched: true,
    hiddenWith: 'phone_secondary',
  },
  job_title: { ...text, given: optional(line(255)), plain: true, hidable: true, column: true },
  lead_status: {
    answered: v.string(),
    blank: 'new',
    given: described(
      optional(line(100)),
      'One of the team’s `lead_statuses`; the first of them when not given',
    ),
    column: true,
    notable: true,
  },
  source: { ...text, given: optional(line(255)), plain: true, hidable: true, column: true },
  timezone: {
    answered: described(v.nullable(v.string()), 'IANA time zone'),
    blank: null,
    given: described(optional(timezoneSchema), 'IANA time zone such as America/Chicago'),
    plain: true,
    hidable: true,
    column: (cell: string) => cell.replace(/\s+/gu, '_'),
  },
  calling_hours: {
    answered: described(v.nullable(v.string()), 'When this contact may be called, by its own clock'),
    blank: null,
    given: described(
      optional(callingHoursSchema),
      'When this contact may be called, by its own clock, as `Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00`: not on days that are not named. The team’s hours count beside them',
    ),
    plain: true,
    hidable: true,
  },
  preferred_contact_method: {
    ...text,
    given: optional(line(100)),
    plain: true,
    hidable: true,
    column: true,
  },
  do_not_call: {
    answered: v.boolean(),
    blank: false,
    given: described(
      optional(v.boolean('type_boolean')),
      'Also set by the lead status do_not_contact and the tag DNC, with which it always agrees. Only `false` here takes an opt-out back; whatever else would, keeps it with the warning `opt_out_kept`',
    ),
    column: true,
    notable: true,
  },
  notes: {
    ...text,
    given: optional(prose(50_000)),
    plain: true,
    hidable: true,
    column: true,
    long: 'long_notes',
  },
  custom_fields: {
    answered: v.record(v.string(), v.unknown()),
    blank: {},
    given: described(
      optional(customFieldsSchema),
      'Values by field name: text, numbers, true or false, or lists of these; 64 KB in all',
    ),
    hidable: true,
    inParts: true,
    long: 'long_custom_fields',
  },
  tags: {
    answered: v.array(v.string()),
    blank: [],
    given: described(
      optional(tagsSchema),
      'A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag',
    ),
    column: true,
    notable: true,
  },
  external_id: {
    ...text,
    given: described(optional(line(255)), 'Your own id of this person; unique in the team'),
    plain: true,
    hidable: true,
    column: true,
  },
  last_called_at: { ...text, hidable: true },
  last_call_outcome: { ...text, hidable: true },
  total_calls: { answered: v.number(), blank: 0, bookkeeping: 'shown' },
  campaigns: {
    answered: described(
      v.record(v.string(), v.picklist(campaignProgress)),
      'The campaigns that it is in, by their ids, and how far each has come with it: `pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with',
    ),
    blank: {},
    bookkeeping: 'silent',
  },
  version: { answered: v.number(), blank: 1, bookkeeping: 'silent' },
  created_by: {
    answered: described(v.nullable(v.string()), 'The token, member or import that created it'),
    blank: null,
    bookkeeping: 'silent',
  },
  created_at: { answered: v.string(), blank: '', place: 'item', bookkeeping: 'silent' },
  updated_at: { answered: v.string(), blank: '', bookkeeping: 'silent' },
  deleted_at: { ...text, bookkeeping: 'shown' },
  merged_into: { ...text, bookkeeping: 'shown' },
  erased_at: {
    answered: described(
      v.nullable(v.string()),
      'When the person was erased: nothing tells any more who it was, and the contact is in no list',
    ),
    blank: null,
    bookkeeping: 'shown',
  },
} as const satisfies Readonly<Record<string, Attribute>>;

type Attributes = typeof contactAttributes;
export type AttributeName = keyof Attributes;

/** Names of the attributes that declare a part. */
export type NameWith<Part extends keyof Attribute> = {
  [Name in AttributeName]: Attributes[Name] extends Readonly<Record<Part, unknown>> ? Name : never;
}[AttributeName];

export const attributeNames = Object.keys(contactAttributes) as readonly AttributeName[];

/** Answers the declaration of an attribute. */
export const attributeOf = (name: AttributeName): Attribute => contactAttributes[name];

/** Lists the names of the attributes that declare a part, in their order. */
export const namesWith = <const Part extends keyof Attribute>(part: Part): readonly NameWith<Part>[] =>
  attributeNames.filter((name): name is NameWith<Part> => part in contactAttributes[name]);

/** Answers one part of the declarations, by the attributes' names. */
export const declared = <const Part extends keyof Attribute>(part: Part) =>
  Object.fromEntries(namesWith(part).map((name) => [name, attributeOf(name)[part]])) as {
    -readonly [Name in NameWith<Part>]: Attributes[Name][Part & keyof Attributes[Name]];
  };
