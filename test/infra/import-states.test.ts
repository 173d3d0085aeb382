import { StateMachine } from 'aws-local-stepfunctions';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { BusyError } from '#core/table/busy.ts';
import { longestRun } from '#core/writer/writer.ts';
import { functionDefinitions } from '#infra/functions.ts';
import { resourcesOf, synthesise } from './synth.ts';

const { service } = synthesise({ stage: 'prod' });

const arnSchema = v.pipe(
  v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) }),
  v.transform((value) => `arn:aws:lambda:eu-central-1:123456789012:function:${value['Fn::GetAtt'][0]}`),
);
const partitionSchema = v.pipe(
  v.object({ Ref: v.literal('AWS::Partition') }),
  v.transform(() => 'aws'),
);
const statesSchema = v.looseObject({ States: v.record(v.string(), v.looseObject({ Type: v.string() })) });
const definitionSchema = v.pipe(
  v.object({
    'Fn::Join': v.tuple([v.literal(''), v.array(v.union([v.string(), arnSchema, partitionSchema]))]),
  }),
  v.transform((value): unknown => JSON.parse(value['Fn::Join'][1].join(''))),
  statesSchema,
);

const [, machine] = resourcesOf(service, 'AWS::StepFunctions::StateMachine')[0] ?? [];
const definition = v.parse(definitionSchema, machine?.Properties.DefinitionString);

const { States: states } = definition;
const map = v.parse(
  v.looseObject({ Type: v.string(), ItemReader: v.unknown(), ItemProcessor: v.unknown() }),
  states['Write rows'],
);
const { States: mapped } = v.parse(statesSchema, map.ItemProcessor);

const tasksOf = (some: typeof states) => Object.entries(some).filter(([, { Type }]) => Type === 'Task');

/** The machine as the interpreter takes it: without a distributed map, so the chunks come in the state. */
const lowered = () => {
  const { ItemReader, ItemProcessor, ...inline } = map;
  const processor = { StartAt: 'Write chunk', States: mapped };
  const rows = { ...inline, ItemsPath: '$.chunks', ItemProcessor: processor };
  return new StateMachine(
    JSON.parse(JSON.stringify({ ...definition, States: { ...states, 'Write rows': rows } })),
  );
};

const event = { bucket: 'b', key: 'drops/d/a.csv', etag: 'e', sequencer: '1', time: '2030-01-01T00:00:00Z' };
const ids = { team_id: 'team_1', import_id: 'imp_1' };
const plan = {
  action: 'write',
  ...ids,
  bucket: 'b',
  manifest_key: 'm',
  chunks: [{ chunk: 0 }, { chunk: 1 }],
};

const handlers = () => ({
  Register: vi.fn().mockResolvedValue({ action: 'plan', ...ids }),
  Plan: vi.fn().mockResolvedValue({ ...plan, repeats: { next: 0, total: 3 } }),
  'Take turn': vi.fn().mockResolvedValueOnce({ pause: 1 }).mockResolvedValue({ pause: 0 }),
  'Write chunk': vi.fn().mockResolvedValue({}),
  'Write repeats': vi
    .fn()
    .mockResolvedValueOnce({ next: 1, total: 3 })
    .mockResolvedValue({ next: 3, total: 3 }),
  Preview: vi.fn().mockResolvedValue({}),
  Finish: vi.fn().mockResolvedValue({}),
  'Fail import': vi.fn().mockResolvedValue({}),
});

const run = (tasks: ReturnType<typeof handlers>): Promise<unknown> =>
  lowered().run(event, {
    context: { Execution: { Id: 'execution-1' } },
    overrides: {
      taskResourceLocalHandlers: tasks,
      waitTimeOverrides: { Wait: 0 },
      retryIntervalOverrides: Object.fromEntries(Object.keys(tasks).map((name) => [name, 0])),
    },
  }).result;

const inputs = (task: ReturnType<typeof vi.fn>): unknown[] => task.mock.calls.map(([input]) => input);

test('the definition is valid States Language', () => {
  expect(() => new StateMachine(JSON.parse(JSON.stringify(definition)))).not.toThrow();
});

test('every task is retried with growing, random pauses, and gives up in time', () => {
  const tasks = [...tasksOf(states), ...tasksOf(mapped)];
  expect(tasks.map(([name]) => name).toSorted()).toEqual(Object.keys(handlers()).toSorted());
  for (const [name, task] of tasks)
    expect([name, task]).toEqual([
      name,
      expect.objectContaining({
        TimeoutSeconds: expect.any(Number),
        Retry: [
          expect.objectContaining({ MaxAttempts: 6, BackoffRate: 2, JitterStrategy: 'FULL' }),
          expect.objectContaining({
            ErrorEquals: [new BusyError().name],
            MaxAttempts: 40,
            MaxDelaySeconds: 180,
            BackoffRate: 2,
            JitterStrategy: 'FULL',
          }),
          expect.objectContaining({ MaxAttempts: 2, BackoffRate: 2, JitterStrategy: 'FULL' }),
        ],
      }),
    ]);
});

