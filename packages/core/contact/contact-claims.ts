import type { Contact } from '../attribute/contact.schema.ts';
import {
  type Claim,
  type ClaimHolder,
  claimName,
  findHolders,
  shareClaim,
  takeClaim,
} from '../claim/claim.item.ts';
import { releaseClaims } from '../claim/release-claims.ts';
import type { Fault } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { Settings } from '../team/team.schema.ts';
import { claimsOf } from './compose-contact.ts';
import { noSuppressions, readSuppressions, type SuppressionKnown } from './contact-suppressions.ts';

type Owner = Pick<Contact, 'team_id' | 'id' | 'company_id'>;

type Policy = Settings['phone'];

const policyOf = ({ kind }: Claim, settings: Settings): Policy => {
  if (kind === 'phone') return settings.phone;
  if (kind === 'email') return settings.email;
  return kind === 'external_id' ? 'unique' : 'off';
};

export interface ClaimDecision {
  /** Claims that nobody holds: to be taken. */
  free: Claim[];
  /** Claims that others hold and the team lets be shared. */
  shared: Claim[];
  /** Faults of values that others hold and the team wants unique. */
  conflicts: Fault[];
  /** Warnings of values that others hold, where the team wants to know. */
  warnings: Fault[];
}

const takenFault = ({ kind }: Claim, code: string, holder: string): Fault => ({
  param: kind,
  code: `${kind}_${code}`,
  message: `Another contact of the team has this ${kind === 'external_id' ? 'external id' : kind}.`,
  existing_id: holder,
});

/** Decides claims by the team's policies, given who holds them. */
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

/** What the claim of a number says of its contact’s company; nothing else is looked up by callers. */
export const companyHint = ({ kind }: Claim, { company_id }: Pick<Contact, 'company_id'>) =>
  kind === 'phone' && company_id !== null ? { company_id } : {};

/**
 * Makes the writes by which a new contact gets its claims; they fail when others were faster than the
 * decision.
 */
export const claimWrites = (
  owner: Owner,
  { free, shared }: Pick<ClaimDecision, 'free' | 'shared'>,
): Write[] => {
  const { team_id, id } = owner;
  return [
    ...free.map((claim) => takeClaim(team_id, claim, { holder: id, ...companyHint(claim, owner) })),
    ...shared.flatMap((claim) => shareClaim(team_id, claim, id, companyHint(claim, owner))),
  ];
};

const without = (claims: readonly Claim[], others: readonly Claim[]): Claim[] => {
  const names = new Set(others.map(claimName));
  return claims.filter((claim) => !names.has(claimName(claim)));
};

/** Lists the claims that a contact holds: none in the trash. */
const heldBy = (contact: Contact): Claim[] => (contact.deleted_at === null ? claimsOf(contact) : []);

/** Claims with those that tell of the same lines: a number with an extension is one of the number, too. */
export const nearClaims = (claims: readonly Claim[]): Claim[] => {
  const bare = claims.flatMap(({ kind, value, part }) => (part === undefined ? [] : [{ kind, value }]));
  return [...new Map([...claims, ...bare].map((claim) => [claimName(claim), claim])).values()];
};

/** The claims that a contact gains and loses by a change, as they were read, and what suppressions say of it. */
export interface ClaimChange extends SuppressionKnown {
  gained: readonly Claim[];
  /** Holders of the claims that it gains, and of those near them. */
  holders: ReadonlyMap<string, ClaimHolder>;
  /** Writes that release the claims that it loses. */
  released: readonly Write[];
}

export const noClaims: ClaimChange = { gained: [], holders: new Map(), released: [], ...noSuppressions };

/** Reads the claims that a contact gains and loses by a change, and the suppressions that it meets. */
export const readClaimChange = async (
  table: Table,
  seen: Contact,
  contact: Contact,
): Promise<ClaimChange> => {
  const [had, needed] = [heldBy(seen), heldBy(contact)];
  const gained = without(needed, had);
  const [holders, released, suppressions] = await Promise.all([
    findHolders(table, contact.team_id, nearClaims(gained)),
    releaseClaims(table, contact.team_id, without(had, needed), contact.id),
    readSuppressions(table, contact.team_id, seen, contact),
  ]);
  return { gained, holders, released, ...suppressions };
};

/** Decides the writes by which a contact goes from its claims to those that it needs, and the conflicts. */
export const decideClaimChange = (
  contact: Owner,
  { gained, holders, released }: Pick<ClaimChange, 'gained' | 'holders' | 'released'>,
  settings: Settings,
): { writes: Write[]; conflicts: Fault[]; warnings: Fault[] } => {
  const { conflicts, warnings, ...decision } = decideClaims(gained, holders, settings);
  return { writes: [...released, ...claimWrites(contact, decision)], conflicts, warnings };
};
