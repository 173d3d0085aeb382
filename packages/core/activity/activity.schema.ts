import * as v from 'valibot';
import { line, optional, prose } from '../text/text.schema.ts';
import { timestamp } from '../text/time.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

/** What else than calls happens with a contact. */
export const activityKinds = ['note', 'email', 'appointment', 'conversation', 'ticket'] as const;

const kind = described(
  v.picklist(activityKinds, 'unknown_value'),
  '`conversation`: with a bot, or by chat; `ticket`: of a help desk',
);

const team_id = optional(line(100));

const given = {
  title: described(optional(line(255)), 'The subject of an email or ticket, the name of an appointment'),
  text: described(optional(prose(50_000)), 'What was written or said'),
  ends_at: described(optional(timestamp), 'When it ends, as an appointment does'),
  url: described(
    optional(v.pipe(line(2_000), v.url('url_invalid'), v.startsWith('https://', 'url_invalid'))),
    'Where it is kept elsewhere; an https URL',
  ),
  external_id: described(optional(line(255)), 'Your own id of it'),
};

export const activityCreateSchema = v.strictObject({
  team_id,
  kind,
  at: described(optional(timestamp), 'When it happened, or is to; now when not given'),
  ...given,
});
export type ActivityCreate = v.InferOutput<typeof activityCreateSchema>;

/** A change of an activity: absent properties stay, null clears. */
export const activityChangeSchema = v.strictObject({
  team_id,
  at: described(v.optional(timestamp), 'When it happened, or is to'),
  ...given,
});
export type ActivityChange = v.InferOutput<typeof activityChangeSchema>;

const text = v.nullable(v.string());

export const activitySchema = v.object({
  id: v.pipe(v.string(), v.examples(['act_01kbyp7w3mf4z8b1d5f9h2k4mc'])),
  team_id: v.string(),
  contact_id: v.string(),
  kind,
  at: described(v.string(), 'When it happened, or is to'),
  title: described(text, 'The subject of an email or ticket, the name of an appointment'),
  text: described(text, 'What was written or said'),
  ends_at: described(text, 'When it ends'),
  url: described(text, 'Where it is kept elsewhere'),
  external_id: text,
  created_by: v.string(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Activity = v.InferOutput<typeof activitySchema>;
