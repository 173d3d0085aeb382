import * as v from 'valibot';
import { namesWith } from '../attribute/attributes.ts';
import { dispositionsSchema } from '../call/call.schema.ts';
import { callingSchema } from '../calling/calling.schema.ts';
import { duplicateSettingsSchema } from '../duplicate/duplicates.schema.ts';
import { requiredColumnsSchema } from '../import-file/mapping.schema.ts';
import { isCountry } from '../phone/country.ts';
import { unknownValue } from '../text/allowed.ts';
import { fold } from '../text/fold.ts';
import { line, optional } from '../text/text.schema.ts';
import { extractionPolicySchema } from './extraction-policy.schema.ts';
import { retentionPolicySchema } from './retention-policy.schema.ts';

export const roleSchema = v.picklist(['admin', 'manager', 'agent'], 'unknown_value');
export type Role = v.InferOutput<typeof roleSchema>;

const claimPolicy = v.picklist(['unique', 'warn', 'off'], 'unknown_value');

export const countrySchema = v.pipe(
  v.string('type_string'),
  v.toUpperCase(),
  v.check((code) => isCountry(code), 'unknown_country'),
);

export const strictnessSchema = v.picklist(['strict', 'lenient'], 'unknown_value');

/** The treatment of rows that mean an existing contact. */
export const duplicatesSchema = v.picklist(['skip', 'update', 'create', 'ask'], 'unknown_value');

/** Tags with `{yyyy}`, `{mm}` and `{dd}` for the day of the import, in UTC. */
export const importTagsSchema = v.pipe(
  v.array(line(100), 'type_array'),
  v.maxLength(20, 'too_long'),
  v.description(
    'Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import',
  ),
);

export const matchKeySchema = v.picklist(['external_id', 'phone', 'email', 'name'], 'unknown_value');
export type MatchKey = v.InferOutput<typeof matchKeySchema>;

const seededStatuses = [
  'new',
  'contacted',
  'qualified',
  'unqualified',
  'customer',
  'converted',
  'churned',
  'do_not_contact',
];

const count = (max: number) =>
  v.pipe(
    v.number('type_integer'),
    v.integer('type_integer'),
    v.minValue(1, 'too_small'),
    v.maxValue(max, 'too_large'),
  );

/** What a role may be kept from seeing. */
const hidable = namesWith('hidable').toSorted();

const notHidable = unknownValue([...hidable, 'cf.<name>']);

const hiddenFields = v.pipe(
  v.array(
    v.union([v.picklist(hidable), v.pipe(line(103), v.startsWith('cf.', notHidable))], notHidable),
    'type_array',
  ),
  v.maxLength(100, 'too_long'),
  v.description('What this role does not see of contacts: properties, and custom fields as `cf.<name>`'),
);

/** What of a policy is carried out by now. */
export const teamRetentionSchema = v.pipe(
  retentionPolicySchema,
  v.check(
    ({ rules, trash_action, import_days, export_days }) =>
      rules.every(({ action }) => action === 'trash' || action === 'delete') &&
      trash_action === 'delete' &&
      !import_days &&
      !export_days,
    'not_offered',
  ),
  v.description('What goes by its age; taken as a whole, absent parts have their defaults'),
  v.examples([
    {
      ...{ trash_action: 'delete', keep_opted_out: true, import_days: null, export_days: null },
      rules: [{ since: 'last_call', days: 730, action: 'trash', department_id: null }],
    },
  ]),
);

