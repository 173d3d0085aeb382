import { type Archive, ArchiveRefused } from './archive.ts';
import { isoDate, shownNumber } from './cell-format.ts';
import { type Sheet, unescaped, type Workbook } from './workbook.ts';
import { readXml } from './xml.ts';
import type { XmlReader } from './xml-parser.ts';
import { placesOf } from './xml-place.ts';
import type { Attributes } from './xml-text.ts';

/** Columns that are told apart; what lies further to the right counts as one more. */
const mostColumns = 501;
/** Characters of a cell; Excel has at most half as many. */
const mostCharacters = 65_536;

/** 0 for A, 26 for AA. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const value = reference.charCodeAt(at) & 0xdf;
    if (value < 65 || value > 90) break;
    column = column * 26 + value - 64;
  }
  return column - 1;
};

const messages = {
  cell_error: 'The cell holds an error of the spreadsheet.',
  formula_without_value:
    'The cell holds a formula whose result was not saved. Open the workbook, save it, and import it again.',
} as const;

interface CellFault {
  column: null;
  code: keyof typeof messages;
  message: string;
}

/** A row that holds something. */
interface SheetRecord {
  line: number;
  cells: string[];
  /** By the places of the cells. */
  cellFaults?: ReadonlyMap<number, CellFault>;
  /** An empty row stands before it. */
  afterBlank?: true;
}

/** Cells as nearly all are written: a value, or a text in its place. */
const usualCell = {
  name: 'c',
  forms: [
    { name: 'v', before: '<v>', behind: '</v></c>' },
    { name: 't', before: '<is><t>', behind: '</t></is></c>' },
    { name: 't', before: '<is><t xml:space="preserve">', behind: '</t></is></c>' },
  ],
} as const;

/** How a text is spoken stands beside it (`rPh`), and is none of its own. */
const places = placesOf({
  worksheet: { sheetData: { row: { c: { f: {}, v: {}, is: { t: {}, r: { t: {} } } } } } },
});

/** Turns the elements of a sheet into records. */
class SheetReader implements XmlReader {
  #records: SheetRecord[] = [];
  #line = 0;
  /** The last one that holds something. */
  #filledLine = 0;
  #cells: string[] = [];
  #faults: Map<number, CellFault> | undefined;
  #column = -1;
  #type = 'n';
  #style = 0;
  /** What stands in `<v>`, and what in `<is>`; undefined without the element. */
  #value: string | undefined;
  #inline: string | undefined;
  #hasFormula = false;
  #collects: 'v' | 't' | undefined;
  readonly #workbook: Workbook;
  readonly places = places;
  readonly usual = usualCell;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  taken(): SheetRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'row':
        this.#beginRow(attributes.get('r'));
        break;
      case 'c':
        this.#beginCell(attributes.get('r'));
        this.#type = attributes.get('t') ?? 'n';
        if (this.#type === 'n') this.#style = Number(attributes.get('s') ?? 0);
        break;
      case 'f':
        this.#hasFormula = true;
        break;
      case 'v':
        this.#collects = name;
        this.#value ??= '';
        break;
      case 't':
        this.#collects = name;
        this.#inline ??= '';
        break;
    }
  }

  #beginRow(number: string | undefined): void {
    const line = Number(number);
    this.#line = Number.isSafeInteger(line) && line > this.#line ? line : this.#line + 1;
    this.#cells = [];
    this.#faults = undefined;
    this.#column = -1;
  }

  #beginCell(reference: string | undefined): void {
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#value = undefined;
    this.#inline = undefined;
    this.#hasFormula = false;
  }

  content(text: string, name: string): void {
    this.#collects = name === 'v' ? 'v' : 't';
    this.text(text);
    this.#collects = undefined;
    this.#endCell();
  }

  text(text: string): void {
    if (this.#collects === undefined) return;
    const all = ((this.#collects === 'v' ? this.#value : this.#inline) ?? '') + text;
    if (this.#collects === 'v') this.#value = all;
    else this.#inline = all;
    if (all.length > mostCharacters)
      throw new ArchiveRefused(
        'workbook_broken',
        `A cell in line ${this.#line} is longer than any cell can be.`,
      );
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collects = undefined;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  /** Tells whether a formula has no result: an empty one is a text. */
  get #isUnsaved(): boolean {
    return this.#value === undefined || (this.#value === '' && this.#type === 'n');
  }

  get #place(): number {
    return Math.min(Math.max(this.#column, 0), mostColumns - 1);
  }

  #endCell(): void {
    if (this.#hasFormula && this.#isUnsaved) this.#note('formula_without_value');
    if (this.#type === 'e') this.#note('cell_error');
    const text = this.#textOf();
    if (text === '') return;
    const column = this.#place;
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = text;
  }

  #note(code: keyof typeof messages): void {
    this.#faults ??= new Map();
    this.#faults.set(this.#place, { column: null, code, message: messages[code] });
  }

  #textOf(): string {
    const { texts, styles, is1904 } = this.#workbook;
    const inline = this.#type === 'inlineStr' ? (this.#inline ?? this.#value) : (this.#value ?? this.#inline);
    const value = inline ?? '';
    if (value === '') return '';
    switch (this.#type) {
      case 's':
        // An empty one would point to the first text.
        return value.trim() === '' ? '' : (texts[Number(value)] ?? '');
      case 'b':
        return String(value === '1' || value === 'true');
      case 'n':
        return shownNumber(value, styles[this.#style], is1904);
      case 'd':
        return isoDate(value);
      default:
        return unescaped(value);
    }
  }

  #endRow(): void {
    if (this.#cells.length === 0 && !this.#faults) return;
    const record: SheetRecord = { line: this.#line, cells: this.#cells };
    if (this.#faults) record.cellFaults = this.#faults;
    if (this.#line > this.#filledLine + 1) record.afterBlank = true;
    this.#filledLine = this.#line;
    this.#records.push(record);
  }
}

/**
 * The rows of a sheet that hold something, as records; `line` is the row's number in the sheet. Numbers come as Excel
 * shows them without a format, dates as ISO text, formulas as their saved results; of merged cells the first has the
 * value. Hidden rows and columns are rows and columns.
 */
export async function* readSheet(
  archive: Archive,
  workbook: Workbook,
  { part }: Sheet,
): AsyncGenerator<SheetRecord[]> {
  const source = await archive.part(part);
  if (!source) throw new ArchiveRefused('workbook_broken', 'The sheet is missing in the workbook.');
  const reader = new SheetReader(workbook);
  for await (const _ of readXml(source, reader)) {
    const records = reader.taken();
    if (records.length > 0) yield records;
  }
  yield reader.taken();
}
