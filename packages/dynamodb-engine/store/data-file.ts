import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const magic = 'SQLite format 3\0';
const headerBytes = 100;
/** Files up to this size are read whole before they are opened for writing. */
const wholeCheckBytes = 256 * 1024 * 1024;

/** The data file cannot be used; it was left as it is. */
export class DataFileError extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`The data file ${path} cannot be used: ${reason}. It was left as it is.`);
    this.path = path;
  }

  static of(path: string, error: unknown): DataFileError {
    if (error instanceof DataFileError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new DataFileError(
      path,
      reason.includes('locked') ? 'another process has it open' : `it is damaged (${reason})`,
    );
  }
}

/** Throws a DataFileError for a file that is there and is not a whole file of this program. Writes nothing. */
export const checkDataFile = (path: string, applicationId: number): void => {
  if (!existsSync(path) || statSync(path).size === 0) return;
  checkHeader(path, applicationId);
  if (statSync(path).size <= wholeCheckBytes) checkPages(path);
};

const checkHeader = (path: string, applicationId: number): void => {
  const header = Buffer.alloc(headerBytes);
  const file = openSync(path, 'r');
  const length = readSync(file, header, 0, headerBytes, 0);
  closeSync(file);
  if (length < headerBytes || header.toString('latin1', 0, magic.length) !== magic)
    throw new DataFileError(path, 'it is no database');
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (statSync(path).size < header.readUInt32BE(28) * pageBytes)
    throw new DataFileError(path, 'it is damaged (its end is missing)');
  // The number is written with the first commit; until a checkpoint it is in the log alone.
  const owner = header.readUInt32BE(68);
  if (owner !== applicationId && owner !== 0) throw new DataFileError(path, "it is another program's");
};

const checkPages = (path: string): void => {
  try {
    const connection = new DatabaseSync(path, { readOnly: true });
    try {
      const row = connection.prepare('PRAGMA quick_check(1)').get();
      const result = Object.values(row ?? {})[0];
      if (result !== 'ok') throw new Error(String(result));
    } finally {
      connection.close();
    }
  } catch (error) {
    throw DataFileError.of(path, error);
  }
};
