import { completeContact } from '../../attribute/complete-contact.ts';
import type { Contact } from '../../attribute/contact.schema.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { claimName, shareClaim, takeClaim } from '../../claim/claim.item.ts';
import { newContactWrites } from '../../contact/contact.item.ts';
import { companyHint } from '../../contact/contact-claims.ts';
import { addToCount, counterShards } from '../../count/count.item.ts';
import type { Tagger } from '../../rule/tagger.ts';
import { type Seal, sealOf, suppressWrite } from '../../suppression/suppression.item.ts';
import { type Table, TransactionRefused, transact, transactionLimit } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { Candidate, RowsToWrite } from '../row/candidate.ts';
import { markedValues, type NewContact, suppressedBy } from '../row/new-contact.ts';
import { askerOf } from '../scope.ts';

/** Most bytes of a transaction, below its 4 MB with room for keys and index attributes. */
const bytesLimit = 3_000_000;
/** Number of transactions of one chunk at a time. */
const lanes = 4;

const contactOf = (
  { team, stored, now }: Pick<RowsToWrite, 'team' | 'stored' | 'now'>,
  { id, values, originals }: Candidate,
): Contact & Pick<StoredContact, 'originals'> => ({
  ...completeContact({
    ...values,
    id,
    team_id: team.id,
    created_by: askerOf(stored),
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  }),
  originals,
});

interface Request extends Pick<RowsToWrite, 'team' | 'stored' | 'now'> {
  /** Gives contacts the tags of the team's rules. */
  tagger: Tagger;
  seal: Seal;
}

/** Makes the writes of one contact, the contact itself first. */
const writesOf = (request: Request, one: NewContact): Write[] => {
  const { candidate, take, share } = one;
  const { id, team_id } = request.stored;
  const { record, line } = candidate.row;
  const holder = { holder: candidate.id, origin: { import_id: id, record, line } };
  const via = { updated_by: id, via: 'import' as const, row: { record, line } };
  const contact = contactOf(request, { ...candidate, values: markedValues(one) });
  const asked = { reason: 'opt_out', at: contact.created_at, via };
  return [
    ...newContactWrites(request.tagger(contact), via),
    ...suppressedBy(one).map((value) => suppressWrite(request.seal, value, asked)),
    ...take.map((claim) => takeClaim(team_id, claim, { ...holder, ...companyHint(claim, contact) })),
    ...share.flatMap((claim) => shareClaim(team_id, claim, candidate.id, companyHint(claim, contact))),
  ];
};

export interface ContactGroup {
  writes: Write[];
  /** The contact that each write is for. */
  owners: Candidate[];
  contacts: Set<number>;
  /** Names of the claims among the writes: a transaction takes each once. */
  claims: Set<string>;
}

/** Groups contacts with their claims into transactions, with room for the counter. */
export const groupContacts = (request: Request, news: readonly NewContact[]): ContactGroup[] => {
  const groups: ContactGroup[] = [];
  let group: ContactGroup | undefined;
  let bytes = 0;
  for (const one of news) {
    const { candidate, take, share } = one;
    const size = JSON.stringify(candidate.values).length * 3;
    const writes = writesOf(request, one);
    const claims = [...take, ...share].map(claimName);
    const fits =
      group &&
      group.writes.length + writes.length < transactionLimit &&
      bytes + size <= bytesLimit &&
      !claims.some((name) => group?.claims.has(name));
    if (!group || !fits) {
      group = { writes: [], owners: [], contacts: new Set(), claims: new Set() };
      groups.push(group);
      bytes = 0;
    }
    bytes += size;
    group.contacts.add(group.writes.length);
    group.writes.push(...writes);
    group.owners.push(...writes.map(() => candidate));
    for (const name of claims) group.claims.add(name);
  }
  return groups;
};

/** Writes one group; false when something in it exists already. */
const writeGroup = async (
  table: Table,
  teamId: string,
  { writes, owners, contacts }: ContactGroup,
  lane: number,
  written: Set<string>,
): Promise<boolean> => {
  try {
    await transact(table, [...writes, addToCount(teamId, 'contact', contacts.size, lane)]);
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
 * Writes new contacts with their claims and suppressions, many in each transaction. Adds to `written` the ids of those
 * that are in the store then; answers false when some have to be decided again. Contacts that share a claim come
 * after those that may hold it, one transaction after the other, since all of them change that claim.
 */
export const writeContacts = async (
  table: Table,
  asked: Omit<Request, 'seal'>,
  news: readonly NewContact[],
  written: Set<string>,
): Promise<boolean> => {
  const { team, stored } = asked;
  const request = { ...asked, seal: await sealOf(table, team.id) };
  const first = Math.floor(Math.random() * counterShards);
  const writeAll = async (some: readonly NewContact[], atOnce: number): Promise<boolean> => {
    const queue = groupContacts(request, some);
    const settled = await Promise.all(
      Array.from({ length: Math.min(atOnce, queue.length) }, async (_, lane) => {
        let all = true;
        for (let next = queue.shift(); next; next = queue.shift())
          all = (await writeGroup(table, stored.team_id, next, first + lane, written)) && all;
        return all;
      }),
    );
    return settled.every((one) => one);
  };
  const isSharer = ({ share }: NewContact) => share.length > 0;
  const holders = await writeAll(
    news.filter((one) => !isSharer(one)),
    lanes,
  );
  return (await writeAll(news.filter(isSharer), 1)) && holders;
};
