import * as v from 'valibot';
import { likenessSchema } from '../import-file/likeness.ts';
import { importOptionsSchema } from './options.schema.ts';

const importStates = [
  'uploading',
  'planning',
  'previewed',
  'running',
  'finished',
  'failed',
  'cancelled',
  'undone',
] as const;
export const importStateSchema = v.picklist(importStates, 'unknown_value');
export type ImportState = v.InferOutput<typeof importStateSchema>;

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

const rowReasonSchema = v.object({
  kind: v.pipe(v.picklist(['failed', 'skipped', 'warned']), v.description('What it made of the rows')),
  code: v.string(),
  message: v.pipe(v.string(), v.description('As the first of the rows says it')),
  rows: v.pipe(v.number(), v.description('How many rows have it')),
  lines: v.pipe(v.array(v.number()), v.description('Where the first of them are in the file')),
});
/** A reason why rows failed, were skipped or carry warnings, counted. */
export type RowReason = v.InferOutput<typeof rowReasonSchema>;

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
    v.description('What it fills instead in rows where that is empty, such as a further phone number'),
  ),
  filled: v.pipe(v.number(), v.description('Rows with something in this column')),
  placeholders: v.pipe(
    v.optional(v.number()),
    v.description(
      'Rows whose cell stands for nothing, as `N/A` does: it is empty, and not among those filled',
    ),
  ),
  looks_like: v.pipe(
    v.optional(likenessSchema),
    v.description(
      'What a custom field seems to be: by most of its values a number or an address, where no column of the file is one; by its header an opt-out',
    ),
  ),
});
export type ColumnFill = v.InferOutput<typeof columnFillSchema>;

/** Where the table stands in its file. */
export const foundSchema = v.object({
  header_line: v.pipe(
    v.optional(v.nullable(v.number()), null),
    v.description('The line of the file, or row of the sheet, that was taken for the header'),
  ),
  passed_rows: v.pipe(
    v.optional(v.number(), 0),
    v.description(
      'Rows above the header that have something in them, such as titles; they are no rows of the table',
    ),
  ),
  repeated_headers: v.pipe(
    v.optional(v.number(), 0),
    v.description('Rows that repeat the header; each is skipped with `header_repeated`'),
  ),
  sheet: v.pipe(v.optional(text, null), v.description('Of a workbook: the sheet that was read')),
  passed_sheets: v.pipe(
    v.optional(v.array(v.string()), []),
    v.description('Of a workbook: the sheets before that one that hold no contacts'),
  ),
});
export type Found = v.InferOutput<typeof foundSchema>;

export const importSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  state: importStateSchema,
  reason: v.nullable(v.object({ code: v.string(), message: v.string() })),
  file_name: v.string(),
  source_key: v.string(),
  options: v.object(importOptionsSchema.entries),
  counts: countsSchema,
  row_reasons: v.pipe(
    v.optional(v.array(rowReasonSchema), []),
    v.description('Why rows failed, were skipped or carry warnings, by code; known at its end'),
  ),
  planned_rows: v.nullable(v.number()),
  columns: v.array(columnFillSchema),
  ...foundSchema.entries,
  results_key: v.nullable(v.string()),
  rejected_key: v.nullable(v.string()),
  created_at: v.string(),
  started_at: text,
  heartbeat_at: text,
  finished_at: text,
  undo_job_id: v.pipe(v.optional(text, null), v.description('The job that undoes it or has undone it')),
  undone_at: v.optional(text, null),
  waits_for: v.pipe(
    v.optional(text, null),
    v.description(
      'The import that has to end before this one writes its rows: one of the same file, or one that is being undone',
    ),
  ),
  decision: v.pipe(
    v.optional(v.object({ at: v.string(), by: v.string(), imports: v.array(v.string()) })),
    v.description('When somebody has decided about the parked rows: the imports that carry it out'),
  ),
});

/** A run of the import pipeline over one file. */
export type Import = v.InferOutput<typeof importSchema>;

const importWarningSchema = v.object({
  code: v.string(),
  message: v.string(),
  column: v.pipe(text, v.description('The header of the column that it is about')),
});
export type ImportWarning = v.InferOutput<typeof importWarningSchema>;

const file = v.nullable(v.object({ bucket: v.string(), key: v.string(), url: v.string() }));

/** An import as the API answers it, with progress and with URLs of its files that hold for an hour. */
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
