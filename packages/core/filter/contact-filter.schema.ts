import * as v from 'valibot';
import { type FilterSuffix, splitSuffix } from '../attribute/field-name.ts';
import { tagsOfText } from '../attribute/tags.ts';
import { noList } from '../text/no-list.ts';
import { splitList } from '../text/split-list.ts';
import { line } from '../text/text.schema.ts';

const flag = v.union(
  [
    v.boolean(),
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((text) => text === 'true'),
    ),
  ],
  'type_boolean',
);

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

const isTime = (text: string): boolean => {
  if (!day.test(text) && !moment.test(text)) return false;
  const time = Date.parse(text);
  // The 31st of a shorter month would be taken for a day of the next one.
  const isDay = () => new Date(Date.parse(text.slice(0, 10))).toISOString().startsWith(text.slice(0, 10));
  // A year of more digits would not sort as text.
  const isSortable = () => /^\d{4}-/.test(new Date(time).toISOString());
  return !Number.isNaN(time) && isDay() && isSortable();
};

/** A day or a moment, as the moment (ISO 8601, UTC, ms) at which the day begins or ends. */
const time = (edge: 'from' | 'to') =>
  v.pipe(
    v.string('type_string'),
    v.check(isTime, 'time_invalid'),
    v.transform((text) => {
      const whole = edge === 'from' ? `${text}T00:00:00.000Z` : `${text}T23:59:59.999Z`;
      return new Date(day.test(text) ? whole : text).toISOString();
    }),
  );

const never = v.literal('never');

const upTo50 = <const S extends v.GenericSchema<unknown, string>>(item: S) =>
  v.pipe(v.array(item), v.minLength(1, 'blank'), v.maxLength(50, 'too_long'));

/** Bounded as a list in either place: JSON Schema would take the bounds of a union for those of its text. */
const tags = v.pipe(
  v.union([upTo50(line(100)), v.pipe(line(10_000), v.transform(tagsOfText))], 'type_tags'),
  upTo50(v.string()),
);

/** Each with `!` before it, or not. */
const chosenText = v.pipe(
  v.string(),
  v.check((text) => text.replace(/^!/, '').trim() !== '', 'blank'),
);

/** Several values: a list, or a text with commas. */
const choice = v.pipe(
  v.union(
    [
      upTo50(line(256)),
      v.pipe(
        line(10_000),
        v.transform((text) => splitList(text, ',')),
      ),
    ],
    'type_tags',
  ),
  upTo50(chosenText),
);

const ids = <const S extends v.GenericSchema<unknown, string>>(item: S) =>
  v.pipe(v.array(item), v.minLength(1, 'blank'), v.maxLength(200, 'too_long'));

const idList = v.pipe(
  v.union(
    [
      ids(line(100)),
      v.pipe(
        line(30_000),
        v.transform((text) => splitList(text, ',')),
      ),
    ],
    'type_tags',
  ),
  ids(v.string()),
);

const fieldText = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'custom_value_type'),
  v.transform(String),
  v.maxLength(500, 'too_long'),
);

const fieldTexts = v.pipe(
  v.union(
    [
      upTo50(fieldText),
      v.pipe(
        line(10_000),
        v.transform((text) => splitList(text, ',')),
      ),
    ],
    'type_tags',
  ),
  upTo50(v.string()),
);

export const fieldFilterSchema = v.strictObject({
  equals: v.optional(fieldText),
  from: v.optional(v.pipe(fieldText, v.minLength(1, 'blank'))),
  to: v.optional(v.pipe(fieldText, v.minLength(1, 'blank'))),
  any: v.optional(fieldTexts),
  all: v.optional(fieldTexts),
});
/** A condition on a custom field. */
export type FieldFilter = v.InferOutput<typeof fieldFilterSchema>;

const wanted = v.union([fieldText, fieldFilterSchema], 'field_filter_type');
type Wanted = v.InferInput<typeof wanted>;

/** What is asked of one field, as it is given: by a value, by its parts, or by one part in the name. */
const askedOf = (one: unknown, suffix: FilterSuffix | undefined): Record<string, unknown> =>
  suffix === undefined && typeof one === 'object' && !Array.isArray(one)
    ? Object(one)
    : { [suffix ?? 'equals']: one };

