import { ExecutionError, ExecutionTimeoutError, type StateMachine } from 'aws-local-stepfunctions';
import * as v from 'valibot';
import type { InvokeFunction, JsonObject, ReadObject } from '../types.ts';
import { forEachItem, parseMapCall, readItems } from './distributed-map.ts';
import type { DistributedMapProgram, Program, Task } from './state-machine-program.ts';
import { assertDataSize, isWithinDataLimit, StatesError } from './states-error.ts';

export type StatesServices = {
  readonly invoke: InvokeFunction;
  readonly readObject: ReadObject;
  /** Items of one distributed Map at a time, whatever its own MaxConcurrency. */
  readonly maxConcurrency: number;
};

/** The parts of the Context object that a run knows when it starts. */
export type RunIdentity = {
  readonly Execution: { readonly Id: string; readonly Name: string };
  readonly StateMachine: { readonly Id: string; readonly Name: string };
};

type Run = {
  readonly identity: RunIdentity;
  readonly services: StatesServices;
  /** Aborted when the run has ended, by itself or from outside. */
  readonly ended: AbortSignal;
};
type Handlers = { readonly [state: string]: (parameters: unknown) => Promise<Json> };
type Json = Parameters<StateMachine['run']>[0];

/** The whole run, not one of its tasks, has taken longer than its TimeoutSeconds. */
export class RunTimedOutError extends StatesError {}

/** The run was ended from outside; what it has called may still be at work. */
export class RunAbortedError extends Error {
  /** Read by the interpreter, which must not try again. */
  readonly isRetryable = false;
  readonly isCatchable = false;
}

const integrationSchema = v.object({
  FunctionName: v.string(),
  Payload: v.optional(v.unknown(), {}),
  InvocationType: v.optional(v.literal('RequestResponse')),
});

/** Runs a program to its end. Rejects with a `StatesError`, or with `RunAbortedError` once `signal` is aborted. */
export async function runProgram(
  program: Program,
  input: unknown,
  identity: RunIdentity,
  services: StatesServices,
  signal: AbortSignal,
): Promise<unknown> {
  if (signal.aborted) throw new RunAbortedError();
  const end = new AbortController();
  const run: Run = { identity, services, ended: AbortSignal.any([signal, end.signal]) };
  const execution = program.machine.run(toJson(input), {
    context: identity,
    overrides: { taskResourceLocalHandlers: handlersOf(program, run) },
  });
  signal.addEventListener('abort', execution.abort);
  const oversized = findOversized(execution.eventLogs, execution.abort);
  try {
    const output = await execution.result;
    assertDataSize('The output of a state', await oversized);
    return output;
  } catch (error) {
    end.abort();
    assertDataSize('The output of a state', await oversized);
    if (signal.aborted) throw new RunAbortedError();
    throw toStatesError(error);
  } finally {
    end.abort();
    signal.removeEventListener('abort', execution.abort);
  }
}

type EventLogs = ReturnType<StateMachine['run']>['eventLogs'];

/** Reads the log to its end (it would grow otherwise); aborts the run at the first output above the limit. */
async function findOversized(events: EventLogs, abort: () => void): Promise<unknown> {
  let oversized: unknown;
  for await (const event of events) {
    if (event.type !== 'StateExited' || isWithinDataLimit(event.state.output)) continue;
    oversized = event.state.output;
    abort();
  }
  return oversized;
}

function handlersOf(program: Program, run: Run): Handlers {
  const handlers: { [state: string]: (parameters: unknown) => Promise<Json> } = {};
  for (const [name, task] of program.tasks) {
    handlers[name] = async (parameters) =>
      toJson(await untilEnded(run, () => callTask(name, task, parameters, run)));
  }
  for (const [name, map] of program.maps) {
    handlers[name] = async (parameters) =>
      toJson(await untilEnded(run, () => runMap(name, map, parameters, run)));
  }
  return handlers;
}

