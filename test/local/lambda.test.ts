import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LambdaHost } from '#local/lambda/lambda.ts';
import type { FunctionError } from '#local/types.ts';
import { eventually } from '#test/harness/wait.ts';

const folder = (name: string) => fileURLToPath(new URL(`./fixtures/functions/${name}`, import.meta.url));
const failures: [string, FunctionError][] = [];
let logDirectory: string;
let host: LambdaHost;

const fixture = (id: string, timeoutMs = 30_000) => ({
  id,
  name: `app-${id}`,
  arn: `arn:aws:lambda:us-east-1:000000000000:function:app-${id}`,
  directory: folder(id === 'hasty' ? 'probe' : id),
  handler: 'index.handler',
  timeoutMs,
  memoryMb: 64,
  environment: { OWN: id, NODE_OPTIONS: '--enable-source-maps' },
});

beforeAll(async () => {
  logDirectory = await mkdtemp(path.join(tmpdir(), 'local-lambda-'));
  host = new LambdaHost({
    functions: [fixture('probe'), fixture('hasty', 2_000), fixture('broken')],
    environment: { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4042' },
    logDirectory,
    onFailure: (id, error) => failures.push([id, error]),
  });
});

afterAll(async () => {
  await host.close();
  await rm(logDirectory, { recursive: true });
});

const run = (event: object) => host.invoke('probe', event);

test.each(['probe', 'app-probe', 'arn:aws:lambda:us-east-1:000000000000:function:app-probe:$LATEST'])(
  'a function answers to %s',
  async (name) => {
    const event = { do: 'echo', text: 'ü', gone: undefined, time: new Date(0) };
    const payload = { do: 'echo', text: 'ü', time: '1970-01-01T00:00:00.000Z' };
    expect(await host.invoke(name, event)).toEqual({ ok: true, payload });
  },
);

test('an unknown function is a fault of the caller', async () => {
  await expect(host.invoke('nobody', {})).rejects.toThrow('no function nobody');
});

test('a function without an answer answers null', async () => {
  expect(await run({ do: 'nothing' })).toEqual({ ok: true, payload: null });
});

test('a function sees its own environment and the engines, and nothing of the host', async () => {
  vi.stubEnv('SECRET_OF_THE_HOST', 'x');
  const names = [
    'OWN',
    'AWS_ENDPOINT_URL_S3',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_REGION',
    'SECRET_OF_THE_HOST',
    'HOME',
  ];
  expect(await run({ do: 'environment', names })).toMatchObject({
    payload: {
      OWN: 'probe',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4042',
      AWS_LAMBDA_FUNCTION_NAME: 'app-probe',
      AWS_REGION: 'us-east-1',
      SECRET_OF_THE_HOST: null,
      HOME: null,
    },
  });
  vi.unstubAllEnvs();
});

test('a function gets a context of its own', async () => {
  const [first, second] = await Promise.all([run({ do: 'context' }), run({ do: 'context' })]);
  expect(first).toMatchObject({
    payload: { functionName: 'app-probe', memoryLimitInMB: '64', left: expect.any(Number) },
  });
  expect(second).not.toEqual(first);
});

test('several invocations run at once in one thread', async () => {
  const waiting = Promise.all([run({ do: 'untilReleased' }), run({ do: 'untilReleased' })]);
  await run({ do: 'release' });
  expect(await waiting).toEqual([
    { ok: true, payload: 'released' },
    { ok: true, payload: 'released' },
  ]);
});

test('an error keeps its name, message and trace', async () => {
  const result = await run({ do: 'throw' });
  expect(result).toMatchObject({
    ok: false,
    error: { errorType: 'ConditionFailed', errorMessage: 'the condition failed' },
  });
  expect(failures.at(-1)).toMatchObject([
    'probe',
    { trace: expect.arrayContaining([expect.stringContaining('index.mjs')]) },
  ]);
  expect(await run({ do: 'throwText' })).toMatchObject({
    error: { errorType: 'string', errorMessage: 'only text' },
  });
});

test('a function that cannot be loaded says why, each time', async () => {
  const error = { errorType: 'TypeError', errorMessage: 'cannot load' };
  expect(await host.invoke('broken', {})).toMatchObject({ ok: false, error });
  expect(await host.invoke('broken', {})).toMatchObject({ ok: false, error });
});

test('what a function prints goes to its log', async () => {
  await run({ do: 'log', line: 'a line of the probe' });
  const log = path.join(logDirectory, 'probe.log');
  await eventually(async () => expect(await readFile(log, 'utf8')).toContain('a line of the probe\n'));
});

test('a request over 6 MB is refused, an answer over 6 MB is an error', async () => {
  expect(await run({ do: 'echo', text: 'x'.repeat(6_291_456) })).toMatchObject({
    error: { errorType: 'RequestEntityTooLargeException' },
  });
  expect(await run({ do: 'text', bytes: 6_291_556 })).toMatchObject({
    error: { errorType: 'Function.ResponseSizeTooLarge' },
  });
  const fits = await run({ do: 'text', bytes: 6_000_000 });
  expect(fits.ok && String(fits.payload).length).toBe(6_000_000);
});

test('an invocation that takes too long fails; the one beside it goes on, the next one has a fresh thread', async () => {
  const hurry = (event: object) => host.invoke('hasty', event);
  const late = hurry({ do: 'wait', ms: 20_000 });
  await hurry({ do: 'wait', ms: 1_000 });
  const beside = hurry({ do: 'wait', ms: 1_200 });
  expect(await late).toMatchObject({
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/timed out after 2\.00 seconds/),
    },
  });
  expect(await hurry({ do: 'echo' })).toMatchObject({ ok: true });
  expect(await beside).toEqual({ ok: true, payload: 'waited' });
});

test('an endless loop ends with the timeout', async () => {
  expect(await host.invoke('hasty', { do: 'spin' })).toMatchObject({
    error: { errorType: 'Sandbox.Timedout' },
  });
  expect(await host.invoke('hasty', { do: 'echo' })).toMatchObject({ ok: true });
});

test.each([
  [
    { do: 'exit' },
    { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: exit status 3' },
  ],
  [
    { do: 'crashLater', ms: 10 },
    { errorType: 'Error', errorMessage: 'out of turn' },
  ],
  [{ do: 'exhaust' }, { errorType: 'Runtime.OutOfMemory' }],
])('a crash fails what runs there: %j', async (event, error) => {
  expect(await run(event)).toMatchObject({ ok: false, error });
  expect(await run({ do: 'echo' })).toMatchObject({ ok: true });
});

test('closing ends what still runs', async () => {
  const brief = new LambdaHost({ functions: [fixture('probe')], environment: {}, logDirectory });
  const running = brief.invoke('probe', { do: 'spin' });
  brief.warm(['probe']);
  await brief.close();
  expect(await running).toMatchObject({ ok: false });
});
