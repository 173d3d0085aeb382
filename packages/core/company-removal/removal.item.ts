import { companyAttributes, companyKeys, toCompany } from '../company/company.item.ts';
import type { Company } from '../company/company.schema.ts';
import type { Item, Key } from '../table/item.ts';
import { getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { drop, isThere, putNew, type Write } from '../table/write.ts';

/** A company that is gone to callers, until it is certain that no contact is left in it. */
export interface Removal {
  company: Company;
  /** Where contacts go that are found in it. Without it, the company comes back for them. */
  reassign_to: string | null;
  via: Via;
}

export const removalsDuePk = 'DUE#company';

const removalKeys = {
  primary: (teamId: string, companyId: string): Key => ({
    pk: companyKeys.primary(teamId, companyId).pk,
    sk: 'REMOVAL',
  }),
  /** Due for its last look at `due` (ISO time), found without knowing the team. */
  byDue: ({ team_id, id }: Company, due: string) => ({
    byDuePk: removalsDuePk,
    byDueSk: `${due}#${team_id}#${id}`,
  }),
};

const toRemoval = ({ company, reassign_to, updated_by, via }: Item): Removal => ({
  company: toCompany(company as Item),
  reassign_to: typeof reassign_to === 'string' ? reassign_to : null,
  via: { updated_by, via } as Via,
});

export const newRemovalWrite = (
  { company, reassign_to, via }: Removal,
  { at, due }: { at: string; due: string },
): Write =>
  putNew({
    ...removalKeys.primary(company.team_id, company.id),
    company: companyAttributes(company),
    ...(reassign_to !== null && { reassign_to }),
    ...via,
    updated_at: at,
    ...removalKeys.byDue(company, due),
  });

/** Ends a removal that nobody has ended yet. */
export const endRemovalWrite = ({ company: { team_id, id } }: Removal): Write =>
  drop(removalKeys.primary(team_id, id), isThere);

export const findRemovalItem = async (
  table: Table,
  teamId: string,
  companyId: string,
): Promise<Removal | undefined> => {
  const item = await getItem(table, removalKeys.primary(teamId, companyId));
  return item && toRemoval(item);
};
