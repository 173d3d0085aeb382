import * as v from 'valibot';
import { dateOrderSchema } from '../import-file/date-order.ts';
import { encodings } from '../import-file/encoding.ts';
import { mappingSchema, requiredColumnsSchema } from '../import-file/mapping.schema.ts';
import {
  countrySchema,
  duplicatesSchema,
  importTagsSchema,
  matchKeySchema,
  strictnessSchema,
} from '../team/team.schema.ts';
import { line, optional } from '../text/text.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(v.optional(schema), v.description(text));

const flag = v.boolean('type_boolean');

/** What may still be decided when the file has been looked through. */
const rowEntries = {
  duplicates: described(duplicatesSchema, 'What becomes of rows that mean a contact that there is already'),
  create_companies: described(flag, 'Whether companies that rows name are created; true when not given'),
  update_companies: described(
    flag,
    'Whether company columns change companies that there are already; false when not given',
  ),
  tags: v.optional(importTagsSchema),
  department_id: described(line(100), 'Of rows that name no department'),
  owner_id: described(line(100), 'Of rows that name no owner'),
  source: described(line(255), 'Of rows that name no source'),
};

const rowOptionsSchema = v.strictObject(rowEntries);
export type RowOptions = v.InferOutput<typeof rowOptionsSchema>;

/** What starts an import that was looked through. */
export const importStartSchema = v.strictObject({
  team_id: optional(line(100)),
  options: v.optional(rowOptionsSchema, {}),
});

const parkedAction = v.picklist(['skip', 'update', 'create'], 'unknown_value');
export type ParkedAction = v.InferOutput<typeof parkedAction>;

/** What becomes of parked rows. */
export const importDecisionSchema = v.strictObject({
  team_id: optional(line(100)),
  action: described(parkedAction, 'Of all parked rows that `rows` does not name'),
  rows: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          record: v.pipe(v.number('type_integer'), v.integer('type_integer')),
          action: parkedAction,
        }),
        'type_array',
      ),
      v.maxLength(10_000, 'too_long'),
    ),
    [],
  ),
});
export type ImportDecision = v.InferOutput<typeof importDecisionSchema>;

/** How one import treats its rows; what is not given follows the team's policies. */
export const importOptionsSchema = v.strictObject({
  ...rowEntries,
  strictness: v.optional(strictnessSchema),
  default_country: v.optional(countrySchema),
  match: v.optional(
    v.pipe(v.array(matchKeySchema, 'type_array'), v.minLength(1, 'blank'), v.maxLength(4, 'too_long')),
  ),
  mapping: v.optional(mappingSchema),
  required: described(
    requiredColumnsSchema,
    'Columns that the file needs, each filled in every row, named as in a mapping; beside those that the team needs',
  ),
  date_order: described(
    dateOrderSchema,
    'How dates such as 01/02/2026 are read in columns of custom fields of dates; told by the whole column when not given',
  ),
  sheet: described(
    line(31),
    'Of an Excel workbook: the name of the sheet; the first one that shows when not given',
  ),
  max_rows: described(
    v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(1, 'too_small')),
    'A file of more rows is refused; the team’s own limit holds beside it',
  ),
  validate_only: described(
    flag,
    'Looks through the file, tells what would become of its rows, and waits to be started',
  ),
  encoding: described(
    v.picklist(encodings, 'unknown_value'),
    'Of a text file without a mark: its encoding; UTF-8, UTF-16, Windows-1252 and Windows-1251 are told by themselves',
  ),
});

/** A file's name without folders, as S3 and every file system take it. */
const fileName = v.pipe(
  line(200),
  v.check((name) => !/[/\\]/.test(name) && name !== '.' && name !== '..', 'file_name_invalid'),
  v.check((name) => Buffer.byteLength(name) <= 200, 'too_long'),
  // The trigger leaves these alone, so the import would wait for its file for ever.
  v.check((name) => !/\.(?:results\.csv|import\.json)$/.test(name), 'file_name_reserved'),
);

export const importCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  file_name: fileName,
  size: v.optional(v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(0, 'too_small'))),
  multipart: described(
    flag,
    'Whether the file is sent in parts; when not given, a file of more than 64 MB is. Needs `size`',
  ),
  options: v.optional(importOptionsSchema, {}),
});
export type ImportCreate = v.InferOutput<typeof importCreateSchema>;

/** A public Google Sheet to import. */
export const sheetImportCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  url: v.pipe(line(2_000), v.description('Any public URL of the sheet')),
  gid: described(
    v.pipe(
      v.union([v.string(), v.number()], 'type_integer'),
      v.transform(String),
      v.regex(/^\d{1,12}$/, 'type_integer'),
    ),
    'The number of the tab, as the URL has it; goes before that of the URL',
  ),
  sheet: described(line(100), 'The name of the tab'),
  options: v.optional(importOptionsSchema, {}),
});
export type SheetImportCreate = v.InferOutput<typeof sheetImportCreateSchema>;

