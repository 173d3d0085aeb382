import * as v from 'valibot';
import { askedFilterSchema } from '../filter/asked-filter.schema.ts';
import { contactFilterSchema } from '../filter/contact-filter.schema.ts';
import { line, optional } from '../text/text.schema.ts';
import { exportFormats, vcardVersions } from './format.ts';
import { manifestFileSchema, manifestSchema } from './manifest.schema.ts';

/** Most ids in one request; a filter has no limit. */
const mostIds = 10_000;
/** More than a team can have fields. */
const mostFields = 1_000;

const idList = v.pipe(
  v.array(line(100), 'type_array'),
  v.minLength(1, 'blank'),
  v.maxLength(mostIds, 'too_long'),
);

export const exportFormatSchema = v.pipe(
  v.picklist(exportFormats, 'unknown_value'),
  v.description('What the file is'),
);

export const exportFieldsSchema = v.pipe(
  v.array(line(110), 'type_array'),
  v.minLength(1, 'blank'),
  v.maxLength(mostFields, 'too_long'),
  v.description(
    'Properties of contacts, custom fields as `cf.<name>`, `company`; all that the caller sees when not given. `do_not_call` and the id always come along',
  ),
);

export const exportOptionsSchema = v.strictObject({
  delimiter: v.pipe(
    v.optional(v.picklist([',', ';', '\t'], 'unknown_value'), ','),
    v.description('Of CSV: what stands between cells. Excel opens `;` into columns where a comma is decimal'),
  ),
  vcard_version: v.pipe(
    v.optional(v.picklist(vcardVersions, 'unknown_value'), '4.0'),
    v.description('Of vCards: 3.0 for old programs'),
  ),
});

/** What a caller gives. */
export const exportCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  format: exportFormatSchema,
  fields: v.optional(exportFieldsSchema),
  filter: v.optional(askedFilterSchema),
  ids: v.optional(idList),
  preset: v.optional(v.pipe(line(100), v.description('The id of a preset, as it is now'))),
  selection: v.pipe(
    v.optional(
      v.strictObject({
        filter: v.optional(askedFilterSchema),
        preset: v.optional(line(100)),
        except: v.pipe(idList, v.description('Ids of contacts to leave out')),
      }),
    ),
    v.description('All that a filter or a preset picks, but some'),
  ),
  name: v.optional(v.pipe(line(100), v.description('Of the file, without its ending'))),
  options: v.optional(exportOptionsSchema, {}),
});
export type ExportCreate = v.InferOutput<typeof exportCreateSchema>;

/** Which contacts an export has: these alone, or all that a filter picks but some. */
export const exportTargetSchema = v.union([
  v.object({ ids: v.array(v.string()) }),
  v.object({
    filter: contactFilterSchema,
    preset: v.optional(v.string()),
    except: v.optional(v.array(v.string())),
  }),
]);
export type ExportTarget = v.InferOutput<typeof exportTargetSchema>;

/** A request as it lies in the bucket for the job. */
export const storedRequestSchema = v.object({
  export_id: v.string(),
  team_id: v.string(),
  format: exportFormatSchema,
  fields: v.optional(v.array(v.string())),
  target: exportTargetSchema,
  file_name: v.string(),
  options: exportOptionsSchema,
  /** Contacts created later (ISO) are not in it. */
  cutoff: v.string(),
});
export type StoredRequest = v.InferOutput<typeof storedRequestSchema>;

const text = v.nullable(v.string());

const exportEntries = {
  id: v.string(),
  team_id: v.string(),
  job_id: v.pipe(v.string(), v.description('The job that makes it')),
  format: exportFormatSchema,
  options: exportOptionsSchema,
  fields: v.pipe(v.nullable(v.array(v.string())), v.description('The properties asked for; null for all')),
  filter: v.pipe(v.unknown(), v.description('Which contacts were asked for; of ids, how many')),
  file_name: v.string(),
  created_by: v.string(),
  created_at: v.string(),
  completed_at: v.pipe(text, v.description('When its file was complete')),
  expires_at: v.pipe(v.string(), v.description('Until when its file is kept')),
  manifest: v.pipe(v.nullable(manifestSchema), v.description('Null until the file is complete')),
};

/** An export as it is kept. */
export const storedExportSchema = v.object({
  ...exportEntries,
  removed_at: v.optional(text, null),
});
export type StoredExport = v.InferOutput<typeof storedExportSchema>;

export const exportStateSchema = v.picklist([
  'queued',
  'running',
  'finished',
  'failed',
  'cancelled',
  'expired',
]);
export type ExportState = v.InferOutput<typeof exportStateSchema>;

export const exportSchema = v.object({
  ...exportEntries,
  state: exportStateSchema,
  reason: v.nullable(v.object({ code: v.string(), message: v.string() })),
  total: v.pipe(v.nullable(v.number()), v.description('Null until all contacts are found')),
  progress: v.object({ percent: v.number() }),
  files: v.pipe(
    v.array(
      v.object({
        ...manifestFileSchema.entries,
        url: v.pipe(
          v.string(),
          v.description('Where the file is read for an hour; ask again for another hour'),
        ),
      }),
    ),
    v.description('What there is to download; empty until all of it is complete'),
  ),
  manifest_url: v.pipe(text, v.description('The manifest as a file; for an hour')),
});
export type ExportAnswer = v.InferOutput<typeof exportSchema>;
