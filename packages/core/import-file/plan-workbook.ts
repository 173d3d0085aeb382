import { Archive, ArchiveRefused } from '#workbook/archive.ts';
import { readSheet } from '#workbook/sheet-records.ts';
import { readWorkbook, type Sheet, type Workbook } from '#workbook/workbook.ts';
import type { FileAccess } from '../files/files.ts';
import { HeaderSearch } from './header-search.ts';
import { Planner, type PlannerOptions, type PlanResult } from './planner.ts';
import { refusal } from './refusal.ts';

/** Most sheets whose first rows are read. */
const mostSheets = 100;

const isNamed = (sheet: Sheet, name: string) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase();

/**
 * Picks the sheet of a name, whatever its case; without a name the visible sheets, of which the first may be
 * empty.
 */
const chosenSheets = (sheets: readonly Sheet[], name: string | undefined): Sheet[] => {
  if (name !== undefined) return sheets.filter((sheet) => isNamed(sheet, name)).slice(0, 1);
  const shown = sheets.filter(({ hidden }) => !hidden);
  return shown.length > 0 ? shown : sheets.slice(0, 1);
};

const namesOf = (sheets: readonly Sheet[]) => sheets.map(({ name }) => `"${name}"`).join(', ') || 'none';

/** Reads what a sheet holds by its first rows. */
const contentOf = async (archive: Archive, workbook: Workbook, sheet: Sheet, options: PlannerOptions) => {
  const search = new HeaderSearch({ ...options, headerRow: undefined });
  for await (const records of readSheet(archive, workbook, sheet))
    if (records.some((record) => search.add(record))) break;
  if (search.hasContacts) return 'contacts';
  return search.isEmpty ? 'nothing' : 'other';
};

/**
 * Finds the first sheet that holds anything; where it holds no contacts and exactly one of the others does,
 * that one.
 */
const findSheet = async (
  archive: Archive,
  workbook: Workbook,
  sheets: readonly Sheet[],
  options: PlannerOptions,
): Promise<{ sheet: Sheet | undefined; passed: Sheet[] }> => {
  const filled: Sheet[] = [];
  const fitting: Sheet[] = [];
  for (const sheet of sheets.slice(0, mostSheets)) {
    const content = await contentOf(archive, workbook, sheet, options);
    if (content !== 'nothing') filled.push(sheet);
    if (content === 'contacts') fitting.push(sheet);
    if (content === 'contacts' && filled.length === 1) return { sheet, passed: [] };
  }
  const [only, another] = fitting;
  if (!only || another) return { sheet: filled[0] ?? sheets[0], passed: [] };
  return { sheet: only, passed: filled.slice(0, filled.indexOf(only)) };
};

const planSheet = async (archive: Archive, workbook: Workbook, sheet: Sheet, options: PlannerOptions) => {
  const planner = new Planner(options);
  for await (const records of readSheet(archive, workbook, sheet)) {
    if (!planner.take(records)) break;
    await planner.ready();
  }
  return planner.end({ encoding: 'xlsx', delimiter: ',', sheet: sheet.name });
};

const planArchive = async (archive: Archive, options: PlannerOptions, name?: string): Promise<PlanResult> => {
  const workbook = await readWorkbook(archive);
  const sheets = chosenSheets(workbook.sheets, name);
  const [first] = sheets;
  if (!first)
    return refusal(
      'sheet_not_found',
      `The workbook has no sheet ${name ? `"${name}"` : 'with a table'}. It has: ${namesOf(workbook.sheets)}.`,
    );
  const isAsked = name !== undefined || sheets.length === 1;
  const { sheet = first, passed } = isAsked
    ? { sheet: first, passed: [] }
    : await findSheet(archive, workbook, sheets, options);
  const { plan, refused } = await planSheet(archive, workbook, sheet, options);
  if (refused)
    return refusal(
      refused.code,
      `${refused.message} This is about the sheet "${sheet.name}". The option sheet names the one to import; the workbook has: ${namesOf(workbook.sheets)}.`,
    );
  return { plan: { ...plan, passed_sheets: passed.map((one) => one.name) } };
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
