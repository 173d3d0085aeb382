import type { Files } from '../../files/files.ts';
import { writeParts } from '../../files/write-parts.ts';
import { writeCsv } from '../csv.ts';
import type { StoredRequest } from '../export.schema.ts';
import type { ExportColumn } from '../export-columns.ts';
import { exportFiles } from '../export-files.ts';
import type { ExportRow } from '../export-row.ts';
import { formats } from '../format.ts';
import type { ManifestFile } from '../manifest.schema.ts';
import { FileTally } from '../manifest.ts';
import { writeVcards } from '../vcard.ts';
import { newSheetReport, writeXlsx } from '../xlsx.ts';

/** Writes the file of an export, as its rows come. It appears when it is complete, or not at all. */
export const writeExport = async (
  exports: Files,
  request: StoredRequest,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
): Promise<ManifestFile> => {
  const { format, options, file_name } = request;
  const tally = new FileTally();
  const report = newSheetReport();
  const counted = tally.rows(rows);
  const writers = {
    csv: () => writeCsv(columns, counted, options),
    xlsx: () => writeXlsx(columns, counted, report),
    vcard: () => writeVcards(options.vcard_version, columns, counted),
  };
  const key = exportFiles.file(request, file_name);
  await writeParts(exports, key, tally.bytes(writers[format]()), formats[format].mediaType);
  return tally.end(file_name, format === 'xlsx' ? report : {});
};
