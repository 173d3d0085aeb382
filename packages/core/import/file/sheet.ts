import { scopeOf } from '../../access/scope.ts';
import { CallbookError, failure, refuseFaults } from '../../error.ts';
import type { Files } from '../../files/files.ts';
import { writeStream } from '../../files/write-stream.ts';
import type { Sheets } from '../../google-sheet/download-sheet.ts';
import { parseSheetUrl, type SheetLink } from '../../google-sheet/sheet-url.ts';
import { leasePermits } from '../../rate/rate.item.ts';
import type { Table } from '../../table/table.ts';
import type { Via } from '../../table/via.ts';
import type { Principal } from '../../team/team.schema.ts';
import type { ImportAnswer } from '../import.schema.ts';
import { findOptionFaults } from '../links.ts';
import type { SheetImportCreate } from '../request.schema.ts';
import { endImport } from '../state.ts';
import { startUpload, uploadKey } from './start-upload.ts';

const megabyte = 1_048_576;
const hour = 3_600_000;
const mostInAnHour = 10;

const linkOf = ({ url, gid }: SheetImportCreate): SheetLink => {
  const link = parseSheetUrl(url);
  if (link) return { ...link, gid: gid ?? link.gid };
  throw failure(
    'invalid',
    'url_not_sheet',
    'This is no URL of a Google Sheet. It looks like https://docs.google.com/spreadsheets/d/…',
    'url',
  );
};

/** @throws CallbookError `rate_limited` when the caller had ten sheets in this hour already */
const takePermit = async (table: Table, { id, team }: Principal, now: Date): Promise<void> => {
  const begun = Math.floor(now.getTime() / hour) * hour;
  const window = { teamId: team.id, caller: `${id}#google-sheets`, minute: begun / 60_000 };
  const { granted } = await leasePermits(table, window, { permits: 1, limit: mostInAnHour });
  if (granted) return;
  const message = `A user imports ${mostInAnHour} Google Sheets in an hour at most.`;
  const seconds = Math.ceil((begun + hour - now.getTime()) / 1_000);
  throw new CallbookError('limited', [{ param: null, code: 'rate_limited', message }], seconds);
};

/**
 * Cuts the name of a tab as Google does in a workbook, which takes no longer names; never within a surrogate
 * pair.
 */
const nameInWorkbook = (tab: string): string =>
  tab
    .trim()
    .slice(0, 31)
    .replace(/[\ud800-\udbff]$/, '');

interface SheetRequest {
  principal: Principal;
  draft: SheetImportCreate;
  via: Via;
  now: Date;
  id: string;
}

const contentTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Copies a public Google Sheet to where an upload's file is expected, where the pipeline takes over. The
 * import begins when the sheet has answered; a transfer that breaks off later ends it with the reason.
 */
export const importSheet = async (
  { table, files, sheets }: { table: Table; files: Files; sheets: Sheets },
  { principal, draft, via, now, id }: SheetRequest,
): Promise<ImportAnswer> => {
  const { team } = principal;
  const link = linkOf(draft);
  refuseFaults(await findOptionFaults(table, scopeOf(principal), draft.options));
  await takePermit(table, principal, now);
  // Only the whole workbook tells tabs by their names.
  const format = draft.sheet === undefined ? 'csv' : 'xlsx';
  const body = await sheets.open(link, format, team.settings.import_max_megabytes * megabyte);
  const file_name = `google-sheet-${link.id.slice(0, 60)}.${format}`;
  const options =
    draft.sheet === undefined ? draft.options : { ...draft.options, sheet: nameInWorkbook(draft.sheet) };
  try {
    const upload = { principal, draft: { file_name, options }, via, now, id };
    const started = await startUpload(table, files, upload);
    if (started.import.state === 'uploading')
      await writeStream(files, uploadKey(team.id, id, file_name), body, contentTypes[format]);
    return started.import;
  } catch (error) {
    if (error instanceof CallbookError) {
      const { code, message } = error;
      await endImport(table, { team_id: team.id, id }, { reason: { code, message } }, new Date());
    }
    throw error;
  } finally {
    body.destroy();
  }
};
