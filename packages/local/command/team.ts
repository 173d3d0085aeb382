import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable, type Table } from '#core/table/table.ts';
import { createTeam } from '#core/team/team.ts';
import { CommandError, runCommand } from './command-error.ts';
import { readEndpoint } from './endpoint.ts';
import { findHost } from './running-host.ts';

// `npm run team -- create NAME`: makes a team with its first admin token and its drop folder, on the laptop or, with
// CALLBOOK_TABLE set to a deployed stage's table, there with the credentials of the environment.

const usage = 'Usage: npm run team -- create NAME';

const localTable = async (): Promise<Table> => {
  const directory = path.resolve('.local');
  await findHost(directory);
  const endpoint = readEndpoint(directory);
  if (!endpoint) throw new CommandError('Callbook is still starting.');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: endpoint.dynamodb_url, region: 'us-east-1', credentials });
  return openTable(endpoint.table, client);
};

const main = async (): Promise<number> => {
  const [action, ...words] = process.argv.slice(2);
  const name = words.join(' ').trim();
  if (action !== 'create' || name === '') throw new CommandError(usage);
  const { CALLBOOK_TABLE: deployed } = process.env;
  const table = deployed ? openTable(deployed) : await localTable();
  console.log(JSON.stringify(await createTeam(table, { name }), null, 2));
  return 0;
};

await runCommand(main);
