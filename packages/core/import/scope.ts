import { type Scope, scopeOf, wholeTeam } from '../access/scope.ts';
import { refusalOf } from '../principal/requester.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import type { StoredImport } from './import.item.ts';

/** Who asked for an import; of a dropped file the import itself. */
export const askerOf = ({ creator, id }: Pick<StoredImport, 'creator' | 'id'>): string => creator?.id ?? id;

/** What an import may reach: what its creator could then; the whole team for a dropped file. */
export const scopeOfImport = ({ creator }: StoredImport, team: Team): Scope =>
  creator ? scopeOf({ kind: 'token', ...creator, team }) : wholeTeam(team.id);

/**
 * Why an import must not begin or go on: whoever asked for it, or has started it since, may not do so any more. A drop
 * folder is the team’s, and so is what is put there, whoever has made it. `at` is when its work began.
 */
export const findImportRefusal = async (
  table: Table,
  { creator, starter = creator }: StoredImport,
  team: Team,
  at: Date,
) => starter && refusalOf(table, team, starter, at);
