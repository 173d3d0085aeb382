import {
  contactChangeSchema,
  contactCreateSchema,
  contactPartSchema,
  contactSchema,
} from '#core/attribute/contact.schema.ts';
import { bulkSchema } from '#core/bulk/bulk.schema.ts';
import {
  ruleChangeSchema,
  ruleCreateSchema,
  ruleFilterSchema,
  ruleSchema,
} from '#core/catalogue/rule.schema.ts';
import { companyChangeSchema, companyCreateSchema, companySchema } from '#core/company/company.schema.ts';
import { deliverySchema } from '#core/delivery/delivery.schema.ts';
import {
  departmentChangeSchema,
  departmentCreateSchema,
  departmentSchema,
} from '#core/department/department.schema.ts';
import {
  dropAnswerSchema,
  dropChangeSchema,
  dropCreateSchema,
  dropOptionsSchema,
} from '#core/drop/drop.schema.ts';
import {
  dutycallChangeSchema,
  dutycallContactSchema,
  dutycallCreateSchema,
  dutycallDetailSchema,
} from '#core/dutycall/dutycall.schema.ts';
import { facetsSchema } from '#core/facet/facet.schema.ts';
import { eventAnswerSchema } from '#core/feed/event-answer.schema.ts';
import {
  fieldAnswerSchema,
  fieldChangeSchema,
  fieldCreateSchema,
  fieldOrderSchema,
  fieldRetypeSchema,
  fieldSampleSchema,
} from '#core/field/field.schema.ts';
import { askedFilterSchema } from '#core/filter/asked-filter.schema.ts';
import { contactFilterSchema, fieldFilterSchema } from '#core/filter/contact-filter.schema.ts';
import {
  multipartUploadSchema,
  uploadCompleteSchema,
  uploadSchema,
} from '#core/import/file/upload.schema.ts';
import { countsSchema, importAnswerSchema } from '#core/import/import.schema.ts';
import { importOptionsSchema } from '#core/import/options.schema.ts';
import { previewRowSchema, previewSchema } from '#core/import/preview.schema.ts';
import { importCreateSchema, sheetImportCreateSchema } from '#core/import/request.schema.ts';
import { cellFaultSchema } from '#core/import-file/ledger.ts';
import { jobFailureSchema, jobSchema } from '#core/job/job.schema.ts';
import { memberChangeSchema, memberCreateSchema, memberSchema } from '#core/member/member.schema.ts';
import { presetChangeSchema, presetCreateSchema, presetSchema } from '#core/preset/preset.schema.ts';
import { tagChangeSchema, tagCreateSchema, tagMergeSchema, tagSchema } from '#core/tag/tag.schema.ts';
import { roleSchema, settingsRequestSchema, settingsSchema } from '#core/team/team.schema.ts';
import { tokenCreateSchema, tokenRecordSchema } from '#core/token/token.schema.ts';
import { webhookChangeSchema, webhookCreateSchema, webhookSchema } from '#core/webhook/webhook.schema.ts';
import { failureSchema, faultSchema, refusalSchema } from './http/shapes.ts';
import { webhookPayloadSchema } from './reference/webhooks.ts';

/** Alike whether given or answered. */
const both = { Role: roleSchema };

/** What OpenAPI, and so the typed client, calls by a name of its own wherever it stands in a route. */
export const namedSchemas = {
  /** As callers give them. */
  input: {
    ...both,
    CompanyChange: companyChangeSchema,
    CompanyCreate: companyCreateSchema,
    AskedContactFilter: askedFilterSchema,
    ContactBulk: bulkSchema,
    ContactChange: contactChangeSchema,
    ContactCreate: contactCreateSchema,
    ContactFilter: contactFilterSchema,
    DepartmentChange: departmentChangeSchema,
    DepartmentCreate: departmentCreateSchema,
    DropChange: dropChangeSchema,
    DropCreate: dropCreateSchema,
    DropOptions: dropOptionsSchema,
    DutycallChange: dutycallChangeSchema,
    DutycallCreate: dutycallCreateSchema,
    FieldChange: fieldChangeSchema,
    FieldFilter: fieldFilterSchema,
    FieldCreate: fieldCreateSchema,
    FieldOrder: fieldOrderSchema,
    FieldRetype: fieldRetypeSchema,
    ImportCreate: importCreateSchema,
    ImportOptions: importOptionsSchema,
    MemberChange: memberChangeSchema,
    MemberCreate: memberCreateSchema,
    PresetChange: presetChangeSchema,
    PresetCreate: presetCreateSchema,
    UploadComplete: uploadCompleteSchema,
    SheetImportCreate: sheetImportCreateSchema,
    SettingsChange: settingsRequestSchema,
    TagChange: tagChangeSchema,
    TagCreate: tagCreateSchema,
    TagMerge: tagMergeSchema,
    TagRuleChange: ruleChangeSchema,
    TagRuleCreate: ruleCreateSchema,
    TagRuleFilter: ruleFilterSchema,
    TokenCreate: tokenCreateSchema,
    WebhookChange: webhookChangeSchema,
    WebhookCreate: webhookCreateSchema,
  },
  /** As the API answers them. */
  output: {
    ...both,
    Event: eventAnswerSchema,
    Facets: facetsSchema,
    CellFault: cellFaultSchema,
    Company: companySchema,
    Contact: contactSchema,
    ContactPart: contactPartSchema,
    Counts: countsSchema,
    Delivery: deliverySchema,
    Department: departmentSchema,
    Drop: dropAnswerSchema,
    DutycallContact: dutycallContactSchema,
    DutycallDetail: dutycallDetailSchema,
    Failure: failureSchema,
    Fault: faultSchema,
    Field: fieldAnswerSchema,
    FieldCondition: fieldFilterSchema,
    FieldSample: fieldSampleSchema,
    Import: importAnswerSchema,
    MultipartUpload: multipartUploadSchema,
    Job: jobSchema,
    JobFailure: jobFailureSchema,
    Member: memberSchema,
    Preset: presetSchema,
    Preview: previewSchema,
    PreviewRow: previewRowSchema,
    Refusal: refusalSchema,
    Settings: settingsSchema,
    Tag: tagSchema,
    TagRule: ruleSchema,
    Token: tokenRecordSchema,
    Upload: uploadSchema,
    Webhook: webhookSchema,
    WebhookPayload: webhookPayloadSchema,
  },
};

/** Records whose version comes as ETag with an answer that holds one of them. */
export const versionedSchemas = [
  companySchema,
  contactSchema,
  dropAnswerSchema,
  dutycallContactSchema,
  dutycallDetailSchema,
  presetSchema,
  webhookSchema,
];
