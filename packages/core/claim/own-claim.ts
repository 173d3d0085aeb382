import { CallbookError } from '../error.ts';
import type { Step } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import { type Claim, claimName, findHolders, freeClaim, takeClaim } from './claim.item.ts';

/** The fault that the caller gets when another holds the claim. */
export interface Taken {
  param: string;
  code: string;
  message: string;
}

const takeStep = (table: Table, teamId: string, claim: Claim, holder: string, taken: Taken): Step => ({
  write: takeClaim(teamId, claim, { holder }),
  refused: async () => {
    const held = (await findHolders(table, teamId, [claim])).get(claimName(claim))?.holder;
    return held === undefined || held === holder
      ? undefined
      : new CallbookError('conflict', [{ ...taken, existing_id: held }]);
  },
});

/** The writes by which `holder` goes from one claim that nobody shares to another; either may be none. */
export const moveClaim = (
  table: Table,
  teamId: string,
  holder: string,
  { from, to, taken }: { from?: Claim | undefined; to?: Claim | undefined; taken: Taken },
): Step[] => {
  if (from && to && claimName(from) === claimName(to)) return [];
  return [
    ...(from ? [{ write: freeClaim(teamId, from, holder) }] : []),
    ...(to ? [takeStep(table, teamId, to, holder, taken)] : []),
  ];
};
