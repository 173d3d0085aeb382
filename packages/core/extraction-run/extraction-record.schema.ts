import * as v from 'valibot';
import { evidenceSchema } from '../proposal/proposal.schema.ts';
import { noList } from '../text/no-list.ts';
import { isStorable } from '../text/storable.ts';
import { line, optional, prose } from '../text/text.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

/** The most results that are kept of a call. */
export const mostResults = 200;

/** The most values of one request: a transaction takes them, with a proposal for each and the one that it replaces. */
export const mostValues = 30;

const place = v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(0, 'too_small'));

const scalar = v.union(
  [prose(20_000), v.pipe(v.number(), v.check(isStorable, 'out_of_range')), v.boolean()],
  'custom_value_type',
);

const claimSchema = v.strictObject({
  value: v.union([scalar, v.pipe(v.array(scalar), v.maxLength(200, 'too_long'))], 'custom_value_type'),
  confidence: described(
    v.pipe(v.number('type_number'), v.minValue(0, 'too_small'), v.maxValue(1, 'too_large')),
    'From 0 to 1',
  ),
  evidence: described(
    optional(
      v.strictObject({
        start: described(place, 'Where it begins, in UTF-16 code units'),
        end: described(place, 'Behind its last code unit'),
      }),
    ),
    'Where the contact says it in the transcript, in UTF-16 code units; needed where `transcript` is given as well',
  ),
});

const valuesSchema = v.pipe(
  noList(v.record(line(103), claimSchema, 'type_object')),
  v.check((values) => Object.keys(values).length <= mostValues, 'too_many'),
);

export const extractionCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  call_id: described(optional(line(100)), 'A call of this contact: what is told of it again changes nothing'),
  values: described(
    optional(valuesSchema),
    'Values that you have found, by property or by the name of a custom field, also as `cf.<name>`; at most 30',
  ),
  transcript: described(
    optional(prose(400_000)),
    'What was said, a line for each turn that begins with who speaks, as `Agent:` and `Contact:`. It is read and not kept. With `values`, these are held against it',
  ),
});
export type ExtractionCreate = v.InferOutput<typeof extractionCreateSchema>;

export const resultSchema = v.object({
  field: described(v.string(), 'A property of contacts, or `cf.<name>` of a custom field'),
  outcome: described(
    v.picklist(['applied', 'proposed', 'unchanged', 'dropped']),
    '`proposed`: a person had set another value, so that it waits',
  ),
  code: described(
    v.nullable(v.string()),
    'Why it was dropped: `not_allowed`, `low_confidence`, `invalid`, `unsupported`, `contradicted`, `outdated`, `taken`, `field_unknown`, `name_reserved`, …',
  ),
  value: described(v.unknown(), 'Null for one that was dropped, and for a long one'),
  confidence: described(v.number(), 'From 0 to 1'),
  evidence: described(v.nullable(evidenceSchema), 'Where the contact says it in the transcript'),
  proposal_id: described(v.nullable(v.string()), 'What waits, of a value that was proposed'),
});
export type Result = v.InferOutput<typeof resultSchema>;

const text = v.nullable(v.string());

/** What a call said of a contact, and what became of each value. */
export const extractionSchema = v.object({
  id: v.pipe(v.string(), v.examples(['extr_01kbyp7w3mf1x5z9b3d7f0h2ja'])),
  team_id: v.string(),
  contact_id: v.string(),
  call_id: described(text, 'The call in which it was said'),
  extractor: described(
    v.picklist(['values', 'rules', 'model']),
    'Who found the values last: whoever sent them, rules, or the stage’s language model',
  ),
  state: described(
    v.picklist(['waiting', 'completed', 'failed', 'reverted']),
    '`waiting`: the model has not answered yet',
  ),
  failure: described(text, 'Why the model’s answer came to nothing'),
  results: v.array(resultSchema),
  created_fields: described(v.array(v.string()), 'Custom fields that came with it, as `cf.<name>`'),
  reverted_at: described(text, 'When it was taken back'),
  kept: described(
    v.record(v.string(), v.string()),
    'What a revert left as it was, and why: codes by property, as `edited_since`',
  ),
  version: v.number(),
  created_by: v.string(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Extraction = v.InferOutput<typeof extractionSchema>;
