import * as v from 'valibot';
import { certificateSchema } from '../privacy/certificate.ts';
import { line, optional } from '../text/text.schema.ts';
import { timestamp } from '../text/time.schema.ts';

export const requestKinds = ['access', 'erasure'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestKindSchema = v.picklist(requestKinds, 'unknown_value');

/** `deferred`: a hold keeps some of it; `partial`: of a package of data something is missing. */
export const requestStates = ['open', 'running', 'deferred', 'failed', 'partial', 'done'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestStateSchema = v.picklist(requestStates, 'unknown_value');

/** How a request stands by its deadline. */
export const deadlineStates = ['open', 'due_soon', 'overdue', 'answered', 'answered_late'] as const;

const text = v.nullable(v.string());

export const askedAtSchema = v.pipe(
  optional(timestamp),
  v.description('When the person asked, where that was before today: the deadline counts from then'),
);

/** What is asked when a request is put on record that somebody answers later. */
export const privacyRequestCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  kind: requestKindSchema,
  contact_id: line(100),
  asked_at: askedAtSchema,
});

export const requestExtensionSchema = v.strictObject({
  team_id: optional(line(100)),
  reason: v.pipe(line(500), v.description('Why one month is too short, as the person has been told')),
});

const missingSchema = v.object({
  store: v.pipe(v.string(), v.description('Where it should be')),
  what: v.pipe(v.string(), v.description('What is named there')),
  why: v.pipe(v.string(), v.description('Why it could not be had')),
});
export type Missing = v.InferOutput<typeof missingSchema>;

const fileSchema = v.object({
  name: v.string(),
  bytes: v.pipe(v.number(), v.description('How large it is')),
  sha256: v.pipe(v.string(), v.description('Its SHA-256, in hex')),
  made_at: v.pipe(v.string(), v.description('When it was made: it tells what was known then')),
  expires_at: v.pipe(v.string(), v.description('Until when it is kept')),
});
export const requestFileSchema = v.object({
  ...fileSchema.entries,
  url: v.pipe(
    v.nullable(v.string()),
    v.description(
      'Where it is read for an hour; ask again for another. Null for who does not see all that is in it',
    ),
  ),
});

const requestEntries = {
  id: v.pipe(v.string(), v.examples(['preq_01kbyp7w3mf4z8b1d5f9h2k4mc'])),
  team_id: v.string(),
  kind: requestKindSchema,
  contact_id: v.pipe(v.string(), v.description('The contact that it is about; nothing else tells who it is')),
  department_id: v.pipe(text, v.description('Its department when it was asked for')),
  state: v.pipe(
    requestStateSchema,
    v.description(
      '`open`: on record, and nothing is done yet; `deferred`: a legal hold keeps some of it; `partial`: the package lacks what `missing` names',
    ),
  ),
  asked_at: v.pipe(v.string(), v.description('When the person asked')),
  asked_by: v.pipe(v.string(), v.description('Who put it on record')),
  created_at: v.string(),
  due_at: v.pipe(v.string(), v.description('Until when it has to be answered')),
  extension: v.pipe(
    v.nullable(v.object({ reason: v.string(), at: v.string(), by: v.string() })),
    v.description('Why it takes up to three months, and who said so'),
  ),
  job_id: v.pipe(text, v.description('The job that does it, or did')),
  finished_at: v.pipe(text, v.description('When that was done')),
  answered_at: v.pipe(
    text,
    v.description(
      'When the person had the answer: of an erasure when it was done, of a package when somebody says so',
    ),
  ),
  answered_by: v.pipe(text, v.description('Who said so')),
  missing: v.pipe(v.array(missingSchema), v.description('What is named in a store and could not be had')),
  reason: v.pipe(
    v.nullable(v.object({ code: v.string(), message: v.string() })),
    v.description('Why it failed'),
  ),
};

/** A request as it is kept. */
export const storedPrivacyRequestSchema = v.object({
  ...requestEntries,
  certificate: v.nullable(certificateSchema),
  file: v.nullable(fileSchema),
});
export type PrivacyRequest = v.InferOutput<typeof storedPrivacyRequestSchema>;

/** As lists have it. */
export const privacyRequestSummarySchema = v.object({
  ...requestEntries,
  alarm_at: v.pipe(v.string(), v.description('When somebody is reminded of it: seven days before it is due')),
  deadline: v.pipe(v.picklist(deadlineStates), v.description('How it stands by its deadline')),
  files: v.pipe(v.array(requestFileSchema), v.description('Of access: the package, while it is kept')),
});
export type PrivacyRequestSummary = v.InferOutput<typeof privacyRequestSummarySchema>;

export const privacyRequestSchema = v.object({
  ...privacyRequestSummarySchema.entries,
  certificate: v.pipe(v.nullable(certificateSchema), v.description('Of an erasure: what proves it')),
});
export type PrivacyRequestAnswer = v.InferOutput<typeof privacyRequestSchema>;
