import { newCompanyWrites, removeCompanyWrites } from '../company/company.item.ts';
import { releaseName, takeName } from '../company/company-name.ts';
import { addToCount } from '../count/count.item.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import { endRemovalWrite, findRemovalItem, newRemovalWrite, type Removal } from './removal.item.ts';

/**
 * After so long (ms) the last look is taken. No request and no chunk of an import that still saw the company lives
 * longer than five minutes, and the index has caught up.
 */
const lastLook = 15 * 60_000;

/** Takes a company out of sight; false when somebody changed it first. */
export const withdrawCompany = async (table: Table, removal: Removal, now: Date): Promise<boolean> => {
  const { company } = removal;
  const due = new Date(now.getTime() + lastLook).toISOString();
  return transacted(table, [
    ...removeCompanyWrites(company),
    newRemovalWrite(removal, { at: now.toISOString(), due }),
    ...(await releaseName(table, company)),
    addToCount(company.team_id, 'company', -1),
  ]);
};

/** Brings a company back that turned out to have contacts, unless its removal is over. */
export const reviveCompany = (table: Table, removal: Removal, now: Date): Promise<boolean> =>
  untilSettled(async () => {
    const { company, via } = removal;
    const revived = { ...company, version: company.version + 1, updated_at: now.toISOString() };
    const done = await transacted(table, [
      ...newCompanyWrites(revived, via),
      endRemovalWrite(removal),
      ...(await takeName(table, company)),
      addToCount(company.team_id, 'company', 1),
    ]);
    if (done) return true;
    return (await findRemovalItem(table, company.team_id, company.id)) ? undefined : false;
  });
