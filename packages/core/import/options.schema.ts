import * as v from 'valibot';
import { dateOrderSchema } from '../import-file/date-order.ts';
import { decimalSchema } from '../import-file/decimals.ts';
import { encodings } from '../import-file/encoding-names.ts';
import { mappingSchema, requiredColumnsSchema } from '../import-file/mapping.schema.ts';
import {
  countrySchema,
  duplicatesSchema,
  importTagsSchema,
  matchKeySchema,
  strictnessSchema,
} from '../team/team.schema.ts';
import { line } from '../text/text.schema.ts';

export const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(v.optional(schema), v.description(text));

export const flag = v.boolean('type_boolean');

/** Options that may still be changed after a preview. */
const rowEntries = {
  duplicates: described(duplicatesSchema, 'What to do with rows that match an existing contact'),
  create_companies: described(flag, 'Whether companies that rows name are created; true when not given'),
  update_companies: described(
    flag,
    'Whether company columns change companies that there are already; false when not given',
  ),
  tags: v.optional(importTagsSchema),
  department_id: described(line(100), 'Of rows that name no department'),
  owner_id: described(line(100), 'Of rows that name no owner'),
  source: described(line(255), 'Of rows that name no source'),
  campaign_id: described(
    line(100),
    'The campaign that the contacts come into that rows create, change or find unchanged; who must not be called does not, with the warning `not_in_campaign`',
  ),
};

export const rowOptionsSchema = v.strictObject(rowEntries);
export type RowOptions = v.InferOutput<typeof rowOptionsSchema>;

/** Options of one import; what is absent follows the team's policies. */
export const importOptionsSchema = v.strictObject({
  ...rowEntries,
  strictness: described(
    strictnessSchema,
    'What becomes of rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row',
  ),
  default_country: v.optional(countrySchema),
  match: v.optional(
    v.pipe(v.array(matchKeySchema, 'type_array'), v.minLength(1, 'blank'), v.maxLength(4, 'too_long')),
  ),
  mapping: v.optional(mappingSchema),
  required: described(
    requiredColumnsSchema,
    'Columns that each row has to fill, named as in a mapping, in addition to those that the team requires',
  ),
  date_order: described(
    dateOrderSchema,
    'How dates such as 01/02/2026 are read in columns of custom fields of dates; decided by the whole column when not given',
  ),
  decimal: described(
    decimalSchema,
    'The sign before decimals in columns of custom fields of numbers; decided by the whole column when not given',
  ),
  sheet: described(
    line(31),
    'Of an Excel workbook: the name of the sheet; when not given, the first one that shows, or the only one with contacts',
  ),
  header_row: described(
    v.pipe(
      v.number('type_integer'),
      v.integer('type_integer'),
      v.minValue(1, 'too_small'),
      v.maxValue(1_048_576, 'too_large'),
    ),
    'The line of the file, or row of the sheet, that names the columns; looked for among the first 30 rows when not given',
  ),
  max_rows: described(
    v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(1, 'too_small')),
    'A file of more rows is refused; the team’s own limit holds beside it',
  ),
  validate_only: described(
    flag,
    'Only previews the file: shows what would become of its rows, and waits to be started',
  ),
  encoding: described(
    v.picklist(encodings, 'unknown_value'),
    'Of a text file without a mark: its encoding; UTF-8, UTF-16, Windows-1252, Windows-1251, Mac OS Roman, Shift_JIS and ISO-8859-15 are told by themselves',
  ),
});
