import type { Scope } from '../access/scope.ts';
import type { Fault } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { Import } from './import.schema.ts';
import { findLinkFaults } from './row-links.ts';

/** What is wrong with the options of an import by what the team has and the caller may reach. */
export const findOptionFaults = async (
  table: Table,
  scope: Scope,
  options: Import['options'],
): Promise<Fault[]> => {
  const links = await findLinkFaults(table, scope, { options });
  return [...links.values()].map((fault) => ({ ...fault, param: `options.${fault.param}` }));
};
