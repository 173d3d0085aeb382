import { batchGet, type Table, type Write } from '../table/table.ts';
import {
  type Claim,
  checkUnheld,
  claimKeys,
  findSharer,
  freeClaim,
  leaveClaim,
  passClaim,
  toHolder,
} from './claim.item.ts';

/** The writes by which a record gives up its claim or its share of it; what others share passes to one of them. */
export const releaseClaim = async (
  table: Table,
  teamId: string,
  claim: Claim,
  id: string,
): Promise<Write[]> => {
  const { pk, sk } = claimKeys.share(teamId, claim, id);
  const items = await batchGet(table, [claimKeys.primary(teamId, claim), { pk, sk }]);
  if (items.some((item) => item.sk === sk)) return leaveClaim(table, teamId, claim, id);
  const held = items.find((item) => item.sk === 'CLAIM');
  // A claim and its share are not read at one moment.
  if (held?.holder !== id) return [checkUnheld(table, teamId, claim, id)];
  const heir = toHolder(held).sharers ? await findSharer(table, teamId, claim) : undefined;
  return heir === undefined
    ? [freeClaim(table, teamId, claim, id)]
    : passClaim(table, teamId, claim, { holder: id, heir });
};
