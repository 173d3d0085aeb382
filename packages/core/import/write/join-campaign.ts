import { findCampaigns } from '../../campaign/campaign.item.ts';
import { type Added, addContacts } from '../../campaign/contacts/add-contacts.ts';
import { exclusionWords } from '../../campaign/contacts/admission.ts';
import type { CellFault, RowOutcome } from '../../import-file/ledger.ts';
import type { Table } from '../../table/table.ts';
import { newMark } from '../../undo/mark.item.ts';
import type { RowsToWrite } from '../row/candidate.ts';
import { scopeOfImport } from '../scope.ts';
import { campaignPart, markedBy } from './marks.ts';

/** Tells whether the contact of a row comes into the import's campaign: what it created, changed, or found as it says. */
const isJoining = ({ outcome, reason }: RowOutcome): boolean =>
  outcome === 'created' || outcome === 'updated' || reason?.code === 'unchanged';

const warning = (value: string, message: string): CellFault => ({
  ...{ column: null, code: 'not_in_campaign', value },
  message: `The contact did not come into the campaign. ${message}`,
});

const warningOf = (added: Added | undefined): CellFault[] => {
  if (added?.status === 'excluded')
    return added.reasons.slice(0, 1).map(({ code }) => warning(code, exclusionWords[code]));
  return added?.status === 'forbidden'
    ? [warning('department_forbidden', 'It belongs to another department than whoever imports.')]
    : [];
};

const withWarnings = (row: RowOutcome, warnings: readonly CellFault[]): RowOutcome =>
  warnings.length === 0 ? row : { ...row, warnings: [...(row.warnings ?? []), ...warnings] };

/**
 * Adds the contacts of rows to the campaign that the import names, each with a mark by which the undo takes it out
 * again; a row whose contact must not be called by it says so. Run again, it finds what it did.
 */
export const joinCampaign = async (
  table: Table,
  request: Pick<RowsToWrite, 'team' | 'stored' | 'now'>,
  rows: readonly RowOutcome[],
): Promise<RowOutcome[]> => {
  const { team, stored, now } = request;
  const { campaign_id } = stored.options;
  if (campaign_id === undefined) return [...rows];
  const joining = rows.filter(isJoining);
  const campaign = (await findCampaigns(table, team.id, [campaign_id])).get(campaign_id);
  if (!campaign || campaign.state === 'completed') {
    const code = campaign ? 'campaign_completed' : 'campaign_not_found';
    const gone = warning(code, campaign ? 'It is completed.' : 'It is gone.');
    return rows.map((row) => (isJoining(row) ? withWarnings(row, [gone]) : row));
  }
  const adding = {
    ...{ team, now, campaign, scope: scopeOfImport(stored, team) },
    via: { updated_by: stored.id, via: 'import' as const },
    along: ({ seen, contact: changed }) => [
      newMark(markedBy(request, seen.id), campaignPart, { seen, changed }),
    ],
    hasTime: () => true,
  } satisfies Parameters<typeof addContacts>[1];
  const added = await addContacts(
    table,
    adding,
    joining.flatMap(({ id }) => id ?? []),
  );
  const byId = new Map(added.map((one) => [one.contact_id, one]));
  return rows.map((row) => (isJoining(row) ? withWarnings(row, warningOf(byId.get(row.id ?? ''))) : row));
};
