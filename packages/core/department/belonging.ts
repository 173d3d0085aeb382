import { failure } from '../error.ts';
import type { Step } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import { belongWrite, findBelonging } from './department.item.ts';

const unknown = (index: number) =>
  failure('invalid', 'department_not_found', 'There is no such department.', `departments.${index}`);

/** The writes by which a member or token comes to belong to `to` instead of `from`. */
export const moveDepartments = async (
  table: Table,
  teamId: string,
  { from = [], to = [] }: { from?: readonly string[]; to?: readonly string[] },
): Promise<Step[]> => {
  const joined = [...to.entries()].filter(([, id]) => !from.includes(id));
  const left = from.filter((id) => !to.includes(id));
  const counted = left.length > 0 ? await findBelonging(table, teamId, left) : new Map<string, number>();
  return [
    ...joined.map(([index, id]) => ({
      write: belongWrite(teamId, id, 1),
      refused: () => unknown(index),
    })),
    // One that is gone, or never counted this one, is left as it is.
    ...left.filter((id) => (counted.get(id) ?? 0) > 0).map((id) => ({ write: belongWrite(teamId, id, -1) })),
  ];
};
