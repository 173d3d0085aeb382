import { findCompanyItem } from '../company/company.item.ts';
import { findCompanyContacts } from '../company-removal/company-contacts.ts';
import { reassignContacts } from '../company-removal/reassign-contacts.ts';
import {
  endRemovalWrite,
  findRemovalItem,
  type Removal,
  removalsDuePk,
} from '../company-removal/removal.item.ts';
import { reviveCompany } from '../company-removal/removal.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import { getTeam } from '../team/team.ts';

export interface CompanyReport {
  cutoff: string;
  /** Companies in which no contact is left. */
  removed: number;
  /** Companies that came back for contacts that had entered them at the last moment. */
  revived: number;
  /** Contacts that were moved to the company named for them. */
  reassigned: number;
}

const atOnce = 1_000;

const contactsOf = (table: Table, { company: { team_id, id } }: Removal) =>
  findCompanyContacts(table, { teamId: team_id, companyId: id }, atOnce);

/** Moves what is left, page by page; answers how many, and whether nothing is left. */
const moveRest = async (table: Table, removal: Removal, now: Date) => {
  const { company, reassign_to: to, via } = removal;
  let reassigned = 0;
  for (;;) {
    const contacts = await contactsOf(table, removal);
    if (contacts.length === 0) return { reassigned, isEmpty: true };
    if (to === null || !(await findCompanyItem(table, company.team_id, to)))
      return { reassigned, isEmpty: false };
    const team = await getTeam(table, company.team_id);
    const ids = contacts.map(({ id }) => id);
    const moved = await reassignContacts(table, { team, from: company.id, to, via, now }, ids);
    // The index has not caught up yet: the next run finds the rest.
    if (moved === 0) return { reassigned, isEmpty: undefined };
    reassigned += moved;
  }
};

type CompanyTally = ReturnType<typeof tallyOf<'clean-companies'>>;

const finish = async (table: Table, removal: Removal, now: Date, tally: CompanyTally): Promise<void> => {
  const { team_id: teamId } = removal.company;
  const { reassigned, isEmpty } = await moveRest(table, removal, now);
  tally.add(teamId, 'reassigned', reassigned);
  if (isEmpty === undefined) return;
  if (isEmpty && (await transacted(table, [endRemovalWrite(removal)]))) tally.add(teamId, 'removed');
  if (!isEmpty && (await reviveCompany(table, removal, now))) tally.add(teamId, 'revived');
};

/**
 * Takes the last look at companies whose removal is due at `at`: where contacts entered at the last moment they are
 * moved, or the company comes back. Reads what is due and no more; run again it changes nothing further.
 */
export const cleanCompanies = async (
  table: Table,
  at: Date,
  now: Date,
  tally = tallyOf('clean-companies'),
): Promise<CompanyReport> => {
  const cutoff = at.toISOString();
  for await (const { teamId, recordId } of dueRecords(table, removalsDuePk, cutoff)) {
    const removal = await findRemovalItem(table, teamId, recordId);
    if (removal) await finish(table, removal, now, tally);
  }
  return { cutoff, ...tally.total };
};