export const importStates = [
  'uploading',
  'planning',
  'previewed',
  'running',
  'finished',
  'failed',
  'cancelled',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

export const countsSchema = v.object({
  rows: v.pipe(v.number(), v.description('Rows with an outcome; created + updated + skipped + failed')),
  created: v.number(),
  updated: v.number(),
  skipped: v.number(),
  failed: v.number(),
  warned: v.pipe(v.number(), v.description('Rows among them that carry a warning')),
  parked: v.pipe(
    v.optional(v.number(), 0),
    v.description('Rows among those skipped that wait for somebody to decide about them'),
  ),
});
export type Counts = v.InferOutput<typeof countsSchema>;

export const noCounts: Counts = {
  rows: 0,
  created: 0,
  updated: 0,
  skipped: 0,
  failed: 0,
  warned: 0,
  parked: 0,
};

const text = v.nullable(v.string());

export const columnFillSchema = v.object({
  header: v.string(),
  field: v.pipe(
    text,
    v.description(
      'What the column fills, such as `phone` or `company.name`; null when it is ignored, as that of an archived field, or empty and nothing that is known',
    ),
  ),
  stands_in_for: v.pipe(
    v.optional(v.string()),
    v.description('What it fills instead in rows that have nothing better for it, as a further phone number'),
  ),
  filled: v.pipe(v.number(), v.description('Rows with something in this column')),
});
export type ColumnFill = v.InferOutput<typeof columnFillSchema>;

export const importSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  state: v.picklist(importStates),
  reason: v.nullable(v.object({ code: v.string(), message: v.string() })),
  file_name: v.string(),
  source_key: v.string(),
  options: v.object(importOptionsSchema.entries),
  counts: countsSchema,
  planned_rows: v.nullable(v.number()),
  columns: v.array(columnFillSchema),
  results_key: v.nullable(v.string()),
  rejected_key: v.nullable(v.string()),
  created_at: v.string(),
  started_at: text,
  heartbeat_at: text,
  finished_at: text,
  undo_job_id: v.pipe(v.optional(text, null), v.description('The job that undoes it or has undone it')),
  undone_at: v.optional(text, null),
  decision: v.pipe(
    v.optional(v.object({ at: v.string(), by: v.string(), imports: v.array(v.string()) })),
    v.description('When somebody has decided about the parked rows: the imports that carry it out'),
  ),
});

/** One run of the import pipeline over one file. */
export type Import = v.InferOutput<typeof importSchema>;

const importWarningSchema = v.object({
  code: v.string(),
  message: v.string(),
  column: v.pipe(text, v.description('The header of the column that it is about')),
});
export type ImportWarning = v.InferOutput<typeof importWarningSchema>;

const file = v.nullable(v.object({ bucket: v.string(), key: v.string(), url: v.string() }));

/** An import as the API answers it: with its progress, and its files with URLs that hold for an hour. */
export const importAnswerSchema = v.object({
  ...v.omit(importSchema, ['source_key', 'planned_rows', 'results_key', 'rejected_key']).entries,
  progress: v.object({
    planned_rows: v.nullable(v.number()),
    done_rows: v.number(),
    percent: v.number(),
  }),
  warnings: v.pipe(
    v.array(importWarningSchema),
    v.description('Of the file as a whole: columns that are empty in every row, and the like'),
  ),
  files: v.object({ source: file, results: file, rejected: file }),
});
export type ImportAnswer = v.InferOutput<typeof importAnswerSchema>;

export const uploadSchema = v.object({
  method: v.literal('PUT'),
  url: v.string(),
  headers: v.record(v.string(), v.string()),
  expires_at: v.string(),
});

/** Where the parts of a large file are to be PUT. */
export const multipartUploadSchema = v.object({
  method: v.literal('PUT'),
  part_size: v.pipe(v.number(), v.description('Bytes of each part but the last')),
  parts: v.array(v.object({ part_number: v.number(), size: v.number(), url: v.string() })),
  expires_at: v.string(),
});
export type MultipartUpload = v.InferOutput<typeof multipartUploadSchema>;

const partSchema = v.strictObject({
  part_number: v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(1, 'too_small')),
  etag: v.pipe(line(200), v.description('As the answer to the PUT of the part gave it')),
});

export const uploadCompleteSchema = v.strictObject({
  team_id: optional(line(100)),
  parts: v.pipe(v.array(partSchema, 'type_array'), v.minLength(1, 'blank'), v.maxLength(500, 'too_long')),
});
export type UploadComplete = v.InferOutput<typeof uploadCompleteSchema>;
