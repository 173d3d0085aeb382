import * as v from 'valibot';
import { columnTargetSchema } from './column-target.ts';
import { columnDatesSchema } from './date-order.ts';
import { columnDecimalsSchema } from './decimals.ts';
import { likenessSchema } from './likeness.ts';
import type { FileColumns } from './place-cells.ts';
import { blanknessSchema } from './says-nothing.ts';

const columnSchema = v.object({
  header: v.string(),
  target: columnTargetSchema,
  /** Number of rows with something in this column. */
  filled: v.number(),
  /** Number of rows whose cell stands for nothing. */
  placeholders: v.optional(v.number()),
  /** Which of its cells stand for nothing; told by the target when not given. */
  blankness: v.optional(blanknessSchema),
  /** Of a custom field of dates: how they are read. */
  dates: v.optional(columnDatesSchema),
  /** Of a custom field of numbers: how they are read. */
  decimals: v.optional(columnDecimalsSchema),
  /** Of a column that nobody said anything about: what it may be. */
  looks_like: v.optional(likenessSchema),
});

/** A plan: what was found out about a file, and into how many chunks its rows were split. */
export const planSchema = v.object({
  encoding: v.string(),
  delimiter: v.string(),
  columns: v.array(columnSchema),
  /** The line of the header, how many rows above it were passed over, and how many below it say it again. */
  header_line: v.optional(v.number()),
  passed_rows: v.optional(v.number()),
  repeated_headers: v.optional(v.number()),
  /** Of a workbook: the sheet that was read, and those before it that hold no contacts. */
  sheet: v.optional(v.string()),
  passed_sheets: v.optional(v.array(v.string())),
  rows: v.number(),
  chunks: v.number(),
  repeats: v.number(),
  /** The places of the columns that say the country of a row, the surest first. */
  regions: v.optional(v.array(v.number())),
  /** What has to be filled in each row. */
  required: v.optional(v.array(columnTargetSchema)),
});
export type Plan = v.InferOutput<typeof planSchema>;

/** Answers the columns of a plan as rows are read by them. */
export const columnsOf = ({ columns, regions, required }: Plan): Omit<FileColumns, 'policy'> => ({
  header: columns.map(({ header }) => header),
  targets: columns.map(({ target }) => target),
  dates: columns.map(({ dates }) => dates),
  decimals: columns.map(({ decimals }) => decimals),
  blankness: columns.map(({ blankness }) => blankness),
  regions,
  required,
});
