import type { StoredContact } from '../attribute/stored-contact.ts';
import { type Claim, type ClaimHolder, claimName, findSomeClaimants } from '../claim/claim.item.ts';
import type { Table } from '../table/table.ts';
import { contactKeys, findStoredContacts } from './contact.item.ts';
import { nearClaims } from './contact-claims.ts';

/** Most contacts that are read in order to tell of some: enough to know a switchboard by. */
export const mostRead = 25;

/** A claim of a contact, and who held it before. */
export interface HeldClaim {
  claim: Claim;
  holder: ClaimHolder;
}

/** Picks the claims that others hold than this contact. */
export const heldByOthers = (
  claims: readonly Claim[],
  holders: ReadonlyMap<string, ClaimHolder>,
  id: string,
): HeldClaim[] =>
  nearClaims(claims).flatMap((claim) => {
    const holder = holders.get(claimName(claim));
    return holder && holder.holder !== id ? [{ claim, holder }] : [];
  });

/** Tells whether more contacts than the holder may have the value of a claim. */
const isCommon = ({ claim, holder }: HeldClaim): boolean =>
  claim.kind === 'phone' || (holder.sharers ?? 0) > 0;

const readContacts = (table: Table, teamId: string, ids: readonly string[]): Promise<StoredContact[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : findStoredContacts(
        table,
        ids.map((id) => contactKeys.primary(teamId, id)),
      );

/** Reads contacts and whoever stands for those that were merged; only live ones. */
export const readLive = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
): Promise<StoredContact[]> => withSurvivors(table, teamId, await readContacts(table, teamId, ids));

/** Reads whoever stands for contacts by now: those that they were merged into. */
const withSurvivors = async (
  table: Table,
  teamId: string,
  read: readonly StoredContact[],
): Promise<StoredContact[]> => {
  const known = new Set(read.map(({ id }) => id));
  const missing = new Set(read.flatMap(({ merged_into: id }) => (id === null || known.has(id) ? [] : [id])));
  if (missing.size === 0) return read.filter(({ deleted_at }) => deleted_at === null);
  const survivors = await readContacts(table, teamId, [...missing]);
  // Those that are gone for good lead nowhere.
  const gone = [...missing].every((id) => !survivors.some((one) => one.id === id));
  return gone
    ? read.filter(({ deleted_at }) => deleted_at === null)
    : withSurvivors(table, teamId, [...read, ...survivors]);
};

/** Reads those who have values of a contact: the holders at once with the search for those who share them. */
export const readClaimants = async (
  table: Table,
  teamId: string,
  held: readonly HeldClaim[],
  self: string,
): Promise<StoredContact[]> => {
  const first = [...new Set(held.map(({ holder }) => holder.holder))];
  const partitions = new Map(
    held
      .filter(isCommon)
      .map(({ claim: { kind, value } }) => [claimName({ kind, value }), { kind, value }] as const),
  );
  const [holders, others] = await Promise.all([
    readContacts(table, teamId, first),
    Promise.all([...partitions.values()].map((claim) => findSomeClaimants(table, teamId, claim, mostRead))),
  ]);
  const known = new Set([...first, self]);
  const more = [...new Set(others.flat())].filter((id) => !known.has(id));
  const sharers = await readContacts(table, teamId, more.slice(0, mostRead));
  return withSurvivors(table, teamId, [...holders, ...sharers]);
};
