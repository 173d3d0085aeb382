import { type Discrepancy, recount, recountTotals } from '#core/projection/recount.ts';
import { repairCounts } from '#core/projection/repair-counts.ts';
import type { Table } from '#core/table/table.ts';
import { findTeamItem } from '#core/team/team.item.ts';
import { CommandError, runCommand } from './command-error.ts';
import { withStore } from './open-store.ts';

// `npm run recount -- TEAM [--repair]`: holds the counters of a team against a full count, on the laptop or, with
// CALLBOOK_TABLE set to a deployed stage's table, there; with --repair it sets those of facets and tags right.
// Ends with 1 when one differs, or still does. While contacts are written, counters are a moment behind.

const show = (counters: readonly Discrepancy[]): void => {
  if (counters.length > 0) console.table(counters, ['counter', 'kept', 'counted']);
};

const main = (): Promise<number> => withStore(compare);

const compare = async (table: Table): Promise<number> => {
  const given = process.argv.slice(2);
  const [teamId = '', ...more] = given.filter((one) => one !== '--repair');
  if (teamId === '' || more.length > 0 || !(await findTeamItem(table, teamId)))
    throw new CommandError('Usage: npm run recount -- TEAM [--repair], with the id of a team');
  if (!given.includes('--repair')) {
    const wrong = [...(await recountTotals(table, teamId)), ...(await recount(table, teamId))];
    show(wrong);
    console.log(`${wrong.length} counters differ from a full count.`);
    return wrong.length === 0 ? 0 : 1;
  }
  const { repaired, left } = await repairCounts(table, teamId);
  show(repaired);
  console.log(`${repaired.length} counters were set right.`);
  if (left.length > 0) {
    show(left);
    console.log(
      `${left.length} still differ: contacts were written all the while. Run it again when it is quiet.`,
    );
  }
  return left.length === 0 ? 0 : 1;
};

await runCommand(main);
