import * as v from 'valibot';
import { activityKinds, activitySchema } from '../activity/activity.schema.ts';
import { callSchema } from '../call/call-record.schema.ts';
import { eventAnswerSchema } from './event-answer.schema.ts';

/** What a timeline has: changes of the contact, calls, and activities of each kind. */
export const timelineTypes = ['change', 'call', ...activityKinds] as const;
export type TimelineType = (typeof timelineTypes)[number];

const { contact: _, ...eventEntries } = eventAnswerSchema.entries;

/** What happened with a contact: a change of it, a call or an activity. */
export const timelineEntrySchema = v.object({
  ...eventEntries,
  type: v.pipe(
    v.string(),
    v.description(
      'Of a change what it was, as `contact.updated`; else `call`, `note`, `email`, `appointment`, `conversation` or `ticket`',
    ),
  ),
  call: v.optional(v.pipe(callSchema, v.description('Of a call: the call'))),
  activity: v.optional(v.pipe(activitySchema, v.description('Of an activity: the activity'))),
});
export type TimelineEntryAnswer = v.InferOutput<typeof timelineEntrySchema>;
