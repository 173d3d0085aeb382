import { batchGet, type Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import {
  type Claim,
  checkUnheld,
  claimKeys,
  findSharer,
  freeClaim,
  passClaim,
  releaseShare,
  toHolder,
} from './claim.item.ts';

/** The writes by which a record gives up claims or its shares of them; what others share passes to one of them. */
export const releaseClaims = async (
  table: Table,
  teamId: string,
  gone: readonly Claim[],
  id: string,
): Promise<Write[]> => {
  const claims = gone.map((claim) => ({
    claim,
    held: claimKeys.primary(teamId, claim),
    share: claimKeys.share(teamId, claim, id),
  }));
  const items = await batchGet(
    table,
    claims.flatMap(({ held, share }) => [held, share]),
  );
  const found = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const writes = claims.map(async ({ claim, held, share }) => {
    if (found.has(`${share.pk} ${share.sk}`)) return releaseShare(teamId, claim, id);
    const item = found.get(`${held.pk} ${held.sk}`);
    // A claim and its share are not read at one moment.
    if (item?.holder !== id) return [checkUnheld(teamId, claim, id)];
    const heir = toHolder(item).sharers ? await findSharer(table, teamId, claim) : undefined;
    return heir === undefined
      ? [freeClaim(teamId, claim, id)]
      : passClaim(teamId, claim, { holder: id, heir });
  });
  return (await Promise.all(writes)).flat();
};
