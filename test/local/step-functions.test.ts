import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type StateMachines,
  type StateMachinesOptions,
  startStateMachines,
} from '#local/state-machine/step-functions.ts';
import type { InvokeResult, JsonObject } from '#local/types.ts';

const machineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:imports';
const functionArn = 'arn:aws:lambda:eu-central-1:000000000000:function:work';
const call = { Type: 'Task', Resource: functionArn };

let journalDirectory: string;
const started: StateMachines[] = [];

beforeEach(async () => {
  journalDirectory = await mkdtemp(path.join(tmpdir(), 'local-states-'));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((machines) => machines.close()));
  await rm(journalDirectory, { recursive: true, force: true });
});

const ok = (payload: unknown): InvokeResult => ({ ok: true, payload });
const failure = (errorType: string, errorMessage = 'no'): InvokeResult => ({
  ok: false,
  error: { errorType, errorMessage },
});

async function start(states: JsonObject, options: Partial<StateMachinesOptions> = {}, more: JsonObject = {}) {
  const definition = { StartAt: Object.keys(states)[0], States: states, ...more };
  const machines = await startStateMachines({
    machines: [{ arn: machineArn, name: 'imports', definition }],
    invoke: async (_arn, payload) => ok(payload),
    readObject: async () => Buffer.from('[]'),
    journalDirectory,
    ...options,
  });
  started.push(machines);
  return machines;
}

async function run(
  states: JsonObject,
  input: unknown,
  options: Partial<StateMachinesOptions> = {},
  more: JsonObject = {},
) {
  const machines = await start(states, options, more);
  const { executionArn } = await machines.startExecution(machineArn, input, 'run-1');
  await machines.idle();
  return machines.describe(executionArn);
}

