import { reaches, type Scope } from '../access/scope.ts';
import { findSurvivors } from '../contact/contact.item.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { orderedPage, positionOf } from '../list/ordered.ts';
import { openProposals, proposalsQuery, type StoredProposal, toProposal } from '../proposal/proposal.item.ts';
import {
  type Proposal,
  type ProposalAnswer,
  type ProposalState,
  proposalSchema,
} from '../proposal/proposal.schema.ts';
import { batchGetInOrder, type Table } from '../table/table.ts';
import { withFormerNames } from './former-names.ts';
import { listOfContact } from './list-of-contact.ts';
import { isFieldVisible } from './visible-extraction.ts';

/** A proposal with the name of its contact, as lists of a team show it. */
interface NamedProposal extends ProposalAnswer {
  contact_name: string | null;
}

interface ProposalPage<P extends ProposalAnswer> {
  proposals: P[];
  next_cursor: string | null;
}

interface PageAsked {
  limit: number;
  cursor?: string | undefined;
}

const names = Object.keys(proposalSchema.entries) as (keyof Proposal)[];

export const shownProposal = (proposal: StoredProposal): Proposal =>
  Object.fromEntries(names.map((name) => [name, proposal[name]])) as Proposal;

/**
 * A page of what was proposed for a contact, what the latest calls said first; what is hidden from the caller is not in
 * it.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `cursor_invalid`
 */
export const listContactProposals = async (
  table: Table,
  scope: Scope,
  { contactId, state, limit, cursor }: PageAsked & { contactId: string; state: readonly ProposalState[] },
): Promise<ProposalPage<ProposalAnswer>> => {
  const of = { list: 'proposals', contactId, state: state.join() };
  const before = cursor === undefined ? undefined : await readCursor(table, scope.teamId, of, cursor);
  const queryOf = (id: string) => ({ ...proposalsQuery(scope.teamId, id, before), Limit: limit + 2 });
  const found = await listOfContact(table, scope, { contactId, limit: limit + 2, queryOf });
  // The place of a cursor is read again.
  const items = found.filter(({ sk }) => before === undefined || !sk.endsWith(before));
  const proposals = items.slice(0, limit).map(toProposal);
  const last = items.length > limit ? proposals.at(-1) : undefined;
  const shown = proposals
    .filter((one) => isFieldVisible(scope, one.field) && (state.length === 0 || state.includes(one.state)))
    .map(shownProposal);
  return {
    proposals: await withFormerNames(table, shown),
    next_cursor: last ? await writeCursor(table, scope.teamId, of, last.id) : null,
  };
};

/**
 * A page of what waits for somebody to accept or refuse it, the latest first, each with the name of its contact. It may
 * be short, where some are beyond the caller's reach.
 * @throws CallbookError `cursor_invalid`
 */
export const listOpenProposals = async (
  table: Table,
  scope: Scope,
  { limit, cursor }: PageAsked,
): Promise<ProposalPage<NamedProposal>> => {
  const { teamId } = scope;
  const of = { list: 'open-proposals' };
  const after = cursor === undefined ? undefined : await readCursor(table, teamId, of, cursor);
  const list = { index: 'byTeam', partition: openProposals(teamId), descending: true } as const;
  const { entries, more } = await orderedPage(
    table,
    { ...list, projection: 'pk, sk, byTeamSk' },
    { limit, start: { offset: 0, after } },
  );
  const open = (await batchGetInOrder(table, entries, { consistent: true }))
    .map(toProposal)
    .filter(({ state, field }) => state === 'open' && isFieldVisible(scope, field));
  const ids = [...new Set(open.map(({ contact_id }) => contact_id))];
  const [contacts, answered] = await Promise.all([
    findSurvivors(table, teamId, ids),
    withFormerNames(table, open.map(shownProposal)),
  ]);
  const reached = new Map(
    [...contacts].filter(
      ([, { deleted_at, department_id }]) => deleted_at === null && reaches(scope, department_id),
    ),
  );
  const last = entries.at(-1);
  return {
    proposals: answered.flatMap((one) => {
      const contact = reached.get(one.contact_id);
      return contact ? [{ ...one, contact_id: contact.id, contact_name: contact.name }] : [];
    }),
    next_cursor: more && last ? await writeCursor(table, teamId, of, positionOf(list, last)) : null,
  };
};
