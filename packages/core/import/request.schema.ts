import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';
import { described, flag, importOptionsSchema, rowOptionsSchema } from './options.schema.ts';

/** A request that starts a previewed import. */
export const importStartSchema = v.strictObject({
  team_id: optional(line(100)),
  options: v.optional(rowOptionsSchema, {}),
});

const parkedAction = v.picklist(['skip', 'update', 'create'], 'unknown_value');
export type ParkedAction = v.InferOutput<typeof parkedAction>;

/** A request that decides parked rows. */
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