const policies = {
  default_country: countrySchema,
  company: v.picklist(['required', 'optional'], 'unknown_value'),
  phone: claimPolicy,
  email: claimPolicy,
  lead_statuses: v.pipe(
    v.array(line(100), 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(100, 'too_long'),
    v.check((statuses) => new Set(statuses.map(fold)).size === statuses.length, 'repeated'),
    v.check((statuses) => statuses.length === 0 || statuses.indexOf('do_not_contact') > 0, 'opt_out_status'),
  ),
  trash_days: count(3650),
  audit_days: v.pipe(
    count(3650),
    v.minValue(30, 'too_small'),
    v.description('For how many days changes are kept; another value holds for what happens from then on'),
  ),
  hidden_from_managers: hiddenFields,
  hidden_from_agents: hiddenFields,
  consent_years: v.pipe(
    count(100),
    v.description(
      'For how many years a consent is kept as proof, from when it was given and again from every call that relied on it, even if the contact is removed',
    ),
  ),
  rate_limit_per_minute: v.pipe(
    count(6_000_000),
    v.description('How many requests a token may send in a minute'),
  ),
  unknown_fields: v.pipe(
    v.picklist(['create', 'reject'], 'unknown_value'),
    v.description(
      'Whether a custom field that nobody has defined is created from its first value, or refused',
    ),
  ),
  require_if_match: v.pipe(
    v.boolean('type_boolean'),
    v.description('Whether each change of a contact needs its version in `If-Match`'),
  ),
  import_strictness: v.pipe(
    strictnessSchema,
    v.description(
      'What becomes of import rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row',
    ),
  ),
  import_match: v.pipe(
    v.array(matchKeySchema, 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(4, 'too_long'),
  ),
  import_duplicates: v.pipe(
    duplicatesSchema,
    v.description('What to do with rows that match an existing contact'),
  ),
  import_tags: importTagsSchema,
  import_required: v.pipe(
    requiredColumnsSchema,
    v.description('Columns that each imported file needs, filled in every row'),
  ),
  import_max_rows: count(5_000_000),
  import_max_megabytes: count(1_000),
  dispositions: v.pipe(
    dispositionsSchema,
    v.description(
      'The team’s own words for what comes of calls: what each counts as, and whether it opts the contact out',
    ),
  ),
  calling: v.pipe(
    callingSchema,
    v.description(
      'When and how often a number may be called. Settings of the team’s own making, and no legal advice',
    ),
  ),
  extraction: v.pipe(
    extractionPolicySchema,
    v.description('What calls may set of contacts; taken as a whole, absent parts have their defaults'),
  ),
  duplicates: v.pipe(
    duplicateSettingsSchema,
    v.description('How duplicates are found and merged; taken as a whole, absent parts have their defaults'),
  ),
  retention: teamRetentionSchema,
};

/** A team's policies. Each absent one has the default given here. */
export const settingsSchema = v.object({
  default_country: v.optional(policies.default_country, 'US'),
  company: v.optional(policies.company, 'required'),
  phone: v.optional(policies.phone, 'unique'),
  email: v.optional(policies.email, 'warn'),
  lead_statuses: v.optional(policies.lead_statuses, seededStatuses),
  trash_days: v.optional(policies.trash_days, 30),
  audit_days: v.optional(policies.audit_days, 365),
  hidden_from_managers: v.optional(policies.hidden_from_managers, []),
  hidden_from_agents: v.optional(policies.hidden_from_agents, []),
  consent_years: v.optional(policies.consent_years, 5),
  // As many as one client with a few connections sends; a runaway client stops here.
  rate_limit_per_minute: v.optional(policies.rate_limit_per_minute, 30_000),
  unknown_fields: v.optional(policies.unknown_fields, 'create'),
  require_if_match: v.optional(policies.require_if_match, false),
  import_strictness: v.optional(policies.import_strictness, 'lenient'),
  import_match: v.optional(policies.import_match, ['external_id', 'phone', 'email', 'name']),
  import_duplicates: v.optional(policies.import_duplicates, 'skip'),
  import_tags: v.optional(policies.import_tags, []),
  import_required: v.optional(policies.import_required, []),
  import_max_rows: v.optional(policies.import_max_rows, 10_000),
  import_max_megabytes: v.optional(policies.import_max_megabytes, 50),
  dispositions: v.optional(policies.dispositions, []),
  calling: v.optional(policies.calling, {}),
  extraction: v.optional(policies.extraction, {}),
  duplicates: v.optional(policies.duplicates, {}),
  retention: v.optional(policies.retention, {}),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** The policies to change; the others stay. */
export const settingsChangeSchema = v.partial(v.strictObject(policies));
export type SettingsChange = v.InferOutput<typeof settingsChangeSchema>;

/** The same as a request, which may name the team. */
export const settingsRequestSchema = v.strictObject({
  team_id: optional(line(100)),
  ...settingsChangeSchema.entries,
});

export const teamNameSchema = line(255);

const names = v.array(v.string());

/** Names of custom fields that roles do not see, mirrored from the catalogue; archived ones are seen by nobody. */
const hiddenFieldsSchema = v.object({ managers: names, agents: names, archived: names });
export type HiddenFields = v.InferOutput<typeof hiddenFieldsSchema>;

export const teamSchema = v.object({
  id: v.string(),
  name: v.string(),
  settings: settingsSchema,
  hidden_fields: v.optional(hiddenFieldsSchema, { managers: [], agents: [], archived: [] }),
});
export type Team = v.InferOutput<typeof teamSchema>;

/** The caller and the policies that the answer has to follow; read once per request. */
export const principalSchema = v.object({
  kind: v.picklist(['token', 'jwt']),
  id: v.string(),
  role: roleSchema,
  departments: v.array(v.string()),
  team: teamSchema,
});
export type Principal = v.InferOutput<typeof principalSchema>;
