import { type Scope, scopeOf, wholeTeam } from '../access/scope.ts';
import { refusalOf } from '../principal/requester.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import type { StoredImport } from './import.item.ts';

/** Answers who asked for an import; for a dropped file, the import itself. */
export const askerOf = ({ creator, id }: Pick<StoredImport, 'creator' | 'id'>): string => creator?.id ?? id;

/**
 * Answers what an import may reach: what its creator could reach when it was created, or the whole team for a
 * dropped file.
 */
export const scopeOfImport = ({ creator }: StoredImport, team: Team): Scope =>
  creator ? scopeOf({ kind: 'token', ...creator, team }) : wholeTeam(team.id);

/**
 * Finds why an import must not begin or go on: whoever asked for it, or started it, may not do so any more. A
 * drop folder is the team's, and so is what is put there, whoever created it. `at` is when the work began.
 */
export const findImportRefusal = async (
  table: Table,
  { creator, starter = creator }: StoredImport,
  team: Team,
  at: Date,
) => starter && refusalOf(table, team, starter, at);
