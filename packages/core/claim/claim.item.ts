import type { Item, Key } from '../table/item.ts';
import { batchGet, queryAll, queryPages, type Table } from '../table/table.ts';
import {
  absent,
  change,
  check,
  drop,
  either,
  is,
  isNew,
  isNot,
  isThere,
  putNew,
  type Write,
} from '../table/write.ts';
import { keyText } from '../text/key-text.ts';

export type ClaimKind =
  | 'phone'
  | 'email'
  | 'external_id'
  | 'name'
  | 'company'
  | 'department'
  | 'subject'
  | 'member_email';

/**
 * A value that one live record holds: a contact its phone, a company its name. Where a team lets several contacts
 * have one value, the first holds it and each of the others has a share beside the claim.
 */
export interface Claim {
  kind: ClaimKind;
  /** As compared: E.164, folded. */
  value: string;
  /** Tells claims of one value apart that stand together: the extension of a number. */
  part?: string;
}

/**
 * The company that a contact had when it took a number, so that who looks the number up can read both at once. The
 * contact itself tells which it has.
 */
interface CompanyHint {
  company_id?: string;
}

/** The holder of a claim, and how many others share it. `origin` tells which row of which import took it. */
export interface ClaimHolder extends CompanyHint {
  holder: string;
  sharers?: number;
  origin?: { import_id: string; record: number; line: number };
}

const partition = (teamId: string, { kind, value }: Claim): string =>
  `T#${teamId}#CLAIM#${kind}#${keyText(value)}`;

const behind = ({ part }: Claim): string => (part === undefined ? '' : `EXT#${part}#`);

export const claimKeys = {
  primary: (teamId: string, claim: Claim): Key => ({
    pk: partition(teamId, claim),
    sk: `${behind(claim)}CLAIM`,
  }),
  share: (teamId: string, claim: Claim, sharer: string): Key => ({
    pk: partition(teamId, claim),
    sk: `${behind(claim)}SHARE#${sharer}`,
  }),
};

/** A claim as a key of maps. */
export const claimName = ({ kind, value, part }: Claim): string =>
  part === undefined ? `${kind}#${value}` : `${kind}#${value};ext=${part}`;

export const toHolder = (item: Item): ClaimHolder => item as Item & ClaimHolder;

const placeOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** The holders among `claims`, by claim name; strongly consistent. */
export const findHolders = async (
  table: Table,
  teamId: string,
  claims: readonly Claim[],
): Promise<Map<string, ClaimHolder>> => {
  const keys = new Map(claims.map((claim) => [claimName(claim), claimKeys.primary(teamId, claim)]));
  const items = await batchGet(table, [...keys.values()]);
  const found = new Map(items.map((item) => [placeOf(item), toHolder(item)]));
  return new Map(
    [...keys].flatMap(([name, key]) => {
      const holder = found.get(placeOf(key));
      return holder ? [[name, holder]] : [];
    }),
  );
};

/** Takes a claim that nobody holds. */
export const takeClaim = (teamId: string, claim: Claim, holder: ClaimHolder): Write =>
  putNew({ ...claimKeys.primary(teamId, claim), ...holder });

/** Frees a claim that `holder` holds and nobody shares. */
export const freeClaim = (teamId: string, claim: Claim, holder: string): Write =>
  drop(claimKeys.primary(teamId, claim), is('holder', holder), either(absent('sharers'), is('sharers', 0)));

const countSharer = (teamId: string, claim: Claim, by: number): Write =>
  change(claimKeys.primary(teamId, claim), { add: { sharers: by }, when: [isThere] });

const removeShare = (teamId: string, claim: Claim, sharer: string): Write =>
  drop(claimKeys.share(teamId, claim, sharer), isThere);

/** Takes a share of a claim that another holds. */
export const shareClaim = (teamId: string, claim: Claim, sharer: string, hint: CompanyHint = {}): Write[] => [
  putNew({ ...claimKeys.share(teamId, claim, sharer), ...hint }),
  countSharer(teamId, claim, 1),
];

/** Gives a share up. */
export const releaseShare = (teamId: string, claim: Claim, sharer: string): Write[] => [
  removeShare(teamId, claim, sharer),
  countSharer(teamId, claim, -1),
];

/** Fails when somebody who has no share of a claim holds it all the same: it was handed on meanwhile. */
export const checkUnheld = (teamId: string, claim: Claim, holder: string): Write =>
  check(claimKeys.primary(teamId, claim), either(isNew, isNot('holder', holder)));

/** Hands a claim that `holder` holds to one who shares it. */
export const passClaim = (
  teamId: string,
  claim: Claim,
  { holder, heir }: { holder: string; heir: string },
): Write[] => [
  change(claimKeys.primary(teamId, claim), {
    set: { holder: heir },
    remove: ['origin', 'company_id'],
    add: { sharers: -1 },
    when: [is('holder', holder)],
  }),
  removeShare(teamId, claim, heir),
];

/** One of those who share a claim; strongly consistent. */
export const findSharer = async (table: Table, teamId: string, claim: Claim): Promise<string | undefined> => {
  const { pk, sk } = claimKeys.share(teamId, claim, '');
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
    Limit: 1,
  });
  for await (const [share] of pages) return share?.sk.slice(sk.length);
  return undefined;
};

/** The id of whoever an item of a claim's partition stands for. */
const claimantOf = (item: Item): string => /(?:^|#)SHARE#(.+)$/.exec(item.sk)?.[1] ?? toHolder(item).holder;

/** Finds some of those who hold or share a claim of this value, whatever its part: at most `most`; strongly consistent. */
export const findSomeClaimants = async (
  table: Table,
  teamId: string,
  value: Omit<Claim, 'part'>,
  most: number,
): Promise<string[]> => {
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition(teamId, value) },
    ConsistentRead: true,
    Limit: most,
  });
  for await (const page of pages) return page.map(claimantOf);
  return [];
};

/**
 * Finds all who hold or share a claim of this value, whatever its part, each with the company that it had when it took
 * the claim, if any; strongly consistent.
 */
export const findClaimantsWithCompanies = async (
  table: Table,
  teamId: string,
  value: Omit<Claim, 'part'>,
): Promise<Map<string, string | undefined>> => {
  const pk = partition(teamId, value);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  return new Map(items.map((item) => [claimantOf(item), toHolder(item).company_id]));
};

/** Finds all who hold or share a claim of this value, whatever its part; strongly consistent. */
export const findClaimants = async (
  ...asked: Parameters<typeof findClaimantsWithCompanies>
): Promise<string[]> => [...(await findClaimantsWithCompanies(...asked)).keys()];
