import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { wholeTeam } from '../access/scope.ts';
import { findWrittenCompany } from '../company/company.item.ts';
import { companyChangeSchema } from '../company/company.schema.ts';
import { updateCompany } from '../company/update-company.ts';
import { removeCompany } from '../company-removal/remove-company.ts';
import type { Writing } from '../contact/contact.ts';
import { CallbookError } from '../error.ts';
import type { Table } from '../table/table.ts';
import { type Change, changesOf, keptAs } from './changes.ts';
import { findMarks, findUndone, type Marked, markedValues, newUndone } from './mark.item.ts';
import { tellKept } from './plan-undo.ts';

/**
 * Restores the values of a company that a deed changed, but for those that have changed since.
 * @throws CallbookError `values_kept`
 */
export const undoCompany = async (
  table: Table,
  { team, via, now }: Writing,
  marked: Marked,
): Promise<void> => {
  const changes = changesOf(await findMarks(table, marked));
  const found = await findWrittenCompany(table, team.id, marked.id);
  if (changes.size === 0 || !found) return;
  const current = markedValues(found.company);
  const isEdited = ({ before, after }: Change, now: unknown) =>
    !isDeepStrictEqual(now, after) && !isDeepStrictEqual(now, before);
  const edited = [...changes].flatMap(([name, one]) => (isEdited(one, current[name]) ? [name] : []));
  const done = await findUndone(table, marked);
  const kept = done ?? keptAs(edited, 'edited_since');
  if (!done) {
    const others = [...changes].filter(([name]) => !edited.includes(name));
    const change = Object.fromEntries(others.map(([name, { before }]) => [name, before]));
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
  tellKept(kept, false);
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
