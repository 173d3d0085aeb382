import * as v from 'valibot';
import { unknownValue } from '../text/allowed.ts';
import { capsSchema, windowRuleSchema } from './hours.schema.ts';
import { presets } from './presets.ts';

const ids = presets.map(({ id }) => id);

const presetsSchema = v.pipe(
  v.array(v.picklist(ids, unknownValue(ids)), 'type_array'),
  v.maxLength(ids.length, 'too_long'),
  v.check((given) => new Set(given).size === given.length, 'repeated'),
);

/** When and how often the team calls, whoever calls for it. Part of a team's settings. */
export const callingSchema = v.strictObject(
  {
    window: v.pipe(
      v.optional(v.nullable(windowRuleSchema), null),
      v.description('The team’s own hours, by the clocks of whom it calls; any time when null'),
    ),
    caps: v.pipe(
      v.optional(v.nullable(capsSchema), null),
      v.description(
        'How often a number may be called, over all campaigns and contacts; without limit when null',
      ),
    ),
    presets: v.pipe(
      v.optional(presetsSchema, []),
      v.description('Presets that count beside these, each for the numbers that it is meant for'),
    ),
    consent_required: v.pipe(
      v.optional(v.boolean('type_boolean'), false),
      v.description('Whether nobody is called without a consent to `calls`. Who refused is never called'),
    ),
  },
  'unknown_property',
);
export type CallingSettings = v.InferOutput<typeof callingSchema>;
