import { isArchive } from '../import-file/encoding.ts';
import { rejectedHeaders } from '../import-file/header.ts';
import { resultKeys } from '../import-file/work-keys.ts';
import { cleanCsv } from './clean-csv.ts';
import type { Look } from './file-keeper.ts';
import type { IsOwn, Owners } from './own-rows.ts';
import { workbookRows } from './workbook-rows.ts';

/** What decides whose a row is, and how the file is read. */
export interface Looking {
  isOwn: IsOwn;
  owners: Owners;
  encoding?: string | undefined;
}

const lookOfCsv = (cleaned: Awaited<ReturnType<typeof cleanCsv>>): Look | undefined =>
  cleaned && { found: cleaned.found, left: cleaned.left };

/** A source: its rows of the person are blank; a workbook, of which a part cannot be taken, goes as a whole. */
const lookAtSource = async (bytes: Buffer, { isOwn, owners, encoding }: Looking) => {
  if (isArchive(bytes)) {
    const found: unknown[] = [];
    for await (const { line, cells } of workbookRows(bytes))
      if (isOwn(cells, line, owners)) found.push({ line, cells });
    return found.length > 0 ? { found, left: null } : undefined;
  }
  const blank = (cells: readonly string[], line: number) =>
    isOwn(cells, line, owners) ? cells.map(() => '') : undefined;
  return lookOfCsv(await cleanCsv(bytes, blank, encoding));
};

/** The results: line, record, outcome and id of a row stay. */
export const lookAtResults = async (bytes: Buffer, { isOwn, owners }: Looking) =>
  lookOfCsv(
    await cleanCsv(bytes, (cells) => {
      const [line, record, outcome, id, reason = ''] = cells;
      if (reason === '' || !isOwn([reason], Number(line), owners)) return undefined;
      return [line ?? '', record ?? '', outcome ?? '', id ?? '', ''];
    }),
  );

/** The rejected rows: line and codes stay. */
export const lookAtRejected = async (bytes: Buffer, { isOwn, owners }: Looking) =>
  lookOfCsv(
    await cleanCsv(bytes, (cells) => {
      const from = cells.length - rejectedHeaders.length;
      const [line, column = '', code = ''] = cells.slice(from);
      if (from < 1 || !isOwn(cells.slice(0, from), Number(line), owners)) return undefined;
      return [...cells.slice(0, from).map(() => ''), line ?? '', column, code, ''];
    }),
  );

const suffixes = resultKeys('');

/** The key of the source that a file is, or lies beside. */
export const sourceKeyOf = (key: string): string =>
  Object.values(suffixes).reduce(
    (name, end) => (name.endsWith(end) ? name.slice(0, -end.length) : name),
    key,
  );

/** A source, or one of the two files of results beside it. */
export const lookAtFile = (key: string, bytes: Buffer, looking: Looking): Promise<Look | undefined> => {
  if (key.endsWith(suffixes.results)) return lookAtResults(bytes, looking);
  return key.endsWith(suffixes.rejected) ? lookAtRejected(bytes, looking) : lookAtSource(bytes, looking);
};
