import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { type Query, queryAll, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, is, putNew, type Write } from '../table/write.ts';
import { type Proposal, type ProposalState, proposalSchema } from './proposal.schema.ts';

/** What the sort keys of proposals begin with; they lie beside their contact, and go with it. */
export const proposalMark = 'PROPOSAL#';

/** How long one that was decided on is kept (days). */
const closedDays = 180;

/** The proposals of a team that wait. */
export const openProposals = (teamId: string) => (shard: number) => `T#${teamId}#proposal#${shard}`;

export const proposalKeys = {
  primary: (teamId: string, contactId: string, proposalId: string): Key => ({
    pk: `T#${teamId}#C#${contactId}`,
    sk: `${proposalMark}${proposalId}`,
  }),
  byTeam: ({ team_id, created_at, id }: Proposal) => ({
    byTeamPk: openProposals(team_id)(shardOf(id)),
    byTeamSk: `${created_at}#${id}`,
  }),
};

/** A proposal with the department of its contact when it was made, and the property whose origin is the value's. */
export interface StoredProposal extends Proposal {
  property: string;
  department_id: string | null;
  /** When its call began (ISO). */
  call_at: string | null;
}

export const newProposalWrite = (proposal: StoredProposal, via: Via): Write =>
  putNew({
    ...proposalKeys.primary(proposal.team_id, proposal.contact_id, proposal.id),
    ...proposal,
    ...via,
    ...proposalKeys.byTeam(proposal),
  });

const storedSchema = v.object({
  ...proposalSchema.entries,
  property: v.string(),
  department_id: v.nullable(v.string()),
  call_at: v.nullable(v.string()),
});

/** The proposal of an item. */
export const toProposal = (item: Item): StoredProposal => v.parse(storedSchema, item);

interface Closing {
  via: Pick<Via, 'updated_by' | 'via'>;
  at: string;
}

/**
 * Closes a proposal. Its contact's `waiting` changes in the same transaction, which is what decides between several who
 * close it.
 */
export const closeWrite = (
  { team_id, id: contactId }: { team_id: string; id: string },
  id: string,
  state: Exclude<ProposalState, 'open'>,
  { via, at }: Closing,
): Write =>
  change(proposalKeys.primary(team_id, contactId, id), {
    set: {
      ...{ state, closed_at: at, closed_by: via.updated_by, version: 2, updated_at: at },
      ...{ updated_by: via.updated_by, via: via.via },
      ttl: Math.floor(Date.parse(at) / 1_000) + closedDays * 86_400,
    },
    remove: ['byTeamPk', 'byTeamSk'],
  });

export const supersededWrite = (
  contact: { team_id: string; id: string },
  id: string,
  closing: Closing,
): Write => closeWrite(contact, id, 'superseded', closing);

/** The proposals of a contact, the latest first, from behind the one at `before` on. */
export const proposalsQuery = (teamId: string, contactId: string, before?: string): Query => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: {
    ':pk': `T#${teamId}#C#${contactId}`,
    ':from': proposalMark,
    // Ids are of lower-case letters and digits, and none ends where another goes on.
    ':to': before === undefined ? `${proposalMark}~` : `${proposalMark}${before}`,
  },
  ConsistentRead: true,
  ScanIndexForward: false,
});

/** Takes an open proposal out of the list of those that wait, since another waits for the same value of its contact. */
export const parkWrite = (item: Item, by: string): Write =>
  change(item, { set: { parked_by: by }, remove: ['byTeamPk', 'byTeamSk'], when: [is('state', 'open')] });

/** Puts it back. */
export const unparkWrite = (item: Item): Write =>
  change(item, {
    set: proposalKeys.byTeam(toProposal(item)),
    remove: ['parked_by'],
    when: [is('parked_by', item.parked_by)],
  });

/** All proposals of a contact. */
export const findProposals = async (
  table: Table,
  teamId: string,
  contactId: string,
): Promise<StoredProposal[]> => (await queryAll(table, proposalsQuery(teamId, contactId))).map(toProposal);
