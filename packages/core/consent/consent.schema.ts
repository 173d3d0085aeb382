import * as v from 'valibot';
import { pathSchema } from '../event/changes.schema.ts';
import { line, optional, prose } from '../text/text.schema.ts';
import { timestamp } from '../text/time.schema.ts';

const statuses = ['granted', 'denied', 'withdrawn'] as const;

const statusSchema = v.pipe(v.picklist(statuses, 'unknown_value'), v.description('What the person said'));

const bases = [
  'consent',
  'contract',
  'legal_obligation',
  'legitimate_interest',
  'public_interest',
  'vital_interest',
] as const;

const purpose = v.pipe(
  line(100),
  v.description('What it is for; `calls` is what a call relies on'),
  v.examples(['calls']),
);

/** A consent as it is recorded; the rows before it stay. */
export const consentGivenSchema = v.strictObject({
  team_id: optional(line(100)),
  purpose,
  status: statusSchema,
  basis: v.pipe(v.optional(v.picklist(bases, 'unknown_value'), 'consent'), v.description('The legal basis')),
  wording: v.pipe(
    optional(prose(10_000)),
    v.description('What the person was told or asked, word for word; a grant needs it'),
  ),
  wording_version: v.pipe(optional(line(100)), v.description('Which version of the wording that was')),
  channel: v.pipe(
    optional(line(100)),
    v.description('How it was said: `web_form`, `phone`, `email`, `paper`'),
    v.examples(['web_form']),
  ),
  source: v.pipe(optional(line(255)), v.description('Where: a page, a campaign, a fair')),
  proof: v.pipe(
    optional(line(1_000)),
    v.description(
      'Where the proof lies: a recording, a message, a form with its time and address; a grant needs it',
    ),
    v.examples(['recordings/2026-01-31/4711.mp3']),
  ),
  at: v.pipe(v.optional(timestamp), v.description('When it was said, if not just now; not in the future')),
});
export type ConsentGiven = v.InferOutput<typeof consentGivenSchema>;

const text = (description: string) => v.pipe(v.nullable(v.string()), v.description(description));
const told = (description: string) => v.pipe(v.string(), v.description(description));

export const consentRowSchema = v.object({
  id: v.string(),
  contact_id: told('The contact who said it'),
  purpose: told('What it is for'),
  status: v.pipe(v.picklist(statuses), v.description('What the person said')),
  basis: v.pipe(v.picklist(bases), v.description('The legal basis')),
  wording: text('What the person was told or asked, word for word'),
  wording_version: text('Which version of the wording that was'),
  channel: text('How it was said'),
  source: text('Where it was said'),
  proof: text('Where the proof lies'),
  at: told('When it was said'),
  recorded_at: told('When it was recorded'),
  by: told('Who recorded it'),
  via: pathSchema,
  last_used_at: text('When a call last relied on it'),
  kept_until: told('Until when the row is kept as proof, even if the contact is removed'),
});
export type ConsentRow = v.InferOutput<typeof consentRowSchema>;

export const consentSchema = v.object({
  ...consentRowSchema.entries,
  current: v.pipe(v.boolean(), v.description('Whether it is the last word on its purpose')),
});
export type Consent = v.InferOutput<typeof consentSchema>;
