import type { FileAccess } from '../files/files.ts';
import { Archive, ArchiveRefused } from '../spreadsheet/archive.ts';
import { readSheet } from '../spreadsheet/sheet-records.ts';
import { readWorkbook, type Sheet } from '../spreadsheet/workbook.ts';
import { Planner, type PlannerOptions, type PlanResult } from './planner.ts';
import { refusal } from './refusal.ts';

/** The sheet of this name, whatever its case; without a name the first that people see. */
const chosenSheet = (sheets: readonly Sheet[], name: string | undefined): Sheet | undefined =>
  name === undefined
    ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
    : sheets.find((sheet) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase());

const planArchive = async (archive: Archive, options: PlannerOptions, name?: string): Promise<PlanResult> => {
  const workbook = await readWorkbook(archive);
  const sheet = chosenSheet(workbook.sheets, name);
  if (!sheet) {
    const names = workbook.sheets.map((one) => `"${one.name}"`).join(', ') || 'none';
    return refusal(
      'sheet_not_found',
      `The workbook has no sheet ${name ? `"${name}"` : 'with a table'}. It has: ${names}.`,
    );
  }
  const planner = new Planner(options);
  for await (const records of readSheet(archive, workbook, sheet)) {
    if (!planner.take(records)) break;
    await planner.ready();
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
