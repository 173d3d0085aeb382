import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StateMachines } from '#local/state-machine/step-functions.ts';
import type { InvokeResult, JsonObject } from '#local/types.ts';

const machineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:imports';
const functionArn = 'arn:aws:lambda:eu-central-1:000000000000:function:work';
const reader = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' } };
const map = {
  Type: 'Map',
  ItemReader: { ...reader, Parameters: { 'Bucket.$': '$.bucket', 'Key.$': '$.manifest_key' } },
  ItemSelector: {
    'team.$': '$.team',
    'chunk.$': '$$.Map.Item.Value.chunk',
    'index.$': '$$.Map.Item.Index',
    'parent.$': '$$.Execution.Name',
  },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Write chunk',
    States: { 'Write chunk': { Type: 'Task', Resource: functionArn, End: true } },
  },
  MaxConcurrency: 16,
};

let journalDirectory: string;
beforeEach(async () => {
  journalDirectory = await mkdtemp(path.join(tmpdir(), 'local-map-'));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => rm(journalDirectory, { recursive: true, force: true }));

type Invoke = (payload: unknown) => Promise<InvokeResult>;
const echo: Invoke = async (payload) => ({ ok: true, payload });

async function run(more: JsonObject, manifest: string, invoke: Invoke = echo, states: JsonObject = {}) {
  const input = { team: 't1', bucket: 'imports', manifest_key: 'work/manifest.json' };
  const machines = new StateMachines({
    machines: [
      {
        arn: machineArn,
        name: 'imports',
        definition: { StartAt: 'Write rows', States: { 'Write rows': { ...map, ...more }, ...states } },
      },
    ],
    invoke: (_arn, payload) => invoke(payload),
    readObject: async (bucket, key) => {
      if (bucket !== 'imports' || key !== 'work/manifest.json') throw new Error('NoSuchKey');
      return Buffer.from(manifest);
    },
    journalDirectory,
  });
  const { executionArn } = await machines.startExecution(machineArn, input, 'import-1');
  await machines.idle();
  await machines.close();
  return machines.describe(executionArn);
}

const chunks = (count: number) => JSON.stringify(Array.from({ length: count }, (_, chunk) => ({ chunk })));

test('every item of the object is worked on, and the results keep their order', async () => {
  const { output } = await run({ End: true }, chunks(30));
  expect(output).toEqual(
    Array.from({ length: 30 }, (_, n) => ({ team: 't1', chunk: n, index: n, parent: 'import-1' })),
  );
});

test('results can be discarded, and items are the input without a selector', async () => {
  const seen: unknown[] = [];
  const invoke: Invoke = async (payload) => {
    seen.push(payload);
    return { ok: true, payload: null };
  };
  const ItemReader = { ...map.ItemReader, ReaderConfig: { InputType: 'JSONL', MaxItems: 2 } };
  const more = { ItemReader, ItemSelector: undefined, ResultPath: null, End: true };
  const { output } = await run(more, '{"chunk":1}\n{"chunk":2}\n\n{"chunk":3}', invoke);
  expect(output).toEqual({ team: 't1', bucket: 'imports', manifest_key: 'work/manifest.json' });
  expect(seen).toEqual([{ chunk: 1 }, { chunk: 2 }]);
});

test('a manifest above the limit of a state is no problem, results above it are', async () => {
  const manifest = JSON.stringify(
    Array.from({ length: 2000 }, (_, chunk) => ({ chunk, note: 'x'.repeat(200) })),
  );
  expect((await run({ ResultPath: null, End: true }, manifest)).status).toBe('SUCCEEDED');
  await rm(journalDirectory, { recursive: true });
  const invoke: Invoke = async () => ({ ok: true, payload: 'x'.repeat(1000) });
  expect(await run({ End: true }, manifest, invoke)).toMatchObject({ error: 'States.DataLimitExceeded' });
});

test('no more items run at once than the laptop takes', async () => {
  let running = 0;
  let most = 0;
  const invoke: Invoke = async (payload) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return { ok: true, payload };
  };
  await run({ End: true }, chunks(50), invoke);
  expect(most).toBe(4);
});

test('the first failure ends the map: it is caught, and no other item starts', async () => {
  const invoke = vi.fn<Invoke>(async (payload) =>
    JSON.stringify(payload).includes('"chunk":5,')
      ? { ok: false, error: { errorType: 'TypeError', errorMessage: 'bad chunk' } }
      : { ok: true, payload: null },
  );
  const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Fail import' }];
  const { status, output } = await run({ Catch, ResultPath: null, End: true }, chunks(100), invoke, {
    'Fail import': { Type: 'Succeed' },
  });
  expect(status).toBe('SUCCEEDED');
  expect(output).toMatchObject({ team: 't1', error: { Error: 'States.ExceedToleratedFailureThreshold' } });
  expect(invoke.mock.calls.length).toBeLessThanOrEqual(9);
});

test('an item is retried by itself', async () => {
  let failures = 2;
  const invoke: Invoke = async (payload) =>
    failures-- > 0
      ? { ok: false, error: { errorType: 'Lambda.TooManyRequestsException', errorMessage: 'busy' } }
      : { ok: true, payload };
  const Retry = [
    {
      ErrorEquals: ['States.ALL'],
      IntervalSeconds: 1,
      MaxAttempts: 3,
      MaxDelaySeconds: 1,
      JitterStrategy: 'FULL',
    },
  ];
  const task = { Type: 'Task', Resource: functionArn, Retry, End: true };
  const ItemProcessor = { ...map.ItemProcessor, States: { 'Write chunk': task } };
  expect(await run({ ItemProcessor, ResultPath: null, End: true }, chunks(3), invoke)).toMatchObject({
    status: 'SUCCEEDED',
  });
});

test('a manifest that cannot be read fails the map', async () => {
  expect(await run({ End: true }, '{}')).toMatchObject({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
  });
});

test('an empty manifest has no items', async () => {
  expect(await run({ End: true }, '[]')).toMatchObject({ status: 'SUCCEEDED', output: [] });
});

test.each([
  ['ItemBatcher', { ItemBatcher: { MaxItemsPerBatch: 10 } }],
  [
    'ResultWriter',
    { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } } },
  ],
  ['ToleratedFailurePercentage', { ToleratedFailurePercentage: 5 }],
  [
    'JSON and JSONL',
    { ItemReader: { ...map.ItemReader, ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' } } },
  ],
  ['s3:getObject', { ItemReader: { ...map.ItemReader, Resource: 'arn:aws:states:::s3:listObjectsV2' } }],
])('%s is refused at the start', async (problem, more) => {
  await expect(run({ ...more, End: true }, '[]')).rejects.toThrow(new RegExp(`"Write rows": .*${problem}`));
});
