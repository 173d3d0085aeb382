import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { createTeam } from '#core/provision/create-team.ts';
import { openTable } from '#core/table/table.ts';
import type { Endpoint } from './endpoint.ts';

/** How a caller gets in as the demo team's admin. */
export type DemoTeam = Pick<Endpoint, 'token' | 'team_id' | 'drop_prefix'>;

/** The demo team of the last start as long as its token is good, else a new one. */
export const seedDemoTeam = async (
  client: DynamoDBClient,
  tableName: string,
  known: DemoTeam | undefined,
): Promise<DemoTeam> => {
  const table = openTable(tableName, client);
  if (known && (await findPrincipal(table, known.token, new Date()))) return known;
  const { team_id, token, drop_id } = await createTeam(table, { name: 'Demo team' });
  return { team_id, token, drop_prefix: `drops/${drop_id}/` };
};
