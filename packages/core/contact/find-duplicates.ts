import type { Scope } from '../access/scope.ts';
import { claimName, findSomeClaimants } from '../claim/claim.item.ts';
import { findPairsOf } from '../duplicate/pair.item.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { mostRead, readLive } from './claimants.ts';
import { claimsOf } from './compose-contact.ts';
import { findContactItem } from './contact.item.ts';
import { type DuplicateHints, judgeClaimants, noDuplicates } from './tell-duplicates.ts';

/** Finds the ids of those with whom a scan found the contact in a pair: still open ones, and dismissed ones. */
const findPaired = async (table: Table, teamId: string, id: string) => {
  const pairs = await findPairsOf(table, teamId, [id]);
  const others = pairs.map(({ shown: { ids, dismissed } }) => ({
    id: ids.find((one) => one !== id) ?? id,
    isDismissed: dismissed === true,
  }));
  return {
    open: others.flatMap((one) => (one.isDismissed ? [] : [one.id])),
    dismissed: new Set(others.flatMap((one) => (one.isDismissed ? [one.id] : []))),
  };
};

/**
 * Tells who may be the same person as a contact that there is: whoever has a value of it, and whom a scan found. Those
 * of whom somebody said that they are another person are left out.
 */
export const findDuplicates = async (
  table: Table,
  by: { team: Pick<Team, 'id' | 'settings'>; scope: Scope },
  contactId: string,
): Promise<DuplicateHints> => {
  const { id: teamId } = by.team;
  const [contact, paired] = await Promise.all([
    findContactItem(table, teamId, contactId),
    findPaired(table, teamId, contactId),
  ]);
  if (!contact || contact.deleted_at !== null) return noDuplicates;
  const values = new Map(
    claimsOf(contact).map(({ kind, value }) => [claimName({ kind, value }), { kind, value }] as const),
  );
  const claimants = await Promise.all(
    [...values.values()].map((claim) => findSomeClaimants(table, teamId, claim, mostRead)),
  );
  const ids = new Set([...paired.open.slice(0, mostRead), ...claimants.flat()]);
  const others = [...ids].filter((id) => id !== contactId && !paired.dismissed.has(id));
  const read = await readLive(table, teamId, others.slice(0, 2 * mostRead));
  return judgeClaimants(by, contact, read);
};
