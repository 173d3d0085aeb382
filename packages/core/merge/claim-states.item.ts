import { type Claim, claimKeys, claimName, toHolder } from '../claim/claim.item.ts';
import { inLanes } from '../lanes.ts';
import type { Item } from '../table/item.ts';
import { queryAll, type Table } from '../table/table.ts';
import type { ClaimState } from './arrange-claims.ts';

/** Number of values that are asked for at a time. */
const lanes = 32;

const stateIn = (teamId: string, claim: Claim, items: readonly Item[]): ClaimState => {
  const { sk } = claimKeys.primary(teamId, claim);
  const { sk: share } = claimKeys.share(teamId, claim, '');
  const held = items.find((item) => item.sk === sk);
  const { holder, sharers, origin, company_id } = held ? toHolder(held) : { holder: '' };
  return {
    claim,
    holder: held && {
      holder,
      ...(sharers !== undefined && { sharers }),
      ...(origin && { origin }),
      ...(company_id !== undefined && { company_id }),
    },
    sharers: items
      .filter((item) => item.sk.startsWith(share))
      .map((item) => ({ id: item.sk.slice(share.length), company_id: toHolder(item).company_id })),
  };
};

/** Reads who holds claims and who shares them, each once; strongly consistent. */
export const readClaimStates = async (
  table: Table,
  teamId: string,
  claims: readonly Claim[],
): Promise<ClaimState[]> => {
  const distinct = [...new Map(claims.map((claim) => [claimName(claim), claim])).values()];
  const partitions = new Map<string, Item[]>();
  const wanted = [...new Set(distinct.map((claim) => claimKeys.primary(teamId, claim).pk))];
  await inLanes(wanted, lanes, async (pk) => {
    const items = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    });
    partitions.set(pk, items);
  });
  return distinct.map((claim) =>
    stateIn(teamId, claim, partitions.get(claimKeys.primary(teamId, claim).pk) ?? []),
  );
};
