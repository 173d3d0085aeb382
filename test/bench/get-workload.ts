import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { wholeTeam } from '#core/access/scope.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { createTeam } from '#core/provision/create-team.ts';
import { getTeam } from '#core/team/team.ts';
import { type BenchHost, withHost } from './bench-host.ts';
import { type Figure, figure, median, timed } from './figure.ts';

const runs = 2_000;

const moduleSchema = v.object({ handler: v.function() });

/** The function as it is deployed, in this process, with the environment that the host would give it. */
const loadHandler = async ({ host }: BenchHost) => {
  Object.assign(process.env, {
    STAGE: 'bench',
    TABLE_NAME: host.tableName,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: host.dynamodbUrl,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  const file = pathToFileURL(path.resolve('dist/functions/contacts/index.mjs')).href;
  return v.parse(moduleSchema, await import(file)).handler;
};

const answerSchema = v.object({ statusCode: v.literal(200) });

const eventOf = (contactId: string, principal: unknown) => ({
  version: '2.0',
  routeKey: 'GET /api/crm/contacts/{id}',
  rawPath: `/api/crm/contacts/${contactId}`,
  rawQueryString: '',
  headers: {},
  pathParameters: { id: contactId },
  requestContext: {
    requestId: 'bench',
    http: { method: 'GET', path: `/api/crm/contacts/${contactId}` },
    authorizer: { lambda: { principal: JSON.stringify(principal) } },
  },
  isBase64Encoded: false,
});

/** What the edge adds to reading one contact: the handler beside the bare GetItem, in turns. */
export const getWorkload = (): Promise<Figure[]> =>
  withHost(async (bench) => {
    const { table } = bench;
    const { team_id } = await createTeam(table, { name: 'bench', settings: { company: 'optional' } });
    const team = await getTeam(table, team_id);
    const { contact } = await createContact(table, {
      team,
      scope: wholeTeam(team.id),
      draft: {
        name: 'Ada Lovelace',
        phone: '+442079460958',
        email: 'ada@example.com',
        notes: 'x'.repeat(500),
      },
      via: { updated_by: 'bench', via: 'api' },
      now: new Date(),
    });
    const handler = await loadHandler(bench);
    const principal = { kind: 'token', id: 'tok_bench', role: 'admin', departments: [], team };
    const get = async () => v.parse(answerSchema, await handler(eventOf(contact.id, principal), {}));
    const bare = () =>
      table.client.send(
        new GetCommand({
          TableName: table.name,
          Key: contactKeys.primary(team_id, contact.id),
          ConsistentRead: true,
        }),
      );
    const values: number[] = [];
    const baselines: number[] = [];
    for (let run = 0; run < runs; run++) {
      values.push(await timed(get));
      baselines.push(await timed(bare));
    }
    const warm = runs / 4;
    return [
      figure({
        name: 'get a contact by id, p50 of the handler',
        unit: 'ms',
        value: median(values.slice(warm)),
        baseline: median(baselines.slice(warm)),
        budget: 1.5,
      }),
    ];
  });
