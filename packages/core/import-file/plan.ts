import type { CountryCode } from '../phone/phone.ts';
import type { RowFault } from './chunk-file.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { type CsvRecord, readRecords } from './csv-reader.ts';
import { sniffDialect } from './dialect.ts';
import {
  decodeText,
  type Encoding,
  isMostlyUtf8,
  notText,
  sniffEncoding,
  WrongEncoding,
} from './encoding.ts';
import { type Header, type KnownField, readHeader } from './header.ts';
import { MatchFilter } from './match-filter.ts';
import { type MatchKeys, matchKeysOf } from './match-keys.ts';
import type { Plan } from './plan.schema.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { ChunkName } from './work-keys.ts';

export interface PlanRequest {
  /** Opens the file; called again when its encoding turns out to be another. */
  open(): Promise<AsyncIterable<Uint8Array>>;
  write(chunk: ChunkName, body: string): Promise<void>;
  country: CountryCode | undefined;
  lenient?: boolean;
  maxRows: number;
  /** The custom fields that columns may mean by name or label. */
  fields?: readonly KnownField[];
}

export type PlanResult = { plan: Plan; refused?: undefined } | { plan?: undefined; refused: Refusal };

/** Characters by which the dialect is told. */
const headLength = 65_536;

/** Splits the records of one file into chunks. */
class Planner {
  rows = 0;
  refused: Refusal | undefined;
  header: Header | undefined;
  filled = new Uint32Array();
  readonly chunks: ChunkWriter;
  readonly repeats: ChunkWriter;
  readonly #request: PlanRequest;
  readonly #seen = new MatchFilter();
  #keysOf: MatchKeys = () => [];

  constructor(request: PlanRequest) {
    this.#request = request;
    this.chunks = new ChunkWriter((index, body) => request.write({ kind: 'chunks', index }, body));
    this.repeats = new ChunkWriter((index, body) => request.write({ kind: 'repeats', index }, body));
  }

  /** Takes the next records; false when the file is refused. */
  take(records: readonly CsvRecord[]): boolean {
    for (const record of records) {
      if (!this.header) this.#begin(record);
      else this.#add(record, this.header);
      if (this.refused) return false;
    }
    return true;
  }

  #begin({ cells }: CsvRecord): void {
    const header = readHeader(cells, this.#request.fields);
    if ('refused' in header) {
      this.refused = header.refused;
      return;
    }
    this.header = header;
    this.#keysOf = matchKeysOf(header.targets, this.#request);
    this.filled = new Uint32Array(header.headers.length);
  }

  #add(found: CsvRecord, header: Header): void {
    const { line } = found;
    const own = header.headers.length;
    this.rows++;
    if (this.rows > this.#request.maxRows) {
      const message = `The file has more than ${this.#request.maxRows} rows, the team's limit (import_max_rows).`;
      this.refused = { code: 'too_many_rows', message };
      return;
    }
    const problem = found.fault ?? layoutFault(found, header);
    // What only a rejected file has is no data.
    const cells =
      found.cells.length > own
        ? [...found.cells.slice(0, own), ...found.cells.slice(header.width)]
        : found.cells;
    const record = this.rows;
    const characters = this.#measure(cells);
    if (problem) this.chunks.add({ record, line, cells, fault: problem }, characters);
    else {
      const row = { record, line, cells: cells.length > own ? cells.slice(0, own) : cells };
      (this.#isRepeat(cells) ? this.repeats : this.chunks).add(row, characters);
    }
  }

  /** Counts which columns are filled; answers the characters of all cells. */
  #measure(cells: readonly string[]): number {
    const { filled } = this;
    let characters = 0;
    for (let index = 0; index < cells.length; index++) {
      const { length } = cells[index] ?? '';
      characters += length;
      if (length > 0 && index < filled.length) filled[index] = (filled[index] ?? 0) + 1;
    }
    return characters;
  }

  /** Whether a row may be the same contact as one before it; rows that are not can be written in any order. */
  #isRepeat(cells: readonly string[]): boolean {
    let repeat = false;
    for (const key of this.#keysOf(cells)) repeat = this.#seen.add(key) || repeat;
    return repeat;
  }

  async ready(): Promise<void> {
    await Promise.all([this.chunks.ready(), this.repeats.ready()]);
  }

  async end(): Promise<void> {
    await Promise.all([this.chunks.end(), this.repeats.end()]);
  }
}

