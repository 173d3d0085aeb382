import { createTeam } from '#core/provision/create-team.ts';
import { CommandError, runCommand } from './command-error.ts';
import { withStore } from './open-store.ts';

// `npm run team -- create NAME`: makes a team with its first admin token and its drop folder, on the laptop or, with
// CALLBOOK_TABLE set to a deployed stage's table, there with the credentials of the environment.

const usage = 'Usage: npm run team -- create NAME';

const main = async (): Promise<number> => {
  const [action, ...words] = process.argv.slice(2);
  const name = words.join(' ').trim();
  if (action !== 'create' || name === '') throw new CommandError(usage);
  const team = await withStore((table) => createTeam(table, { name }));
  console.log(JSON.stringify(team, null, 2));
  return 0;
};

await runCommand(main);
