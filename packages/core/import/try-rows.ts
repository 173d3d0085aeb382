import { type ClaimHolder, claimName } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import type { RowOutcome } from '../import-file/ledger.ts';
import type { Table } from '../table/table.ts';
import type { Candidate } from './candidate.ts';
import type { Decision } from './decide-row.ts';
import { type Beside, decideRows, toUpdate } from './decide-rows.ts';
import { type UpdateRequest, updateByRows } from './update-rows.ts';
import { withCompany } from './write-rows.ts';

export interface Tried {
  candidate: Candidate;
  outcome: RowOutcome;
  decision: Decision;
}

type Holders = Map<string, ClaimHolder>;

/** Adds who would have the values of rows by now. */
const addHolders = ({ stored }: UpdateRequest, tried: readonly Tried[], holders: Holders): void => {
  for (const { candidate, outcome, decision } of tried) {
    const { id, values, row } = candidate;
    const holder = decision.take ? id : decision.update;
    if (holder === undefined || outcome.outcome === 'failed') continue;
    const origin = { import_id: stored.id, record: row.record, line: row.line };
    for (const name of claimsOf(values).map(claimName))
      if (!holders.has(name)) holders.set(name, { holder, origin });
  }
};

/**
 * What would become of rows if they were written now: they are decided as `writeRows` decides them, and the changes of
 * contacts are made but for their writes. What rows change of a contact is not there for the rows behind them.
 */
export const tryRows = async (
  table: Table,
  request: UpdateRequest,
  candidates: readonly Candidate[],
  { written, holders }: Beside,
): Promise<{ tried: Tried[]; holders: Holders }> => {
  const all: Tried[] = [];
  const own: Holders = new Map();
  const known = { get: (name: string) => own.get(name) ?? holders?.get(name) };
  for (let open = candidates; open.length > 0; ) {
    const decisions = await decideRows(table, request, open, { written, holders: known });
    const updated = await updateByRows(table, request, toUpdate(decisions));
    const tried = [...decisions].flatMap(([candidate, decision]): Tried[] => {
      const settled = decision.update === undefined ? decision.outcome : updated.get(candidate.row.record);
      return settled ? [{ candidate, outcome: withCompany(candidate, settled), decision }] : [];
    });
    // Only where somebody deletes their contacts at this very moment.
    if (tried.length === 0)
      throw new Error('The contacts of the rows are gone. The file has to be looked through again.');
    all.push(...tried);
    addHolders(request, tried, own);
    const settled = new Set(tried.map(({ candidate }) => candidate));
    open = open.filter((candidate) => !settled.has(candidate));
  }
  return { tried: all, holders: own };
};
