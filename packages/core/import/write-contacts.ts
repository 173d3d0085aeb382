import { type Claim, takeClaim } from '../claim/claim.item.ts';
import { newContactWrite } from '../contact/contact.item.ts';
import type { Contact } from '../contact/contact.schema.ts';
import { addToCount, counterShards } from '../count/count.item.ts';
import { type Table, TransactionRefused, transact, transactionLimit, type Write } from '../table/table.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';

export interface NewContact {
  candidate: Candidate;
  take: Claim[];
}

/** Below the 4 MB of a transaction, with room for keys and index attributes. */
const bytesLimit = 3_000_000;
/** Transactions of one chunk at a time. */
const lanes = 4;

const contactOf = ({ team, now }: Pick<RowsToWrite, 'team' | 'now'>, { id, values }: Candidate): Contact => ({
  id,
  team_id: team.id,
  ...values,
  version: 1,
  created_at: now.toISOString(),
  updated_at: now.toISOString(),
  deleted_at: null,
  merged_into: null,
});

export interface ContactGroup {
  writes: Write[];
  /** Of each write, the contact that it is for. */
  owners: Candidate[];
  contacts: Set<number>;
}

/** As many contacts with their claims as fit into one transaction beside the counter. */
export const groupContacts = (
  table: Table,
  request: Pick<RowsToWrite, 'team' | 'stored' | 'now'>,
  news: readonly NewContact[],
): ContactGroup[] => {
  const { stored } = request;
  const via = { updated_by: stored.id, via: 'import' as const };
  const groups: ContactGroup[] = [];
  let group: ContactGroup | undefined;
  let bytes = 0;
  for (const { candidate, take } of news) {
    const size = JSON.stringify(candidate.values).length * 3;
    const writes = take.length + 1;
    if (!group || group.writes.length + writes >= transactionLimit || bytes + size > bytesLimit) {
      group = { writes: [], owners: [], contacts: new Set() };
      groups.push(group);
      bytes = 0;
    }
    bytes += size;
    group.contacts.add(group.writes.length);
    group.writes.push(newContactWrite(table, contactOf(request, candidate), via));
    const { record, line } = candidate.row;
    const holder = { holder: candidate.id, origin: { import_id: stored.id, record, line } };
    group.writes.push(...take.map((claim) => takeClaim(table, stored.team_id, claim, holder)));
    for (let write = 0; write < writes; write++) group.owners.push(candidate);
  }
  return groups;
};

/** Writes one group; false when something in it was there already. */
const writeGroup = async (
  table: Table,
  teamId: string,
  { writes, owners, contacts }: ContactGroup,
  lane: number,
  written: Set<string>,
): Promise<boolean> => {
  try {
    await transact(table, [...writes, addToCount(table, teamId, 'contact', contacts.size, lane)]);
    for (const { id } of owners) written.add(id);
    return true;
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    for (const index of error.failed.keys()) {
      const owner = owners[index];
      if (owner && contacts.has(index)) written.add(owner.id);
    }
    return false;
  }
};

/**
 * Writes new contacts with their claims, many in each transaction. Adds to `written` whatever is in the store
 * then; answers false when some contacts have to be decided again.
 */
export const writeContacts = async (
  table: Table,
  request: RowsToWrite,
  news: readonly NewContact[],
  written: Set<string>,
): Promise<boolean> => {
  const groups = groupContacts(table, request, news);
  const first = Math.floor(Math.random() * counterShards);
  const queue = [...groups.entries()];
  const settled = await Promise.all(
    Array.from({ length: Math.min(lanes, queue.length) }, async (_, lane) => {
      let all = true;
      for (let next = queue.shift(); next; next = queue.shift())
        all = (await writeGroup(table, request.stored.team_id, next[1], first + lane, written)) && all;
      return all;
    }),
  );
  return settled.every((one) => one);
};
