import { optOutOthers } from '../../contact/opt-out-others.ts';
import { type SuppressedValue, valueName } from '../../suppression/suppressed-value.ts';
import type { Table } from '../../table/table.ts';
import type { RowsToWrite } from '../row/candidate.ts';
import { type Decisions, spreadBack, toCreate } from '../row/decide-rows.ts';
import { suppressedWith } from '../row/new-contact.ts';

/**
 * Opts out who has what new contacts suppress, in the store at once and among the new ones in their decisions, and who
 * has what these suppress in turn. Comes before the new ones are written.
 */
export const spreadOptOuts = async (
  table: Table,
  { team, stored, now }: Pick<RowsToWrite, 'team' | 'stored' | 'now'>,
  decisions: Decisions,
): Promise<void> => {
  const suppressed = new Set<string>();
  const unwritten = (values: readonly SuppressedValue[]) => {
    for (const one of values) suppressed.add(valueName(one));
    return spreadBack(decisions, suppressed).flatMap(suppressedWith);
  };
  const by = { team, via: { updated_by: stored.id, via: 'import' as const } };
  const given = toCreate(decisions).flatMap(suppressedWith);
  await optOutOthers(table, { by, at: now.toISOString(), unwritten }, given);
};
