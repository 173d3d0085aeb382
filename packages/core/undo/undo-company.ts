import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { wholeTeam } from '../access/scope.ts';
import { findWrittenCompany } from '../company/company.item.ts';
import { companyChangeSchema } from '../company/company.schema.ts';
import { updateCompany } from '../company/update-company.ts';
import { removeCompany } from '../company-removal/remove-company.ts';
import type { Writing } from '../contact/contact.ts';
import { CallbookError, failure } from '../error.ts';
import type { Table } from '../table/table.ts';
import { findMarks, findUndone, type Marked, markedValues, newUndone } from './mark.item.ts';

/**
 * Restores the values of a company that a deed changed, but for those that have changed since.
 * @throws CallbookError `values_kept`
 */
export const undoCompany = async (
  table: Table,
  { team, via, now }: Writing,
  marked: Marked,
): Promise<void> => {
  const marks = await findMarks(table, marked);
  const found = await findWrittenCompany(table, team.id, marked.id);
  if (marks.length === 0 || !found) return;
  const before = Object.assign({}, ...marks.map((mark) => mark.before).reverse());
  const after = Object.assign({}, ...marks.map((mark) => mark.after));
  const current = markedValues(found.company);
  const names = Object.keys(after);
  const isKept = (name: string) =>
    !isDeepStrictEqual(current[name], after[name]) && !isDeepStrictEqual(current[name], before[name]);
  const done = await findUndone(table, marked);
  const kept = done ?? Object.fromEntries(names.filter(isKept).map((name) => [name, 'edited_since']));
  if (!done) {
    const change = Object.fromEntries(
      names.filter((name) => !isKept(name)).map((name) => [name, before[name]]),
    );
    await updateCompany(table, {
      teamId: team.id,
      companyId: marked.id,
      change: v.parse(companyChangeSchema, change),
      version: found.company.version,
      via,
      now,
      along: () => [newUndone(marked, kept, now)],
    });
  }
  if (Object.keys(kept).length > 0)
    throw failure('conflict', 'values_kept', `These stay as they are now: ${Object.keys(kept).join(', ')}.`);
};

/** Removes a company that a deed made and that nobody has changed or uses. */
export const undoCompanyCreation = async (
  table: Table,
  { team, via, now }: Writing,
  marked: Marked,
): Promise<void> => {
  const found = await findWrittenCompany(table, team.id, marked.id);
  if (found?.writer !== marked.deedId || (await findMarks(table, marked)).length > 0) return;
  try {
    const { version } = found.company;
    const own = { team, scope: wholeTeam(team.id), via, now };
    await removeCompany(table, { ...own, companyId: marked.id, version });
  } catch (error) {
    const isStaying = error instanceof CallbookError && error.kind !== 'unavailable';
    if (!isStaying) throw error;
  }
};
