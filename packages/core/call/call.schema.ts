import * as v from 'valibot';
import { line, optional, prose } from '../text/text.schema.ts';
import { timestamp } from '../text/time.schema.ts';

/** Outcomes of calls. `unknown` is that of a call of which no end was heard. */
export const outcomes = [
  'completed',
  'no_answer',
  'voicemail',
  'busy',
  'failed',
  'cancelled',
  'unknown',
] as const;
export const outcomeSchema = v.picklist(outcomes, 'unknown_value');
export type Outcome = v.InferOutput<typeof outcomeSchema>;

/** `manual` and `campaign` are calls that the team made. */
export const directionSchema = v.picklist(['manual', 'campaign', 'inbound'], 'unknown_value');

/** Phases of a call, in this order. */
export const phases = ['queued', 'ringing', 'in_progress', 'ended'] as const;
export const phaseSchema = v.picklist(phases, 'unknown_value');

export const providerSchema = v.picklist(['twilio', 'vonage', 'hubspot', 'vicidial'], 'unknown_value');
export type Provider = v.InferOutput<typeof providerSchema>;

export const longestCall = 7 * 86_400;

export const recordingUrlSchema = v.pipe(
  line(2_000),
  v.url('url_invalid'),
  v.startsWith('https://', 'url_invalid'),
);

/** An event of a call, whoever sent it. */
export const callEventSchema = v.object({
  provider: providerSchema,
  /** The provider's id of the call, alike for all of its legs. */
  external_id: line(200),
  /** The leg to or from a device of the team's, of several that ring, say; null for the other party's. */
  leg_id: v.nullable(line(200)),
  phase: phaseSchema,
  /** How the call, or the leg, ended; of `ended` alone. */
  outcome: v.nullable(outcomeSchema),
  /** The provider's own order of a call's events, where it has one. */
  sequence: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e9))),
  /** When it happened. */
  at: v.nullable(timestamp),
  direction: v.nullable(directionSchema),
  /** The number of whom the team spoke with, as the provider writes it. */
  number: v.nullable(line(100)),
  own_number: v.nullable(line(100)),
  duration_seconds: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(longestCall))),
  /** Whether a machine answered. */
  machine: v.boolean(),
  /** What the agent said came of it. */
  disposition: v.nullable(line(100)),
  agent: v.nullable(line(200)),
  recording_url: v.nullable(recordingUrlSchema),
  notes: v.nullable(prose(10_000)),
  summary: v.nullable(prose(10_000)),
  transcript_ref: v.nullable(line(500)),
});
/** An event of a call that is known already. */
export type EventOfCall = Omit<CallEvent, 'provider' | 'external_id'>;
export type CallEvent = v.InferOutput<typeof callEventSchema>;

/** A team's own word for what came of a call. */
const dispositionSchema = v.strictObject(
  {
    name: line(100),
    outcome: v.pipe(outcomeSchema, v.description('What such a call counts as')),
    opt_out: v.pipe(
      v.optional(v.boolean('type_boolean'), false),
      v.description('Whether the number is never called again'),
    ),
    meaning: v.pipe(
      optional(v.picklist(['do_not_call'], 'unknown_value')),
      v.description('The word of Callbook that it stands for: whoever says either opts out'),
    ),
  },
  'unknown_property',
);

export const dispositionsSchema = v.pipe(
  v.array(dispositionSchema, 'type_array'),
  v.maxLength(200, 'too_long'),
);
export type Dispositions = v.InferOutput<typeof dispositionsSchema>;
