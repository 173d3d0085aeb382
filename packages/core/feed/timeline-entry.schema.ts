import * as v from 'valibot';
import { activityKinds, activitySchema } from '../activity/activity.schema.ts';
import { callSchema } from '../call/call-record.schema.ts';
import { consentRowSchema } from '../consent/consent.schema.ts';
import { changeKinds } from '../timeline/change-kind.ts';
import { eventAnswerSchema } from './event-answer.schema.ts';

/**
 * What a timeline has: changes of the contact, what imports and merges did with it, calls, activities of each kind,
 * what it consented to, and campaigns that it came into.
 */
export const timelineTypes = [...changeKinds, 'call', ...activityKinds, 'consent', 'campaign'] as const;
export type TimelineType = (typeof timelineTypes)[number];

const { contact: _, ...eventEntries } = eventAnswerSchema.entries;

/** What a timeline shows of a consent; its words and its proof are with the consents of the contact. */
export const consentShownSchema = v.omit(consentRowSchema, [
  ...(['id', 'at', 'by', 'via', 'wording', 'proof', 'last_used_at', 'kept_until'] as const),
]);

/** What happened with a contact: a change of it, a call, an activity, a consent, or that it came into a campaign. */
export const timelineEntrySchema = v.object({
  ...eventEntries,
  type: v.pipe(
    v.string(),
    v.description(
      'Of a change what it was, as `contact.updated`; else `call`, `note`, `email`, `appointment`, `conversation`, `ticket`, `consent` or `campaign`',
    ),
  ),
  call: v.optional(v.pipe(callSchema, v.description('Of a call: the call'))),
  activity: v.optional(v.pipe(activitySchema, v.description('Of an activity: the activity'))),
  consent: v.optional(
    v.pipe(
      consentShownSchema,
      v.description('Of a consent: what was said; its words and proof are with the consents'),
    ),
  ),
  campaign: v.optional(
    v.pipe(
      v.object({
        id: v.string(),
        state: v.pipe(v.string(), v.description('Its state in the campaign, as the campaign lists it')),
        ended_at: v.pipe(v.nullable(v.string()), v.description('When it left the campaign')),
      }),
      v.description('Of a campaign: how it is with the contact there'),
    ),
  ),
});
export type TimelineEntryAnswer = v.InferOutput<typeof timelineEntrySchema>;
