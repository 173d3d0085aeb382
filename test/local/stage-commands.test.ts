import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const outcomeSchema = v.looseObject({ code: v.number(), stdout: v.string(), stderr: v.string() });

/** What a command does against a stage, with nothing in its environment but what is given. */
const outcomeOf = async (command: string[], env: Readonly<Record<string, string>>) => {
  const [name = '', ...args] = command;
  const nobody = {
    CALLBOOK_TABLE: 'stage-table',
    HOME: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
  try {
    const script = `packages/local/command/${name}.ts`;
    return await run(process.execPath, [script, ...args], { env: { ...nobody, ...env } });
  } catch (error) {
    return v.parse(outcomeSchema, error);
  }
};

/** Answers every request as DynamoDB would with this error, and keeps the regions that requests were signed for. */
const refusing = async (type: string) => {
  const regions = new Set<string | undefined>();
  const server = createServer((request, response) => {
    regions.add(/Credential=[^/]+\/\d+\/([^/]+)/.exec(request.headers.authorization ?? '')?.[1]);
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'No.' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, regions, [Symbol.dispose]: () => server.close() };
};

const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' };

test('commands against a stage say in one line what is missing, and end with 1', async () => {
  using expired = await refusing('ExpiredTokenException');
  using nowhere = await refusing('ResourceNotFoundException');
  const outcomes = await Promise.all([
    outcomeOf(['team', 'create', 'Ours'], {}),
    outcomeOf(['team', 'create', 'Ours'], { ...keys, AWS_ENDPOINT_URL_DYNAMODB: expired.url }),
    outcomeOf(['recount', 'team_1'], {
      ...keys,
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL_DYNAMODB: nowhere.url,
    }),
  ]);
  expect(outcomes).toMatchObject([
    { code: 1, stderr: expect.stringMatching(/^There are no AWS credentials here.*\n$/) },
    { code: 1, stderr: expect.stringMatching(/^The AWS credentials have expired.*\n$/) },
    { code: 1, stderr: expect.stringMatching(/^There is no table stage-table in eu-west-1.*\n$/) },
  ]);
  expect(outcomes.map(({ stdout }) => stdout)).toEqual(['', '', '']);
  expect([...expired.regions, ...nowhere.regions]).toEqual(['us-east-1', 'eu-west-1']);
});
