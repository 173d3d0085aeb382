import { recount } from '#core/projection/recount.ts';
import { findTeamItem } from '#core/team/team.item.ts';
import { CommandError, runCommand } from './command-error.ts';
import { openStore } from './open-store.ts';

// `npm run recount -- TEAM`: holds the counters of a team's facets and tags against a full count, on the laptop or, with
// CALLBOOK_TABLE set to a deployed stage's table, there. Ends with 1 when one differs. While contacts are written,
// counters are a moment behind.

const main = async (): Promise<number> => {
  const [teamId = ''] = process.argv.slice(2);
  const table = await openStore();
  if (teamId === '' || !(await findTeamItem(table, teamId)))
    throw new CommandError('Usage: npm run recount -- TEAM, with the id of a team');
  const wrong = await recount(table, teamId);
  if (wrong.length > 0) console.table(wrong);
  console.log(`${wrong.length} counters differ from a full count.`);
  return wrong.length === 0 ? 0 : 1;
};

await runCommand(main);