async function callTask(state: string, task: Task, parameters: unknown, run: Run): Promise<unknown> {
  if (task.functionArn !== undefined) return callFunction(state, task.functionArn, parameters, run);
  const call = v.safeParse(integrationSchema, parameters);
  if (!call.success) throw new StatesError('Lambda.InvalidParameterValueException', v.summarize(call.issues));
  const payload = await callFunction(state, call.output.FunctionName, call.output.Payload, run);
  return { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
}

async function callFunction(
  state: string,
  functionArn: string,
  payload: unknown,
  run: Run,
): Promise<unknown> {
  assertDataSize(`The payload of state "${state}"`, payload);
  const outcome = await run.services.invoke(functionArn, payload).catch((error: unknown) => {
    throw new StatesError(
      'Lambda.ResourceNotFoundException',
      error instanceof Error ? error.message : String(error),
    );
  });
  if (!outcome.ok) throw new StatesError(outcome.error.errorType, JSON.stringify(outcome.error));
  assertDataSize(`The result of state "${state}"`, outcome.payload);
  return outcome.payload ?? null;
}

async function runMap(
  state: string,
  map: DistributedMapProgram,
  parameters: unknown,
  run: Run,
): Promise<unknown> {
  const call = parseMapCall(parameters);
  const { services, identity } = run;
  const items = await readItems(map, call, services.readObject);
  const concurrency = Math.min(call.maxConcurrency || Number.POSITIVE_INFINITY, services.maxConcurrency);
  try {
    return await forEachItem(items, concurrency, async (item, index, mapEnded) => {
      const input = await selectInput(map, item, index, call);
      const signal = AbortSignal.any([run.ended, mapEnded]);
      return runProgram(map.item, input, itemIdentity(identity, map.label, index), services, signal).catch(
        (error: unknown) => {
          if (!(error instanceof RunAbortedError))
            console.error(`${identity.Execution.Name}: item ${index} of "${state}" failed:`, String(error));
          throw error;
        },
      );
    });
  } catch (error) {
    if (error instanceof RunAbortedError) throw error;
    throw new StatesError(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  }
}

async function selectInput(
  { selector }: DistributedMapProgram,
  item: unknown,
  index: number,
  { input, context }: { readonly input: unknown; readonly context: JsonObject },
): Promise<unknown> {
  if (selector === undefined) return item;
  return selector.run(toJson(input), {
    context: { ...context, Map: { Item: { Index: index, Value: item } } },
  }).result;
}

/** Names as AWS gives them to the child executions of a map run. */
function itemIdentity({ Execution, StateMachine }: RunIdentity, label: string, index: number): RunIdentity {
  const child = `${StateMachine.Name}/${label}`;
  const name = `${Execution.Name}-${index}`;
  const arn = StateMachine.Id.slice(0, -StateMachine.Name.length);
  return {
    Execution: { Id: `${arn.replace(':stateMachine:', ':execution:')}${child}:${name}`, Name: name },
    StateMachine: { Id: `${arn}${child}`, Name: child },
  };
}

/** The interpreter cannot interrupt a task, and tries it again while it is being aborted. */
async function untilEnded<Result>({ ended }: Run, work: () => Promise<Result>): Promise<Result> {
  if (ended.aborted) throw new RunAbortedError();
  const { promise, reject } = Promise.withResolvers<never>();
  const onEnd = () => reject(new RunAbortedError());
  ended.addEventListener('abort', onEnd);
  try {
    return await Promise.race([work(), promise]);
  } finally {
    ended.removeEventListener('abort', onEnd);
  }
}

function toStatesError(error: unknown): Error {
  if (error instanceof ExecutionTimeoutError) {
    return new RunTimedOutError('States.Timeout', 'The execution has run longer than its TimeoutSeconds');
  }
  const cause = error instanceof ExecutionError ? error.cause : error;
  return cause instanceof Error
    ? new StatesError(cause.name, cause.message)
    : new StatesError('States.Runtime', String(cause));
}

/** Task input and results are JSON in AWS: no dates, no undefined, nothing shared. */
function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}
