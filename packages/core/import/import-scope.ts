import { type Scope, scopeOf, wholeTeam } from '../access/scope.ts';
import type { Team } from '../team/team.schema.ts';
import type { StoredImport } from './import.item.ts';

/** What an import may reach: what its creator could then; the whole team for a dropped file. */
export const scopeOfImport = ({ creator }: StoredImport, team: Team): Scope =>
  creator ? scopeOf({ kind: 'token', ...creator, team }) : wholeTeam(team.id);
