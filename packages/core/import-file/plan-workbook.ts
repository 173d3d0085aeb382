import type { FileAccess } from '../files/files.ts';
import { Archive, ArchiveRefused } from '../spreadsheet/archive.ts';
import { readSheet } from '../spreadsheet/sheet-records.ts';
import { readWorkbook, type Sheet } from '../spreadsheet/workbook.ts';
import { Planner, type PlannerOptions, type PlanResult } from './planner.ts';
import { refusal } from './refusal.ts';

const isNamed = (sheet: Sheet, name: string) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase();

/** The sheet of this name, whatever its case; without a name those that people see, of which the first may be empty. */
const chosenSheets = (sheets: readonly Sheet[], name: string | undefined): Sheet[] => {
  if (name !== undefined) return sheets.filter((sheet) => isNamed(sheet, name)).slice(0, 1);
  const shown = sheets.filter(({ hidden }) => !hidden);
  return shown.length > 0 ? shown : sheets.slice(0, 1);
};

const planArchive = async (archive: Archive, options: PlannerOptions, name?: string): Promise<PlanResult> => {
  const workbook = await readWorkbook(archive);
  const sheets = chosenSheets(workbook.sheets, name);
  if (sheets.length === 0) {
    const names = workbook.sheets.map((one) => `"${one.name}"`).join(', ') || 'none';
    return refusal(
      'sheet_not_found',
      `The workbook has no sheet ${name ? `"${name}"` : 'with a table'}. It has: ${names}.`,
    );
  }
  const planner = new Planner(options);
  for (const sheet of sheets) {
    for await (const records of readSheet(archive, workbook, sheet)) {
      if (!planner.take(records)) break;
      await planner.ready();
    }
    if (planner.header || planner.refused) break;
  }
  return planner.end({ encoding: 'xlsx', delimiter: ',' });
};

/** Plans a sheet of an Excel workbook; the numbers of lines are those of its rows. */
export const planWorkbook = async (
  source: FileAccess,
  options: PlannerOptions,
  sheet?: string,
): Promise<PlanResult> => {
  let archive: Archive | undefined;
  try {
    archive = await Archive.open(source);
    return await planArchive(archive, options, sheet);
  } catch (error) {
    if (error instanceof ArchiveRefused) return { refused: error.refused };
    throw error;
  } finally {
    archive?.close();
  }
};
