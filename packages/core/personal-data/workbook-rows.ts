import { Readable } from 'node:stream';
import { Archive, ArchiveRefused } from '#workbook/archive.ts';
import { readSheet } from '#workbook/sheet-records.ts';
import { readWorkbook } from '#workbook/workbook.ts';

interface WorkbookRow {
  line: number;
  cells: readonly string[];
}

/** Reads the rows of all sheets of a workbook; of an archive that is none, nothing. */
export async function* workbookRows(bytes: Buffer): AsyncGenerator<WorkbookRow> {
  const read = async (start: number, end: number) => Readable.from([bytes.subarray(start, end)]);
  try {
    const archive = await Archive.open({ size: bytes.length, read });
    const workbook = await readWorkbook(archive);
    for (const sheet of workbook.sheets)
      for await (const records of readSheet(archive, workbook, sheet)) yield* records;
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
  }
}
