import type * as v from 'valibot';
import { contactPartSchema } from '#core/attribute/contact.schema.ts';
import { originSchema } from '#core/attribute/stored-contact.ts';
import { bulkSchema } from '#core/bulk/bulk.schema.ts';
import { presetSchema } from '#core/calling/calling.schema.ts';
import { capsSchema, windowRuleSchema } from '#core/calling/hours.schema.ts';
import { addedSchema } from '#core/campaign/contacts/contacts.schema.ts';
import { ruleFilterSchema } from '#core/catalogue/rule.schema.ts';
import { consentSchema } from '#core/consent/consent.schema.ts';
import { mergedValueSchema } from '#core/contact/merged-value.schema.ts';
import { deliverySchema } from '#core/delivery/delivery.schema.ts';
import { dropOptionsSchema } from '#core/drop/drop.schema.ts';
import { evidenceSchema, possibleDuplicateSchema } from '#core/duplicate/possible-duplicate.schema.ts';
import {
  dutycallChangeSchema,
  dutycallContactSchema,
  dutycallCreateSchema,
  dutycallDetailSchema,
} from '#core/dutycall/dutycall.schema.ts';
import { facetsSchema } from '#core/facet/facet.schema.ts';
import { eventAnswerSchema } from '#core/feed/event-answer.schema.ts';
import { timelineEntrySchema } from '#core/feed/timeline-entry.schema.ts';
import { fieldOrderSchema, fieldRetypeSchema, fieldSampleSchema } from '#core/field/field.schema.ts';
import { askedFilterSchema } from '#core/filter/asked-filter.schema.ts';
import { contactFilterSchema, fieldFilterSchema } from '#core/filter/contact-filter.schema.ts';
import {
  autoMergeGroupSchema,
  findingContactSchema,
  findingPairSchema,
  findingSchema,
  sampledPairSchema,
} from '#core/finding/finding.schema.ts';
import {
  multipartUploadSchema,
  uploadCompleteSchema,
  uploadSchema,
} from '#core/import/file/upload.schema.ts';
import { countsSchema } from '#core/import/import.schema.ts';
import { importOptionsSchema } from '#core/import/options.schema.ts';
import { previewRowSchema, previewSchema } from '#core/import/preview.schema.ts';
import { sheetImportCreateSchema } from '#core/import/request.schema.ts';
import { cellFaultSchema } from '#core/import-file/ledger.ts';
import { jobFailureSchema, jobSchema } from '#core/job/job.schema.ts';
import { mergeRequestSchema } from '#core/merge/merge.schema.ts';
import {
  consentOutcomeSchema,
  droppedSchema,
  loserSchema,
  mergeAnswerSchema,
  mergeSummarySchema,
  movedSchema,
  outcomeSchema,
  saidSchema,
} from '#core/merge/merge-record.schema.ts';
import {
  privacyRequestSchema,
  privacyRequestSummarySchema,
  requestFileSchema,
} from '#core/privacy-request/privacy-request.schema.ts';
import { proposalAnswerSchema } from '#core/proposal/proposal.schema.ts';
import { retentionReportSchema } from '#core/retention/run/retention-run.schema.ts';
import { tagChangeSchema, tagMergeSchema } from '#core/tag/tag.schema.ts';
import { retentionRuleSchema } from '#core/team/retention-policy.schema.ts';
import {
  roleSchema,
  settingsRequestSchema,
  settingsSchema,
  teamRetentionSchema,
} from '#core/team/team.schema.ts';
import type { Route } from './http/route.ts';
import { failureSchema, faultSchema, refusalSchema, wholeOf } from './http/shapes.ts';
import { webhookPayloadSchema } from './reference/webhooks.ts';

/** Alike whether given or answered. */
const both = { RetentionRule: retentionRuleSchema, Role: roleSchema };

