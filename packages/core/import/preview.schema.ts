import * as v from 'valibot';
import { possibleDuplicateSchema } from '../duplicate/possible-duplicate.schema.ts';
import { cellFaultSchema } from '../import-file/ledger.ts';
import { columnFillSchema, foundSchema } from './import.schema.ts';

const count = (text: string) => v.pipe(v.number(), v.description(text));

export const previewKinds = [
  'valid',
  'duplicates_in_file',
  'duplicates_in_store',
  'invalid',
  'repeated_headers',
] as const;
export type PreviewKind = (typeof previewKinds)[number];

export const previewRowSchema = v.object({
  kind: v.picklist(previewKinds),
  line: v.number(),
  record: v.number(),
  cells: v.array(v.string()),
  reason: v.pipe(
    v.nullable(v.object({ code: v.string(), message: v.string() })),
    v.description('Of a duplicate: which row or contact it is'),
  ),
  possible_duplicates: v.pipe(
    v.optional(v.array(possibleDuplicateSchema), []),
    v.description(
      'Contacts, there or of rows before it, that have a value of the row: what speaks for one person, and against it',
    ),
  ),
  faults: v.pipe(v.array(cellFaultSchema), v.description('Of an invalid row: all that is wrong with it')),
});
export type PreviewRow = v.InferOutput<typeof previewRowSchema>;

/** Number of rows of each kind that a preview shows. */
export const shownRows = 10;

/** A preview: what would become of the rows of a file. */
export const previewSchema = v.object({
  rows: count(
    'Each is of one kind: valid, a duplicate in the file or in the store, invalid, or the header once more',
  ),
  counts: v.object({
    valid: count('Would become new contacts'),
    duplicates_in_file: count('Mean the contact of a row before them'),
    duplicates_in_store: count('Mean a contact that there is already'),
    invalid: count('Would fail'),
    repeated_headers: v.pipe(
      v.optional(v.number(), 0),
      v.description('Say the header once more, and would be skipped'),
    ),
    likely: v.pipe(
      v.optional(v.number(), 0),
      v.description(
        'Rows among them that have a value of a contact, there or of a row before them, and may be the same person',
      ),
    ),
    name_conflicts: v.pipe(
      v.optional(v.number(), 0),
      v.description(
        'Rows among those whose name does not go together with that of the contact, as in a household',
      ),
    ),
    warned: count('Rows among them that would carry a warning'),
  }),
  columns: v.array(
    v.object({
      ...columnFillSchema.entries,
      fill_rate: count('Share of the rows that have something in this column, from 0 to 1'),
    }),
  ),
  ...foundSchema.entries,
  examples: v.pipe(
    v.array(previewRowSchema),
    v.description(`The first ${shownRows} rows of each kind, in the order of the file`),
  ),
  likely: v.pipe(
    v.optional(v.array(previewRowSchema), []),
    v.description(`The first ${shownRows} rows with possible duplicates, of any kind`),
  ),
});
export type Preview = v.InferOutput<typeof previewSchema>;
