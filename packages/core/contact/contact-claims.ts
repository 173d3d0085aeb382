import {
  type Claim,
  type ClaimHolder,
  claimName,
  findHolders,
  freeClaim,
  passClaim,
} from '../claim/claim.item.ts';
import type { Fault } from '../error.ts';
import { queryAll, type Table, type Write } from '../table/table.ts';
import type { Settings } from '../team/team.schema.ts';
import { claimsOf } from './compose-contact.ts';
import { sharersQuery } from './contact.item.ts';
import type { Contact } from './contact.schema.ts';

type Policy = Settings['phone'];

const policyOf = ({ kind }: Claim, settings: Settings): Policy => {
  if (kind === 'phone') return settings.phone;
  if (kind === 'email') return settings.email;
  return kind === 'external_id' ? 'unique' : 'off';
};

export interface ClaimDecision {
  /** Held by nobody: to be taken. */
  free: Claim[];
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
  const decision: ClaimDecision = { free: [], conflicts: [], warnings: [] };
  for (const claim of claims) {
    const holder = holders.get(claimName(claim))?.holder;
    const policy = policyOf(claim, settings);
    if (holder === undefined) decision.free.push(claim);
    else if (policy === 'unique') decision.conflicts.push(takenFault(claim, 'taken', holder));
    else if (policy === 'warn') decision.warnings.push(takenFault(claim, 'duplicate', holder));
  }
  return decision;
};

const findHeir = async (
  table: Table,
  contact: Contact,
  { kind, value }: Claim,
): Promise<string | undefined> => {
  if (kind !== 'email' && kind !== 'phone') return undefined;
  const sharers = await queryAll(table, sharersQuery[kind](contact.team_id, value));
  const pk = sharers.map((item) => item.pk).find((one) => !one.endsWith(`#C#${contact.id}`));
  return pk?.slice(pk.lastIndexOf('#') + 1);
};

/**
 * The writes that free the claims of a contact that goes. Where the policy let several contacts share a value,
 * another of them takes its claim over.
 */
export const releaseClaims = async (table: Table, contact: Contact): Promise<Write[]> => {
  const { team_id: teamId, id } = contact;
  const claims = claimsOf(contact);
  const holders = await findHolders(table, teamId, claims);
  const held = claims.filter((claim) => holders.get(claimName(claim))?.holder === id);
  return Promise.all(
    held.map(async (claim) => {
      const heir = await findHeir(table, contact, claim);
      return heir === undefined
        ? freeClaim(table, teamId, claim, id)
        : passClaim(table, teamId, claim, id, heir);
    }),
  );
};
