import { claimName, findHolders, shareClaim, takeClaim } from '../claim/claim.item.ts';
import { releaseClaims } from '../claim/release-claims.ts';
import type { Fault } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { companyClaim } from './company.item.ts';
import type { Company } from './company.schema.ts';

/** The writes by which a company gets its name: the first of several takes the claim, the others share it. */
export const takeName = async (table: Table, { team_id, id, name }: Company): Promise<Write[]> => {
  const claim = companyClaim(name);
  const held = (await findHolders(table, team_id, [claim])).has(claimName(claim));
  return held ? shareClaim(team_id, claim, id) : [takeClaim(team_id, claim, { holder: id })];
};

/** A warning where other companies have the name: free text and imports mean the first of them. */
export const nameWarnings = async (table: Table, { team_id, id, name }: Company): Promise<Fault[]> => {
  const claim = companyClaim(name);
  const holder = (await findHolders(table, team_id, [claim])).get(claimName(claim))?.holder;
  if (holder === undefined || holder === id) return [];
  const message = 'Another company has this name. Free text and imports mean that one.';
  return [{ param: 'name', code: 'name_taken', message, existing_id: holder }];
};

/** The writes by which a company gives up its name; the next one that has it is meant by it then. */
export const releaseName = (table: Table, { team_id, id, name }: Company): Promise<Write[]> =>
  releaseClaims(table, team_id, [companyClaim(name)], id);

/** The writes by which a company goes from one name to another. */
export const changeName = async (table: Table, from: Company, to: Company): Promise<Write[]> => {
  if (companyClaim(from.name).value === companyClaim(to.name).value) return [];
  const [released, taken] = await Promise.all([releaseName(table, from), takeName(table, to)]);
  return [...released, ...taken];
};
