import * as v from 'valibot';
import { line, optional, prose } from '../text/text.schema.ts';
import { timestamp } from '../text/time.schema.ts';
import {
  directionSchema,
  longestCall,
  outcomeSchema,
  phaseSchema,
  recordingUrlSchema,
} from './call.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const team_id = optional(line(100));

const duration = v.pipe(
  v.number('type_integer'),
  v.integer('type_integer'),
  v.minValue(0, 'too_small'),
  v.maxValue(longestCall, 'too_large'),
);

const directions = '`manual` and `campaign`: the team called; `inbound`: it was called';

/** What people say of a call; it stands whatever its provider tells. */
const told = {
  outcome: described(
    optional(outcomeSchema),
    'How it ended; what the team’s `dispositions` say when not given',
  ),
  disposition: described(
    optional(line(100)),
    'The team’s own word for what came of it; one that means an opt-out opts the contact out',
  ),
  agent: described(optional(line(200)), 'Who spoke for the team'),
  duration_seconds: described(optional(duration), 'How long it lasted, in whole seconds'),
  notes: optional(prose(10_000)),
  recording_url: described(optional(recordingUrlSchema), 'An https URL'),
  summary: described(optional(prose(10_000)), 'What it was about'),
  transcript_ref: described(optional(line(500)), 'Where its transcript is kept: an id or a URL of yours'),
};

const given = {
  team_id,
  external_id: described(
    optional(line(200)),
    'Your dialer’s id of the call. One such id is one call: what comes again with it is told of the same one, in any order',
  ),
  provider: described(
    v.optional(line(50), 'api'),
    'Whose id that is; ids of different providers are of different calls',
  ),
  direction: described(
    v.optional(directionSchema, 'manual'),
    `${directions}. With \`campaign_id\`, \`manual\` is \`campaign\``,
  ),
  campaign_id: described(
    optional(line(100)),
    'The campaign that it is of, which counts it for its contact. The first that is named stays',
  ),
  phase: described(
    v.optional(phaseSchema, 'ended'),
    'How far it has come. One whose end is not told within 24 hours is closed as `unknown`',
  ),
  sequence: described(
    optional(v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(0), v.maxValue(1e9))),
    'The place of what is told among all that is told of the call, where your dialer numbers it',
  ),
  started_at: described(optional(timestamp), 'When it began; now when not given'),
  own_number: described(optional(line(100)), 'The team’s number'),
  ...told,
};

/** A call of a contact that is known. */
export const callLogSchema = v.strictObject({
  ...given,
  number: described(
    optional(line(100)),
    'The number that was called or that called; the contact’s first when not given',
  ),
});
export type CallLog = v.InferOutput<typeof callLogSchema>;

/** A call of whoever has a number. */
export const callCreateSchema = v.strictObject({
  ...given,
  number: described(line(100), 'The number that was called or that called: it says whose call it is'),
});
export type CallCreate = v.InferOutput<typeof callCreateSchema>;

/** A change of a call: absent properties stay, null clears. */
export const callChangeSchema = v.strictObject({ team_id, ...told });
export type CallChange = v.InferOutput<typeof callChangeSchema>;

const text = v.nullable(v.string());

/** A call as it is answered. */
export const callSchema = v.object({
  id: v.pipe(v.string(), v.examples(['call_01kbyp7w3mf1x5z9b3d7f0h2ja'])),
  team_id: v.string(),
  contact_id: described(text, 'Null while it is not known whose call it is'),
  match: described(
    v.picklist(['one', 'none', 'ambiguous']),
    '`one`: it is of `contact_id`. `none`: nobody has the number. `ambiguous`: several have it, and somebody has to say which',
  ),
  candidates: described(
    v.array(v.string()),
    'Of an ambiguous call: the contacts within reach that have the number',
  ),
  direction: described(directionSchema, directions),
  campaign_id: described(text, 'The campaign that it is of'),
  phase: described(phaseSchema, 'How far it has come'),
  outcome: described(v.nullable(outcomeSchema), 'Null while it goes on; `unknown` when no end was heard of'),
  ended_by: described(
    v.nullable(v.picklist(['event', 'person', 'timeout'])),
    'What its end is known by; `timeout`: nothing was heard of it for 24 hours',
  ),
  number: described(
    text,
    'E.164, with `;ext=` and the extension where there is one; as it came where it cannot be read',
  ),
  own_number: described(text, 'The team’s number'),
  started_at: v.string(),
  duration_seconds: described(v.nullable(v.number()), 'How long it lasted'),
  disposition: described(text, 'The team’s own word for what came of it'),
  agent: described(text, 'Who spoke for the team'),
  notes: text,
  recording_url: described(text, 'Where its recording is'),
  summary: described(text, 'What it was about'),
  transcript_ref: described(text, 'Where its transcript is kept'),
  consent_id: described(
    text,
    'The consent to `calls` that was in force when the team called; null of none, and of inbound calls',
  ),
  provider: described(text, 'Whose id `external_id` is'),
  external_id: text,
  version: v.number(),
  created_by: v.string(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Call = v.InferOutput<typeof callSchema>;
