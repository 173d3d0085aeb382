import * as v from 'valibot';
import { completeContact } from '../../attribute/complete-contact.ts';
import { type Files, readStream, writeFile } from '../../files/files.ts';
import type { StoredRequest } from '../export.schema.ts';
import { exportFiles } from '../export-files.ts';
import type { ExportRow } from '../export-row.ts';

const rowSchema = v.object({ contact: v.looseObject({}), company: v.nullable(v.string()) });

const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/** A contact without what it does not have: reading it completes it again. */
export const lineOf = ({ contact, company }: ExportRow): string => {
  const values = Object.entries(contact).filter(([, value]) => !isBlank(value));
  return `${JSON.stringify({ contact: Object.fromEntries(values), company })}\n`;
};

/** Writes the rows of a chunk, of which the last step makes the file. */
export const writePart = (
  exports: Files,
  request: StoredRequest,
  chunk: number,
  rows: readonly ExportRow[],
): Promise<void> =>
  writeFile(exports, exportFiles.part(request, chunk), rows.map(lineOf).join(''), 'application/x-ndjson');

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Reads the rows of a chunk as they come. */
export async function* rowsOf(pieces: AsyncIterable<string>): AsyncGenerator<ExportRow> {
  for await (const line of linesOf(pieces)) {
    const { contact, company } = v.parse(rowSchema, JSON.parse(line));
    yield { contact: completeContact(contact), company };
  }
}

/** Reads the rows of all chunks, in their order. One that is missing is an error. */
export async function* readParts(
  exports: Files,
  request: StoredRequest,
  chunks: number,
): AsyncGenerator<ExportRow> {
  for (let chunk = 0; chunk < chunks; chunk++) {
    const stream = await readStream(exports, exportFiles.part(request, chunk));
    yield* rowsOf(stream.setEncoding('utf8'));
  }
}
