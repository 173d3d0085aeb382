import * as v from 'valibot';

const reasonSchema = v.object({ code: v.string(), message: v.string() });
const rowFaultSchema = v.object({ column: v.nullable(v.string()), code: v.string(), message: v.string() });

/** A fault of a row that shows before its values are read. */
export type RowFault = v.InferOutput<typeof rowFaultSchema>;

const unreadSchema = v.object({ ...rowFaultSchema.entries, at: v.number() });

/** A cell, by its place, that holds no value of its own, such as an error of a spreadsheet. */
export type UnreadCell = v.InferOutput<typeof unreadSchema>;

/**
 * A chunk as it is stored, column by column, which writes and reads a million rows in a fraction of the time.
 */
const chunkSchema = v.object({
  records: v.array(v.number()),
  lines: v.array(v.number()),
  cells: v.array(v.array(v.string())),
  faults: v.array(v.tuple([v.number(), rowFaultSchema])),
  /** Skipped rows, and why. */
  skipped: v.optional(v.array(v.tuple([v.number(), reasonSchema])), []),
  /** Rows with cells that a lenient import goes without. */
  unread: v.optional(v.array(v.tuple([v.number(), v.array(unreadSchema)])), []),
});

/** One record of a file: its number (the first below the header is 1), its physical line, and its cells as they were. */
export interface FileRow {
  record: number;
  line: number;
  cells: readonly string[];
  fault?: RowFault;
  /** Why the row is none of data. */
  skipped?: v.InferOutput<typeof reasonSchema>;
  /** Cells that a lenient import goes without. */
  unread?: UnreadCell[];
}

export const encodeRows = (rows: readonly FileRow[]): string =>
  JSON.stringify({
    records: rows.map(({ record }) => record),
    lines: rows.map(({ line }) => line),
    cells: rows.map(({ cells }) => cells),
    faults: rows.filter(({ fault }) => fault).map(({ record, fault }) => [record, fault]),
    skipped: rows.filter(({ skipped }) => skipped).map(({ record, skipped }) => [record, skipped]),
    unread: rows.filter(({ unread }) => unread).map(({ record, unread }) => [record, unread]),
  });

export const decodeRows = (text: string): FileRow[] => {
  const { records, lines, cells, faults, skipped, unread } = v.parse(chunkSchema, JSON.parse(text));
  const faultOf = new Map(faults);
  const reasonOf = new Map(skipped);
  const unreadOf = new Map(unread);
  return records.map((record, index) => {
    const fault = faultOf.get(record);
    const reason = reasonOf.get(record);
    const spared = unreadOf.get(record);
    const row = { record, line: lines[index] ?? 0, cells: cells[index] ?? [] };
    return {
      ...row,
      ...(fault && { fault }),
      ...(reason && { skipped: reason }),
      ...(spared && { unread: spared }),
    };
  });
};
