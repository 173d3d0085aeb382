import {
  type Claim,
  type ClaimHolder,
  checkUnheld,
  claimKeys,
  claimName,
  findHolders,
  findSharer,
  freeClaim,
  leaveClaim,
  passClaim,
  shareClaim,
  takeClaim,
  toHolder,
} from '../claim/claim.item.ts';
import type { Fault } from '../error.ts';
import { batchGet, type Table, type Write } from '../table/table.ts';
import type { Settings } from '../team/team.schema.ts';
import { claimsOf } from './compose-contact.ts';
import type { Contact } from './contact.schema.ts';

type Owner = Pick<Contact, 'team_id' | 'id'>;

type Policy = Settings['phone'];

const policyOf = ({ kind }: Claim, settings: Settings): Policy => {
  if (kind === 'phone') return settings.phone;
  if (kind === 'email') return settings.email;
  return kind === 'external_id' ? 'unique' : 'off';
};

export interface ClaimDecision {
  /** Held by nobody: to be taken. */
  free: Claim[];
  /** Held by others, as the team allows: to be shared. */
  shared: Claim[];
  /** Held by others, and the team wants such values unique. */
  conflicts: Fault[];
  /** Held by others, and the team wants to know. */
  warnings: Fault[];
}

const takenFault = ({ kind }: Claim, code: string, holder: string): Fault => ({
  param: kind,
  code: `${kind}_${code}`,
  message: `Another contact of the team has this ${kind === 'external_id' ? 'external id' : kind}.`,
  existing_id: holder,
});

/** What the team's policies say of claims, given who holds them. */
export const decideClaims = (
  claims: readonly Claim[],
  holders: ReadonlyMap<string, ClaimHolder>,
  settings: Settings,
): ClaimDecision => {
  const decision: ClaimDecision = { free: [], shared: [], conflicts: [], warnings: [] };
  for (const claim of claims) {
    const holder = holders.get(claimName(claim))?.holder;
    const policy = policyOf(claim, settings);
    if (holder === undefined) decision.free.push(claim);
    else if (policy === 'unique') decision.conflicts.push(takenFault(claim, 'taken', holder));
    else {
      decision.shared.push(claim);
      if (policy === 'warn') decision.warnings.push(takenFault(claim, 'duplicate', holder));
    }
  }
  return decision;
};

/** The writes by which a new contact gets its claims; they fail when others overtook the decision. */
export const claimWrites = (
  table: Table,
  { team_id, id }: Owner,
  { free, shared }: Pick<ClaimDecision, 'free' | 'shared'>,
): Write[] => [
  ...free.map((claim) => takeClaim(table, team_id, claim, { holder: id })),
  ...shared.flatMap((claim) => shareClaim(table, team_id, claim, id)),
];

/** The writes by which a contact gives up claims; what others share passes to one of them. */
const releaseWrites = async (table: Table, { team_id: teamId, id }: Owner, gone: readonly Claim[]) => {
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
    if (found.has(`${share.pk} ${share.sk}`)) return leaveClaim(table, teamId, claim, id);
    const item = found.get(`${held.pk} ${held.sk}`);
    // A claim and its share are not read at one moment.
    if (item?.holder !== id) return [checkUnheld(table, teamId, claim, id)];
    const heir = toHolder(item).sharers ? await findSharer(table, teamId, claim) : undefined;
    return heir === undefined
      ? [freeClaim(table, teamId, claim, id)]
      : passClaim(table, teamId, claim, { holder: id, heir });
  });
  return (await Promise.all(writes)).flat();
};

const without = (claims: readonly Claim[], others: readonly Claim[]): Claim[] => {
  const names = new Set(others.map(claimName));
  return claims.filter((claim) => !names.has(claimName(claim)));
};

/** The writes that free the claims of a contact that goes. */
export const releaseClaims = (table: Table, contact: Contact): Promise<Write[]> =>
  releaseWrites(table, contact, claimsOf(contact));

/** The writes by which a contact goes from the claims that it has to those that it needs, and what stands against it. */
export const changeClaims = async (
  table: Table,
  contact: Contact,
  { had, settings }: { had: readonly Claim[]; settings: Settings },
): Promise<{ writes: Write[]; conflicts: Fault[]; warnings: Fault[] }> => {
  const needed = claimsOf(contact);
  const gained = without(needed, had);
  const [holders, released] = await Promise.all([
    findHolders(table, contact.team_id, gained),
    releaseWrites(table, contact, without(had, needed)),
  ]);
  const { conflicts, warnings, ...decision } = decideClaims(gained, holders, settings);
  return { writes: [...released, ...claimWrites(table, contact, decision)], conflicts, warnings };
};
