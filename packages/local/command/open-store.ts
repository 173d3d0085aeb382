import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable, type Table } from '#core/table/table.ts';
import { CommandError } from './command-error.ts';
import { readEndpoint } from './endpoint.ts';
import { findHost } from './running-host.ts';

const localTable = async (): Promise<Table> => {
  const directory = path.resolve('.local');
  await findHost(directory);
  const endpoint = readEndpoint(directory);
  if (!endpoint) throw new CommandError('Callbook is still starting.');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: endpoint.dynamodb_url, region: 'us-east-1', credentials });
  return openTable(endpoint.table, client);
};

/** The laptop's table or, with CALLBOOK_TABLE set, that of a deployed stage, with the credentials of the environment. */
export const openStore = async (): Promise<Table> => {
  const { CALLBOOK_TABLE: deployed } = process.env;
  return deployed ? openTable(deployed) : localTable();
};
