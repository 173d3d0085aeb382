import { companiesOf } from '../contact/companies-of.ts';
import type { Proposal, ProposalAnswer } from '../proposal/proposal.schema.ts';
import type { Table } from '../table/table.ts';

const formerCompany = ({ field, former }: Proposal): string | null =>
  field === 'company' && typeof former === 'string' ? former : null;

/** Tells proposals with the names that their former companies have by now: one round, and none where there are none. */
export const withFormerNames = async <P extends Proposal>(
  table: Table,
  proposals: readonly P[],
): Promise<(P & ProposalAnswer)[]> => {
  const found = await companiesOf(
    table,
    proposals.map((one) => ({ team_id: one.team_id, company_id: formerCompany(one) })),
  );
  return proposals.map((one) => ({ ...one, former_name: found.get(formerCompany(one) ?? '')?.name ?? null }));
};
