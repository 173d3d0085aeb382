import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

/** Attributes that a call may set, where the team lets it. */
const learnedAttributes = ['name', 'email', 'phone', 'phone_secondary', 'company', 'job_title'] as const;

const fieldSchema = v.strictObject({
  name: described(line(100), 'The name of a custom field'),
  cues: described(
    v.optional(v.pipe(v.array(line(60), 'type_array'), v.maxLength(20, 'too_long')), []),
    'Words by which people speak of it; those of its label when not given',
  ),
  format: described(
    optional(line(60)),
    'How values of a text look: `AA-00000` are two letters, a hyphen and five digits',
  ),
});

const share = v.pipe(v.number('type_number'), v.minValue(0, 'too_small'), v.maxValue(1, 'too_large'));

/** What a principal carries of it with every request (characters). */
const longest = 4_000;

/** What calls may set of contacts, and how. */
export const extractionPolicySchema = v.pipe(
  v.strictObject({
    attributes: described(
      v.optional(
        v.pipe(
          v.array(v.picklist(learnedAttributes, 'unknown_value'), 'type_array'),
          v.maxLength(learnedAttributes.length, 'too_long'),
        ),
        ['email', 'company', 'job_title'],
      ),
      'Which attributes of contacts calls may set',
    ),
    fields: described(
      optional(v.pipe(v.array(fieldSchema, 'type_array'), v.maxLength(100, 'too_long'))),
      'The custom fields that calls may set, and no others; null for all, and by `unknown_fields` new ones',
    ),
    min_confidence: described(v.optional(share, 0.7), 'Values that are less sure are dropped'),
    overwrite: described(
      v.optional(v.picklist(['propose', 'replace'], 'unknown_value'), 'propose'),
      'What becomes of a value where a person has set another: `propose` lets it wait for somebody to accept it',
    ),
    send_transcripts: described(
      v.optional(v.boolean('type_boolean'), false),
      'Whether transcripts are sent to a language model of this stage’s Amazon Bedrock. Otherwise rules read them here',
    ),
    model: described(optional(line(200)), 'Which of the stage’s models; the first of them when not given'),
  }),
  v.check((policy) => JSON.stringify(policy).length <= longest, 'too_long'),
);
