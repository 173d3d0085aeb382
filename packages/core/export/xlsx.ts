import { writeZip, type ZipEntry } from '../zip/zip.ts';
import { blocksOf } from './blocks.ts';
import { type Cell, cellsOf } from './cell.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportRow } from './export-row.ts';
import { fitCell, fitColumns } from './long-cells.ts';
import {
  contentTypesXml,
  headerStyle,
  packageRelationsXml,
  rowWriter,
  sheetEnd,
  sheetHead,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from './sheet-xml.ts';

/** What a workbook could not hold as it was, told in the manifest. */
export interface SheetReport {
  /** Rows of each sheet, without its header. */
  sheets: { name: string; rows: number }[];
  /** How many cells of a column were cut, by its header. */
  cut: Record<string, number>;
}

export const newSheetReport = (): SheetReport => ({ sheets: [], cut: {} });

interface SheetLimits {
  /** Rows of a sheet, its header included. */
  rows: number;
  /** Bytes of its XML, after which the next sheet begins. */
  bytes: number;
}

/** Excel's rows, and what a part of an archive can have: a million contacts with two kilobytes each. */
const limits: SheetLimits = { rows: 1_048_576, bytes: 4_000_000_000 };

async function* textBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const part = (name: string, text: string): ZipEntry => ({ name, bytes: textBytes(text) });

/** Splits rows over sheets. */
class Sheets {
  readonly #rows: AsyncIterator<ExportRow>;
  readonly #columns: readonly ExportColumn[];
  readonly #cells: readonly ((row: ExportRow) => Cell)[];
  readonly #report: SheetReport;
  readonly #limits: SheetLimits;
  readonly #write: ReturnType<typeof rowWriter>;
  #next: IteratorResult<ExportRow> | undefined;

  constructor(
    columns: readonly ExportColumn[],
    rows: AsyncIterable<ExportRow>,
    report: SheetReport,
    most: SheetLimits,
  ) {
    this.#columns = fitColumns(columns);
    this.#cells = this.#columns.map(cellsOf);
    this.#rows = rows[Symbol.asyncIterator]();
    this.#report = report;
    this.#limits = most;
    this.#write = rowWriter(this.#columns.length);
  }

  /** The parts of all sheets; the first is there without rows, too. */
  async *parts(): AsyncGenerator<ZipEntry> {
    try {
      this.#next = await this.#rows.next();
      do {
        const number = this.#report.sheets.length + 1;
        const sheet = { name: number === 1 ? 'Contacts' : `Contacts ${number}`, rows: 0 };
        this.#report.sheets.push(sheet);
        yield { name: `xl/worksheets/sheet${number}.xml`, bytes: blocksOf(this.#sheet(sheet)) };
      } while (!this.#next?.done);
    } finally {
      await this.#rows.return?.();
    }
  }

  async *#sheet(sheet: { rows: number }): AsyncGenerator<string> {
    const header = this.#columns.map(({ header }) => ({ text: header }));
    yield sheetHead + this.#write(1, header, headerStyle);
    let bytes = 0;
    while (this.#next && !this.#next.done) {
      if (sheet.rows + 1 >= this.#limits.rows || bytes >= this.#limits.bytes) break;
      const xml = this.#write(++sheet.rows + 1, this.#cellsOf(this.#next.value));
      bytes += Buffer.byteLength(xml);
      yield xml;
      this.#next = await this.#rows.next();
    }
    yield sheetEnd;
  }

  #cellsOf(row: ExportRow): Cell[] {
    const cells: Cell[] = [];
    for (let index = 0; index < this.#cells.length; index++) {
      const cell = this.#cells[index]?.(row) ?? { text: '' };
      cells.push(fitCell(cell, this.#columns[index], this.#report.cut));
    }
    return cells;
  }
}

/**
 * Writes contacts as an Excel workbook, as they come. Rows beyond what a sheet holds go on in the next; `report` says
 * afterwards what became of them.
 */
export const writeXlsx = (
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  report: SheetReport = newSheetReport(),
  most: SheetLimits = limits,
): AsyncGenerator<Uint8Array> => {
  const sheets = new Sheets(columns, rows, report, most);
  const parts = async function* (): AsyncGenerator<ZipEntry> {
    yield part('[Content_Types].xml', contentTypesXml);
    yield part('_rels/.rels', packageRelationsXml);
    yield part('xl/styles.xml', stylesXml);
    yield* sheets.parts();
    const names = report.sheets.map(({ name }) => name);
    yield part('xl/workbook.xml', workbookXml(names));
    yield part('xl/_rels/workbook.xml.rels', workbookRelationsXml(names));
  };
  return writeZip(parts());
};