/** `size.from` and `size.to` are of one field. A value alone stays one. */
const gatherFilters = (given: Readonly<Record<string, unknown>>): Record<string, Wanted> => {
  const gathered: [string, Record<string, unknown>][] = [];
  for (const [spelled, one] of Object.entries(given)) {
    const { name, suffix } = splitSuffix(spelled);
    const own = gathered.find(([other]) => other === name);
    const asked = { ...own?.[1], ...askedOf(one, suffix) };
    if (own) own[1] = asked;
    else gathered.push([name, asked]);
  }
  return Object.fromEntries(
    gathered.map(([name, asked]) => [name, Object.keys(asked).join() === 'equals' ? asked.equals : asked]),
    // The schema that follows checks them.
  ) as Record<string, Wanted>;
};

/** By custom field: the value as text, or one of the values where the field holds a list; or a range, or a choice. */
const customFields = v.pipe(
  noList(v.record(line(105), v.union([wanted, fieldTexts], 'field_filter_type'), 'type_object')),
  v.transform((given): Record<string, Wanted> => gatherFilters(given)),
  v.record(v.string(), wanted),
  v.check((fields) => Object.keys(fields).length <= 10, 'too_long'),
);

/** Around the schema, since JSON Schema takes nothing from behind a transformation. */
const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(v.optional(schema), v.description(text));

const from = 'A day or a moment, ISO 8601';
const to = `${from}; inclusive`;

const several =
  'several with commas mean any of them, `!` before one means not that one, `none` means that there is none';

const chosenId = (noun: string) => described(choice, `Ids of ${noun}: ${several}`);

/** The filter of a list, a count, a bulk job or a preset; given as text in a query, or as JSON. */
export const contactFilterEntries = {
  search: described(
    v.pipe(v.string('type_string'), v.maxLength(255, 'too_long')),
    'Any words of name and company by their beginnings, an email by its beginning, a phone by its first or last digits (three or more); several words mean all of them',
  ),
  lead_status: described(choice, `Statuses of the team: ${several}`),
  company_id: chosenId('companies'),
  department_id: described(choice, `Ids or names of departments: ${several}`),
  owner_id: chosenId('members'),
  campaign_id: chosenId('campaigns that have them'),
  job_title: described(choice, `Titles as they are: ${several}`),
  has_phone: v.optional(flag),
  has_email: v.optional(flag),
  has_company: v.optional(flag),
  email: described(line(254), 'An address as a whole, in any case'),
  external_id: described(line(255), 'Your own id, as it is'),
  ids: described(idList, 'Up to 200 ids of contacts, with commas'),
  do_not_call: v.optional(flag),
  tags: described(
    tags,
    'Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c`',
  ),
  tags_mode: v.optional(v.picklist(['any', 'all'], 'unknown_value')),
  source: described(choice, `Sources as they are: ${several}`),
  created_from: described(time('from'), from),
  created_to: described(time('to'), to),
  updated_from: described(time('from'), from),
  updated_to: described(time('to'), to),
  last_called_from: described(v.union([never, time('from')], 'time_invalid'), `${from}; or \`never\``),
  last_called_to: described(v.union([never, time('to')], 'time_invalid'), `${to}; or \`never\``),
  cf: described(
    customFields,
    'Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV',
  ),
  deleted: described(flag, 'Those in the trash instead'),
};

export const contactFilterSchema = v.strictObject({
  ...contactFilterEntries,
  all: v.pipe(v.optional(v.boolean('type_boolean')), v.description('`true`, alone: everybody')),
});

/** Properties of which a filter may name several values. */
export const choiceNames = [
  'lead_status',
  'company_id',
  'department_id',
  'owner_id',
  'source',
  'job_title',
] as const;

export type ContactFilter = v.InferOutput<typeof contactFilterSchema>;

const sorts = ['created_at', 'updated_at', 'name', 'last_called_at'] as const;
export type SortProperty = (typeof sorts)[number];

export interface ContactSort {
  by: SortProperty;
  descending: boolean;
}

/** `name`, or `-name` for descending. */
export const contactSortSchema = v.picklist(
  [...sorts, ...sorts.map((name) => `-${name}` as const)],
  'unknown_value',
);
export type ContactSortText = v.InferOutput<typeof contactSortSchema>;

export const sortOf = (text: ContactSortText): ContactSort => {
  const descending = text.startsWith('-');
  return { by: (descending ? text.slice(1) : text) as SortProperty, descending };
};
