import { type ClaimHolder, claimName } from '../../claim/claim.item.ts';
import { requireFeasible } from '../../contact/commit.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import type { JudgedContact } from '../../contact/tell-duplicates.ts';
import { planUpdate } from '../../contact/update-contact.ts';
import type { RowOutcome } from '../../import-file/ledger.ts';
import type { Table } from '../../table/table.ts';
import type { Candidate } from '../row/candidate.ts';
import type { Decision } from '../row/decide-row.ts';
import { type Decisions, decideRows, type RunKnown, toUpdate } from '../row/decide-rows.ts';
import { contactOfRow } from '../row/row-evidence.ts';
import { withCompany } from '../write/rows.ts';
import { changeByRows, type Making, type UpdateRequest } from '../write/update-rows.ts';

/** The decision on a row and the outcome that it would have. */
export interface RowPlan {
  candidate: Candidate;
  outcome: RowOutcome;
  decision: Decision;
}

type Holders = Map<string, ClaimHolder>;
type RowContacts = Map<string, JudgedContact>;

/** Adds the holders that claims would have after these rows. */
const addHolders = ({ stored }: UpdateRequest, plans: readonly RowPlan[], holders: Holders): void => {
  for (const { candidate, outcome, decision } of plans) {
    const { id, values, row } = candidate;
    const holder = decision.take ? id : decision.update;
    if (holder === undefined || outcome.outcome === 'failed') continue;
    const origin = { import_id: stored.id, record: row.record, line: row.line };
    for (const name of claimsOf(values).map(claimName))
      if (!holders.has(name)) holders.set(name, { holder, origin });
  }
};

/** Plans the changes of contacts by rows, as if the companies that the rows create existed. */
const planning = (decisions: Decisions): Making => {
  const made = [...decisions.keys()].flatMap(({ makesCompany, values: { company_id } }) =>
    makesCompany && company_id !== null ? [company_id] : [],
  );
  return {
    change: async (table, update) => {
      const plan = await planUpdate(table, update, made);
      requireFeasible(plan);
      return plan;
    },
    // An earlier row would create it.
    absent: ({ outcome }) => outcome,
  };
};

/**
 * Plans what would become of rows if they were written now: decides them as `writeRows` does, and carries
 * nothing out. Changes of contacts are not visible to later rows.
 */
export const planRows = async (
  table: Table,
  request: UpdateRequest,
  candidates: readonly Candidate[],
  { written, holders, contacts }: RunKnown,
): Promise<{ plans: RowPlan[]; holders: Holders }> => {
  const all: RowPlan[] = [];
  const own: Holders = new Map();
  const known = { get: (name: string) => own.get(name) ?? holders?.get(name) };
  const made: RowContacts = new Map(contacts);
  for (let open = candidates; open.length > 0; ) {
    const decisions = await decideRows(table, request, open, { written, holders: known, contacts: made });
    const updated = await changeByRows(table, request, toUpdate(decisions), planning(decisions));
    const planned = [...decisions].flatMap(([candidate, decision]): RowPlan[] => {
      const settled = decision.update === undefined ? decision.outcome : updated.get(candidate.row.record);
      return settled ? [{ candidate, outcome: withCompany(candidate, settled), decision }] : [];
    });
    // Happens only where somebody deletes their contacts at this very moment.
    if (planned.length === 0)
      throw new Error('The contacts of the rows are gone. The file has to be looked through again.');
    all.push(...planned);
    addHolders(request, planned, own);
    for (const { candidate, decision } of planned)
      if (decision.take) made.set(candidate.id, contactOfRow(candidate));
    const settled = new Set(planned.map(({ candidate }) => candidate));
    open = open.filter((candidate) => !settled.has(candidate));
  }
  return { plans: all, holders: own };
};