/** What has another name than its routes give it, or no routes that do. */
const others = {
  /** As callers give them. */
  input: {
    ...both,
    AskedContactFilter: askedFilterSchema,
    ContactBulk: bulkSchema,
    ContactFilter: contactFilterSchema,
    ContactMerge: mergeRequestSchema,
    DropOptions: dropOptionsSchema,
    DutycallChange: dutycallChangeSchema,
    DutycallCreate: dutycallCreateSchema,
    FieldFilter: fieldFilterSchema,
    RetentionPolicy: teamRetentionSchema,
    FieldOrder: fieldOrderSchema,
    FieldRetype: fieldRetypeSchema,
    ImportOptions: importOptionsSchema,
    UploadComplete: uploadCompleteSchema,
    SheetImportCreate: sheetImportCreateSchema,
    SettingsChange: settingsRequestSchema,
    TagChange: tagChangeSchema,
    TagMerge: tagMergeSchema,
    TagRuleFilter: ruleFilterSchema,
  },
  /** As the API answers them. */
  output: {
    ...both,
    AutoMergeGroup: autoMergeGroupSchema,
    CallingCaps: capsSchema,
    CallingPreset: presetSchema,
    CallingWindow: windowRuleSchema,
    CampaignAddition: addedSchema,
    Consent: consentSchema,
    ConsentOutcome: consentOutcomeSchema,
    DroppedConsent: droppedSchema,
    KeptConsent: saidSchema,
    LosingValue: loserSchema,
    Merge: mergeAnswerSchema,
    MergeSummary: mergeSummarySchema,
    MergedValue: mergedValueSchema,
    MovedCounts: movedSchema,
    Origin: originSchema,
    ValueOutcome: outcomeSchema,
    Event: eventAnswerSchema,
    Facets: facetsSchema,
    CellFault: cellFaultSchema,
    ContactPart: contactPartSchema,
    Counts: countsSchema,
    Delivery: deliverySchema,
    Duplicate: findingSchema,
    DuplicateContact: findingContactSchema,
    DuplicatePair: findingPairSchema,
    DuplicateSampledPair: sampledPairSchema,
    DuplicateReason: evidenceSchema,
    DutycallContact: dutycallContactSchema,
    DutycallDetail: dutycallDetailSchema,
    Failure: failureSchema,
    Fault: faultSchema,
    FieldCondition: fieldFilterSchema,
    FieldSample: fieldSampleSchema,
    MultipartUpload: multipartUploadSchema,
    Job: jobSchema,
    JobFailure: jobFailureSchema,
    PrivacyRequest: privacyRequestSchema,
    PrivacyRequestFile: requestFileSchema,
    PrivacyRequestSummary: privacyRequestSummarySchema,
    PossibleDuplicate: possibleDuplicateSchema,
    Proposal: proposalAnswerSchema,
    Preview: previewSchema,
    PreviewRow: previewRowSchema,
    Refusal: refusalSchema,
    RetentionReport: retentionReportSchema,
    Settings: settingsSchema,
    TimelineEntry: timelineEntrySchema,
    Upload: uploadSchema,
    WebhookPayload: webhookPayloadSchema,
  },
};

type Named = Record<string, v.GenericSchema>;

/** A record as a route answers it: the first of what it answers. */
const recordOf = ({ answer }: Route): v.GenericSchema | undefined => {
  const { success: _, ...entries } = answer && 'entries' in answer ? Object(answer.entries) : {};
  const [record] = Object.values<v.GenericSchema>(entries).map(wholeOf);
  return record?.type === 'object' ? record : undefined;
};

/** Of a noun `Preset`: what `createPreset` takes is a `PresetCreate`, `updatePreset` a `PresetChange`, `getPreset` answers a `Preset`. */
const namesOf = (noun: string, routes: ReadonlyMap<string, Route>): { input: Named; output: Named } => {
  const [create, update, get] = ['create', 'update', 'get'].map((verb) => routes.get(`${verb}${noun}`));
  const record = get && recordOf(get);
  return {
    input: {
      ...(create?.body && { [`${noun}Create`]: create.body }),
      ...(update?.body && { [`${noun}Change`]: update.body }),
    },
    output: { ...(record && { [noun]: record }) },
  };
};

/**
 * Lists the schemas that have a name of their own in OpenAPI, and so in the typed client: as callers give
 * them, and as the API answers them.
 */
export const namedSchemas = (routes: readonly Route[]): { input: Named; output: Named } => {
  const byId = new Map(routes.map((route) => [route.id, route]));
  const nouns = routes.flatMap(({ id }) => /^create(.+)$/.exec(id)?.[1] ?? []);
  const all = nouns.map((noun) => namesOf(noun, byId));
  return {
    input: { ...Object.assign({}, ...all.map(({ input }) => input)), ...others.input },
    output: { ...Object.assign({}, ...all.map(({ output }) => output)), ...others.output },
  };
};
