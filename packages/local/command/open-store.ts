import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable, type Table } from '#core/table/table.ts';
import { regionFrom } from '#infra/region.ts';
import { CommandError } from './command-error.ts';
import { readEndpoint } from './endpoint.ts';
import { findHost } from './running-host.ts';
import { type Stage, stageFault } from './stage-fault.ts';

const localTable = async (): Promise<Table> => {
  const directory = path.resolve('.local');
  await findHost(directory);
  const endpoint = readEndpoint(directory);
  if (!endpoint) throw new CommandError('Callbook is still starting.');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: endpoint.dynamodb_url, region: 'us-east-1', credentials });
  return openTable(endpoint.table, client);
};

/** Undefined without CALLBOOK_TABLE, which is how a command is told of a stage. */
const deployedStage = (): Stage | undefined => {
  const { CALLBOOK_TABLE: table } = process.env;
  return table ? { table, region: regionFrom(process.env) } : undefined;
};

/**
 * Does work on the laptop's table or, with CALLBOOK_TABLE set, on that of a deployed stage, with the credentials of
 * the environment.
 * @throws CommandError that says what stands between this machine and the stage
 */
export const withStore = async <T>(work: (table: Table) => Promise<T>): Promise<T> => {
  const stage = deployedStage();
  if (!stage) return work(await localTable());
  try {
    return await work(openTable(stage.table, new DynamoDBClient({ region: stage.region, maxAttempts: 5 })));
  } catch (error) {
    const fault = stageFault(error, stage);
    throw fault === undefined ? error : new CommandError(fault, { cause: error });
  }
};