const isEmpty = (cell: string | undefined) => cell === undefined || cell.trim() === '';

const layoutFault = ({ cells, doubtful }: CsvRecord, { headers, width }: Header): RowFault | undefined => {
  if (doubtful && cells.length !== width)
    return {
      column: null,
      code: 'quote_broken',
      message: 'The line may be the rest of a broken cell above it.',
    };
  if (cells.length > width && !cells.slice(width).every(isEmpty))
    return {
      column: null,
      code: 'too_many_cells',
      message: `The row has ${cells.length} cells, the header has ${headers.length}. Is a comma not quoted?`,
    };
  return cells.every(isEmpty)
    ? { column: null, code: 'row_empty', message: 'The row holds no values.' }
    : undefined;
};

/** The text up to what tells the dialect, and then the rest. */
const splitHead = async (texts: AsyncGenerator<string>): Promise<string> => {
  let head = '';
  while (head.length < headLength) {
    const { value, done } = await texts.next();
    if (done) break;
    head += value;
  }
  return head;
};

const planText = async (request: PlanRequest, encoding: Encoding): Promise<PlanResult> => {
  const texts = decodeText(await request.open(), encoding);
  const head = await splitHead(texts);
  if (head.trim() === '')
    return refusal('file_empty', 'The file is empty. Its first line has to name the columns.');
  const planner = new Planner(request);
  const { delimiter, newline } = sniffDialect(head.slice(0, headLength));
  const all = async function* () {
    yield head;
    for await (const text of texts) {
      await planner.ready();
      yield text;
    }
  };
  await readRecords(all(), { delimiter, newline }, (records) => planner.take(records));
  await planner.end();
  const { header, refused, rows, filled, chunks, repeats } = planner;
  if (refused || !header)
    return { refused: refused ?? refusal('file_empty', 'The file holds no header.').refused };
  const columns = header.headers.map((name, index) => ({
    header: name,
    target: header.targets[index] ?? { kind: 'ignore' as const },
    filled: filled[index] ?? 0,
  }));
  const nameless = columns.findIndex(({ header, filled }) => header === '' && filled > 0);
  if (nameless !== -1)
    return refusal('header_empty', `Column ${nameless + 1} has values but no header. Name it or remove it.`);
  return { plan: { encoding, delimiter, columns, rows, chunks: chunks.count, repeats: repeats.count } };
};

const firstBytes = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const blocks: Uint8Array[] = [];
  let size = 0;
  for await (const block of source) {
    blocks.push(block);
    size += block.length;
    if (size >= headLength) break;
  }
  return Buffer.concat(blocks);
};

const brokenUtf8 = refusal(
  'encoding_broken',
  'The file is UTF-8 text, but some of its bytes are not. Save it again as CSV (UTF-8) where it came from.',
);

const unreadable = 'in no encoding that a table comes in (UTF-8, UTF-16, Windows-1252)';

/**
 * Reads a file once, from end to end, and writes its rows as chunks: rows that share no match key with an earlier
 * row in `chunks`, which may be written in any order, the others in `repeats`, which come after them and in order.
 * Memory does not grow with the file, and the same bytes always give the same chunks.
 *
 * A file with a header and no rows is a plan of no chunks. A file that cannot be imported as a whole is refused;
 * chunks written by then are left over.
 */
export const planFile = async (request: PlanRequest): Promise<PlanResult> => {
  const head = await firstBytes(await request.open());
  const sniffed = sniffEncoding(head);
  if ('refused' in sniffed) return sniffed;
  const attempts: Encoding[] = sniffed.encoding === 'utf-8' ? ['utf-8', 'windows-1252'] : [sniffed.encoding];
  for (const encoding of attempts) {
    try {
      return await planText(request, encoding);
    } catch (error) {
      if (!(error instanceof WrongEncoding)) throw error;
      if (encoding === 'utf-8' && isMostlyUtf8(head)) return brokenUtf8;
    }
  }
  return notText(unreadable);
};