describe('tasks', () => {
  test('a function named by its ARN takes and gives the state itself', async () => {
    const invoke = vi.fn(async () => ok({ rows: 3 }));
    expect(await run({ Work: { ...call, End: true } }, { a: 1 }, { invoke })).toMatchObject({
      status: 'SUCCEEDED',
      output: { rows: 3 },
    });
    expect(invoke).toHaveBeenCalledWith(functionArn, { a: 1 });
  });

  test('lambda:invoke has its parameters, the context and its own result', async () => {
    const Work = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: functionArn,
        Payload: {
          'in.$': '$.a',
          'execution.$': '$$.Execution.Id',
          'name.$': '$$.Execution.Name',
          'machine.$': '$$.StateMachine.Id',
        },
      },
      ResultPath: '$',
      End: true,
    };
    const { output } = await run({ Work }, { a: 1 });
    expect(output).toEqual({
      ExecutedVersion: '$LATEST',
      StatusCode: 200,
      Payload: {
        in: 1,
        execution: 'arn:aws:states:eu-central-1:000000000000:execution:imports:run-1',
        name: 'run-1',
        machine: machineArn,
      },
    });
  });

  test('an error is retried as often as the state says, then caught with Error and Cause', async () => {
    const invoke = vi.fn(async () => failure('ThrottlingException', 'slow down'));
    const Retry = [
      {
        ErrorEquals: ['ThrottlingException'],
        IntervalSeconds: 1,
        MaxAttempts: 2,
        MaxDelaySeconds: 1,
        JitterStrategy: 'FULL',
      },
    ];
    const Catch = [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.error', Next: 'Clean up' }];
    const { output } = await run(
      {
        Work: { ...call, Retry, Catch, End: true },
        'Clean up': {
          Type: 'Pass',
          Parameters: { 'error.$': '$.error', 'cause.$': 'States.StringToJson($.error.Cause)' },
          End: true,
        },
      },
      { a: 1 },
      { invoke },
    );
    expect(invoke).toHaveBeenCalledTimes(3);
    expect(output).toMatchObject({
      error: { Error: 'ThrottlingException' },
      cause: { errorType: 'ThrottlingException', errorMessage: 'slow down' },
    });
  });

  test('an error that nothing catches fails the execution', async () => {
    const failed = await run(
      { Work: { ...call, End: true } },
      {},
      { invoke: async () => failure('TypeError', 'x is undefined') },
    );
    expect(failed).toMatchObject({
      status: 'FAILED',
      error: 'TypeError',
      cause: expect.stringContaining('x is undefined'),
    });
    expect(failed.stopped).toBeDefined();
  });

  test('a Fail state gives its error and cause', async () => {
    const states = { Refuse: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' } };
    expect(await run(states, { error: { Error: 'A', Cause: 'b' } })).toMatchObject({
      status: 'FAILED',
      error: 'A',
      cause: 'b',
    });
  });

  test('an unknown function is a failure', async () => {
    const invoke = async () => {
      throw new Error('There is no such function');
    };
    expect(await run({ Work: { ...call, End: true } }, {}, { invoke })).toMatchObject({
      error: 'Lambda.ResourceNotFoundException',
    });
  });

  test('a task and an execution time out', async () => {
    const invoke = () => new Promise<never>(() => undefined);
    const Work = { ...call, End: true };
    expect(await run({ Work: { ...Work, TimeoutSeconds: 1 } }, {}, { invoke })).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
    const machines = await start({ Work }, { invoke }, { TimeoutSeconds: 1 });
    const { executionArn } = await machines.startExecution(machineArn, {});
    await machines.idle();
    expect(machines.describe(executionArn)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
  });
});

describe('256 KiB', () => {
  const large = 'x'.repeat(256 * 1024);
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const Caught = { Type: 'Succeed' };
  const exceeded = { status: 'FAILED', error: 'States.DataLimitExceeded' };

  test('a result above the limit ends the execution, whatever is caught', async () => {
    expect(
      await run({ Work: { ...call, Catch, End: true }, Caught }, {}, { invoke: async () => ok(large) }),
    ).toMatchObject(exceeded);
  });

  test('so does an output that grows above it', async () => {
    const Grow = { Type: 'Pass', Parameters: { 'a.$': '$.half', 'b.$': '$.half' }, End: true };
    expect(await run({ Grow }, { half: large.slice(0, 150_000) })).toMatchObject(exceeded);
    expect(
      (await run({ Grow }, { half: large.slice(0, 100_000) }, { journalDirectory: `${journalDirectory}/2` }))
        .status,
    ).toBe('SUCCEEDED');
  });

  test('an input above it is refused', async () => {
    const machines = await start({ Work: { ...call, End: true } });
    await expect(machines.startExecution(machineArn, large)).rejects.toMatchObject({
      name: 'InvalidExecutionInput',
    });
  });
});

describe('names', () => {
  const Work = { ...call, End: true };

  test('the same name and input is the same execution while it runs, and taken afterwards', async () => {
    const gate = Promise.withResolvers<InvokeResult>();
    const invoke = vi.fn(() => gate.promise);
    const machines = await start({ Work }, { invoke });
    const first = await machines.startExecution(machineArn, { a: 1 }, 'drop');
    expect(await machines.startExecution(machineArn, { a: 1 }, 'drop')).toEqual(first);
    const other = machines.startExecution(machineArn, { a: 2 }, 'drop');
    await expect(other).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    expect(machines.listRunning()).toMatchObject([{ name: 'drop', status: 'RUNNING' }]);
    gate.resolve(ok(null));
    await machines.idle();
    await expect(machines.startExecution(machineArn, { a: 1 }, 'drop')).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    expect(await machines.startOnce(machineArn, { a: 1 }, 'drop')).toEqual(first);
    expect(invoke).toHaveBeenCalledTimes(1);
  });

  test('AWS’s rules', async () => {
    const machines = await start({ Work });
    for (const name of ['', 'a b', 'a/b', 'x'.repeat(81), 'a\u0000', 'a:b']) {
      await expect(machines.startExecution(machineArn, {}, name)).rejects.toMatchObject({
        name: 'InvalidName',
      });
    }
    await expect(machines.startExecution(`${machineArn}x`, {})).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    expect(() => machines.describe('arn:nope')).toThrow('arn:nope');
  });
});

test('fifty executions at once', async () => {
  const machines = await start({ Work: { ...call, ResultPath: '$.result', End: true } });
  const arns = await Promise.all(
    Array.from(
      { length: 50 },
      async (_, n) => (await machines.startExecution(machineArn, { n })).executionArn,
    ),
  );
  await machines.idle();
  expect(arns.map((arn) => machines.describe(arn).output)).toEqual(
    arns.map((_, n) => ({ n, result: { n } })),
  );
  expect(await readdir(journalDirectory)).toHaveLength(50);
});

test('what a closed host left runs again from its beginning under the same ARN', async () => {
  const invoke = vi.fn(() => new Promise<never>(() => undefined));
  const before = await start({ Work: { ...call, End: true } }, { invoke });
  const { executionArn } = await before.startExecution(machineArn, { a: 1 }, 'unfinished');
  await before.close();
  const after = await start({ Work: { ...call, End: true } });
  await after.idle();
  expect(after.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: { a: 1 } });
});

test('an execution whose machine has gone fails', async () => {
  const before = await start(
    { Work: { ...call, End: true } },
    { invoke: () => new Promise<never>(() => undefined) },
  );
  const { executionArn } = await before.startExecution(machineArn, {});
  await before.close();
  const after = await start({ Work: { ...call, End: true } }, { machines: [] });
  await after.idle();
  expect(after.describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'StateMachineDeleted' });
});

test.each([
  ['sqs:sendMessage', { Work: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } }],
  ['state "Work": Assign', { Work: { ...call, Assign: { a: 1 }, End: true } }],
  ['$$.State', { Work: { Type: 'Pass', Parameters: { 'a.$': '$$.State.Name' }, End: true } }],
  ['imports', { Work: { ...call, Next: 'Nowhere' } }],
])('a machine with what cannot run here is an error at the start: %s', async (problem, states) => {
  await expect(start(states)).rejects.toThrow(problem);
});
