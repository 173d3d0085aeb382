import * as v from 'valibot';

const reasonSchema = v.object({ code: v.string(), message: v.string() });
const rowFaultSchema = v.object({ column: v.nullable(v.string()), code: v.string(), message: v.string() });

/** What is wrong with a row of a file before its values are looked at. */
export type RowFault = v.InferOutput<typeof rowFaultSchema>;

const unreadSchema = v.object({ ...rowFaultSchema.entries, at: v.number() });

/** A cell that holds no value of its own, by its place, such as an error of a spreadsheet. */
export type UnreadCell = v.InferOutput<typeof unreadSchema>;

/** Columns instead of rows: a file of a million rows is written and read in a fraction of the time. */
const chunkSchema = v.object({
  records: v.array(v.number()),
  lines: v.array(v.number()),
  cells: v.array(v.array(v.string())),
  faults: v.array(v.tuple([v.number(), rowFaultSchema])),
  /** Rows that are passed over, and why. */
  skipped: v.optional(v.array(v.tuple([v.number(), reasonSchema])), []),
  /** Rows with cells that a lenient import does without. */
  unread: v.optional(v.array(v.tuple([v.number(), v.array(unreadSchema)])), []),
});

/** One record of a file: its number (the first below the header is 1), its physical line, and its cells as they were. */
export interface FileRow {
  record: number;
  line: number;
  cells: readonly string[];
  fault?: RowFault;
  /** Why it is no row of data. */
  skipped?: v.InferOutput<typeof reasonSchema>;
  /** Cells that a lenient import does without. */
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
