import * as v from 'valibot';
import { unknownValue } from '../text/allowed.ts';
import { capsSchema, windowRuleSchema } from './hours.schema.ts';
import { type Preset, presets, standings } from './presets.ts';

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

const text = (description: string) => v.pipe(v.string(), v.description(description));

/** What is said with each preset. */
const notices: Readonly<Record<Preset['standing'], string>> = {
  read: 'A setting, and no legal advice.',
  second_hand: 'A setting, and no legal advice. Told by others: check it before you rely on it.',
  custom: 'A setting, and no legal advice. A habit, which no rule demands.',
};

/** All presets with what has to be said with each. */
export const answeredPresets = presets.map((preset) => ({ ...preset, notice: notices[preset.standing] }));

/** A preset as it is answered. */
export const presetSchema = v.object({
  id: v.pipe(
    v.picklist(ids),
    v.description('What `presets` in the policy `calling` names'),
    v.examples(['us_fl']),
  ),
  name: v.pipe(v.string(), v.examples(['Florida'])),
  as_of: v.pipe(text('The month as of which it holds'), v.examples(['2025-11'])),
  standing: v.pipe(
    v.picklist(standings),
    v.description(
      '`read`: in the text of the rule. `second_hand`: told by others; check it before you rely on it. `custom`: a habit, which no rule demands',
    ),
  ),
  sources: v.pipe(
    v.array(v.string()),
    v.description('Where it is from'),
    v.examples([['47 CFR 64.1200(c)(1)']]),
  ),
  note: v.pipe(
    v.nullable(v.string()),
    v.description('What it leaves out, or counts otherwise than the rule'),
    v.examples([null]),
  ),
  notice: text('That it is no legal advice, and what to do before relying on it'),
  prefixes: v.pipe(
    v.array(v.string()),
    v.description('Numbers that it is meant for, by their beginnings; all where there is none'),
    v.examples([['+1305', '+1786']]),
  ),
  window: v.pipe(v.nullable(windowRuleSchema), v.description('Its hours')),
  caps: v.pipe(v.nullable(capsSchema), v.description('Its caps')),
  exempt_days: v.pipe(
    v.nullable(v.number()),
    v.description('For how many days calls that relied on a consent do not count for its caps'),
  ),
  consent: v.pipe(
    v.nullable(
      v.object({
        required: v.pipe(v.boolean(), v.description('Whether nobody is called without one')),
        keep_years: v.pipe(v.number(), v.description('Years from granting, and again from every use')),
      }),
    ),
    v.description('Whether it asks for consent, and for how many years the proof is kept'),
  ),
});