test('whatever fails after the registration ends in a failed import; a chunk fails through its map', () => {
  const caught = (Next: string, ResultPath = '$.error') => [
    { ErrorEquals: ['States.ALL'], ResultPath, Next },
  ];
  const others: Readonly<Record<string, unknown>> = {
    Register: caught('Failed'),
    'Fail import': caught('Failed', '$.failing'),
  };
  for (const [name, state] of [...tasksOf(states), ['Write rows', map] as const])
    expect([name, state.Catch]).toEqual([name, others[name] ?? caught('Fail import')]);
});

test('chunks are read from S3 and written a few at a time, and one that fails stops the others', () => {
  expect(map).toMatchObject({
    Type: 'Map',
    MaxConcurrency: 16,
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' } },
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
  });
  expect(Object.keys(map).filter((key) => key.startsWith('ToleratedFailure'))).toEqual([]);
});

test('a file is registered, planned, waits for its turn, is written in chunks, then the repeats as many as there is time for, and finished', async () => {
  const tasks = handlers();
  await run(tasks);
  expect(inputs(tasks.Register)).toEqual([{ ...event, execution: 'execution-1' }]);
  expect(inputs(tasks.Plan)).toEqual([ids]);
  expect(inputs(tasks['Take turn'])).toEqual([ids, ids]);
  expect(inputs(tasks['Write chunk'])).toEqual([
    { ...ids, chunk: 0 },
    { ...ids, chunk: 1 },
  ]);
  expect(inputs(tasks['Write repeats'])).toEqual([
    { ...ids, repeats: { next: 0, total: 3 } },
    { ...ids, repeats: { next: 1, total: 3 } },
  ]);
  expect(inputs(tasks.Finish)).toEqual([ids]);
  expect(tasks['Fail import']).not.toHaveBeenCalled();
});

test('a file that is only to be looked through is, and nothing is written', async () => {
  const tasks = handlers();
  tasks.Plan.mockResolvedValue({ action: 'preview', ...ids });
  await run(tasks);
  expect(inputs(tasks.Preview)).toEqual([ids]);
  expect(tasks['Write chunk']).not.toHaveBeenCalled();
  expect(tasks.Finish).not.toHaveBeenCalled();
});

test('a file that is known or refused ends quietly', async () => {
  const known = handlers();
  known.Register.mockResolvedValue({ action: 'stop', ...ids });
  await run(known);
  expect(known.Plan).not.toHaveBeenCalled();
  const refused = handlers();
  refused.Plan.mockResolvedValue({ action: 'stop', ...ids });
  await run(refused);
  expect(refused['Write chunk']).not.toHaveBeenCalled();
  expect(refused.Finish).not.toHaveBeenCalled();
});

test('a table that is busy for long fails nothing, and uses up no attempt of other faults', async () => {
  const tasks = handlers();
  for (let again = 0; again < 30; again++) tasks['Write chunk'].mockRejectedValueOnce(new BusyError());
  tasks['Write chunk'].mockRejectedValueOnce(new Error('a fault'));
  for (let again = 0; again < 5; again++) tasks['Write chunk'].mockRejectedValueOnce(new BusyError());
  tasks['Write chunk'].mockRejectedValueOnce(new Error('a fault'));
  await run(tasks);
  expect(tasks['Write chunk'].mock.calls.length).toBe(2 + 37);
  expect(inputs(tasks.Finish)).toEqual([ids]);
  expect(tasks['Fail import']).not.toHaveBeenCalled();
});

test('a chunk that keeps failing fails the import, which is told why', async () => {
  const tasks = handlers();
  tasks['Write chunk'].mockRejectedValue(new Error('out of order'));
  await expect(run(tasks)).rejects.toThrow();
  expect(inputs(tasks['Fail import'])).toEqual([
    { ...ids, error: { Error: 'Error', Cause: 'out of order' } },
  ]);
  expect(tasks.Finish).not.toHaveBeenCalled();
});

test('a file that cannot be registered is tried again, then given up', async () => {
  const tasks = handlers();
  tasks.Register.mockRejectedValue(new Error('no table'));
  await expect(run(tasks)).rejects.toThrow('no table');
  expect(tasks.Register).toHaveBeenCalledTimes(3);
  expect(tasks['Fail import']).not.toHaveBeenCalled();
});

test('a machine that cannot even mark the import as failed still fails', async () => {
  const tasks = handlers();
  tasks.Finish.mockRejectedValue(new Error('no results'));
  tasks['Fail import'].mockRejectedValue(new Error('no table'));
  await expect(run(tasks)).rejects.toThrow('no results');
});

test('no function that writes chunks runs longer than jobs wait for it', () => {
  for (const id of ['import-chunk', 'bulk-chunk', 'person-chunk'] as const)
    expect(functionDefinitions[id].timeout.toMilliseconds()).toBeLessThanOrEqual(longestRun);
});
