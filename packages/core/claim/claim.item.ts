import { batchGet, type Item, type Key, putNew, type Table, type Write } from '../table/table.ts';

export type ClaimKind = 'phone' | 'email' | 'external_id' | 'name' | 'company';

/** A value that one live record holds: a contact its phone, a company its name. */
export interface Claim {
  kind: ClaimKind;
  /** As compared: E.164, folded. */
  value: string;
}

/** Who holds a claim. `origin` tells which row of which import took it. */
export interface ClaimHolder {
  holder: string;
  origin?: { import_id: string; record: number; line: number };
}

export const claimKeys = {
  primary: (teamId: string, { kind, value }: Claim): Key => ({
    pk: `T#${teamId}#CLAIM#${kind}#${value}`,
    sk: 'CLAIM',
  }),
};

/** A claim as a key of maps. */
export const claimName = ({ kind, value }: Claim): string => `${kind}#${value}`;

export const toHolder = (item: Item): ClaimHolder => item as Item & ClaimHolder;

/** The holders among `claims`, by claim name; strongly consistent. */
export const findHolders = async (
  table: Table,
  teamId: string,
  claims: readonly Claim[],
): Promise<Map<string, ClaimHolder>> => {
  const names = new Map(
    claims.map((claim) => [claimKeys.primary(teamId, claim).pk, claimName(claim)] as const),
  );
  const items = await batchGet(
    table,
    [...names.keys()].map((pk) => ({ pk, sk: 'CLAIM' })),
  );
  return new Map(items.map((item) => [names.get(item.pk) ?? item.pk, toHolder(item)]));
};

/** Takes a claim that nobody holds. */
export const takeClaim = (table: Table, teamId: string, claim: Claim, holder: ClaimHolder): Write =>
  putNew(table, { ...claimKeys.primary(teamId, claim), ...holder });

const heldBy = (table: Table, teamId: string, claim: Claim, holder: string) => ({
  TableName: table.name,
  Key: claimKeys.primary(teamId, claim),
  ConditionExpression: 'holder = :holder',
  ExpressionAttributeValues: { ':holder': holder },
});

/** Frees a claim that `holder` holds. */
export const freeClaim = (table: Table, teamId: string, claim: Claim, holder: string): Write => ({
  Delete: heldBy(table, teamId, claim, holder),
});

/** Hands a claim that `holder` holds to another record with the same value. */
export const passClaim = (
  table: Table,
  teamId: string,
  claim: Claim,
  holder: string,
  heir: string,
): Write => ({
  Update: {
    ...heldBy(table, teamId, claim, holder),
    UpdateExpression: 'SET holder = :heir REMOVE origin',
    ExpressionAttributeValues: { ':holder': holder, ':heir': heir },
  },
});
