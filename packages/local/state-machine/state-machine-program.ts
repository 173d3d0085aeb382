import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as v from 'valibot';
import type { JsonObject } from '../types.ts';
import { type DistributedMap, lowerDistributedMap } from './distributed-map.ts';

/** The interpreter times tasks out after a minute; AWS, without TimeoutSeconds, after years. Fits a Node timer. */
const NO_TIMEOUT_SECONDS = 2_000_000;
const LAMBDA_INTEGRATION = /^arn:aws[\w-]*:states:::lambda:invoke$/;
const LAMBDA_FUNCTION = /^arn:aws[\w-]*:lambda:[\w-]+:\d*:function:/;
/** Of JSONata and of other things that the interpreter would pass over in silence. */
const UNSUPPORTED_FIELDS = [
  'QueryLanguage',
  'Assign',
  'Arguments',
  'Output',
  'Items',
  'Credentials',
  'HeartbeatSeconds',
];

const stateSchema = v.looseObject({ Type: v.string() });
const machineSchema = v.looseObject({ StartAt: v.string(), States: v.record(v.string(), stateSchema) });
const taskSchema = v.looseObject({ Resource: v.string(), TimeoutSeconds: v.optional(v.number()) });
const inlineMapSchema = v.looseObject({
  ItemProcessor: v.optional(machineSchema),
  Iterator: v.optional(machineSchema),
});
const parallelSchema = v.looseObject({ Branches: v.array(machineSchema) });

type State = v.InferOutput<typeof stateSchema>;
type Machine = v.InferOutput<typeof machineSchema>;

/** What a task calls: the function that its Resource names, or `lambda:invoke` with the function as parameter. */
export type Task = { readonly functionArn: string | undefined };

/** A state machine as the interpreter can run it, and what it calls while it does; keys are state names. */
export type Program = {
  readonly machine: StateMachine;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly maps: ReadonlyMap<string, DistributedMapProgram>;
};
export type DistributedMapProgram = DistributedMap & {
  readonly item: Program;
  /** Turns the map's input into an item's; without one the item itself is the input. */
  readonly selector: StateMachine | undefined;
};

/** Throws, and names the state, for a definition that AWS would refuse or that cannot be run here. */
export function compileStateMachine(name: string, definition: JsonObject): Program {
  try {
    // Its constructor is the validator; the program below has states that only the interpreter understands.
    new StateMachine(toDefinition(definition));
    if (/\$\$\.(State|Task)\b/.test(JSON.stringify(definition))) {
      throw new Error('$$.State and $$.Task are not supported');
    }
    return compile(v.parse(machineSchema, withoutDefaultResultPaths(definition)));
  } catch (error) {
    throw new Error(
      `State machine "${name}" cannot run here: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function compile(machine: Machine): Program {
  const tasks = new Map<string, Task>();
  const maps = new Map<string, DistributedMapProgram>();
  const lowerAll = (inner: Machine): Machine => ({
    ...inner,
    States: Object.fromEntries(
      Object.entries(inner.States).map(([name, state]) => [name, lower(name, state)]),
    ),
  });
  const lower = (name: string, state: State): State => {
    const unsupported = UNSUPPORTED_FIELDS.find((field) => field in state);
    if (unsupported !== undefined) throw new Error(`state "${name}": ${unsupported} is not supported`);
    switch (state.Type) {
      case 'Task':
        return lowerTask(name, state, tasks);
      case 'Parallel':
        return { ...state, Branches: v.parse(parallelSchema, state).Branches.map(lowerAll) };
      case 'Map':
        return isDistributed(state) ? lowerMap(name, state, maps) : lowerInlineMap(state, lowerAll);
      default:
        return state;
    }
  };
  const lowered = toDefinition(lowerAll(machine));
  return { machine: new StateMachine(lowered, { validationOptions: { noValidate: true } }), tasks, maps };
}

function lowerTask(name: string, state: State, tasks: Map<string, Task>): State {
  const { Resource, TimeoutSeconds = NO_TIMEOUT_SECONDS } = v.parse(taskSchema, state);
  const isFunction = LAMBDA_FUNCTION.test(Resource);
  if (!isFunction && !LAMBDA_INTEGRATION.test(Resource)) {
    throw new Error(`state "${name}": the resource ${Resource} is not supported`);
  }
  tasks.set(name, { functionArn: isFunction ? Resource : undefined });
  return { ...state, TimeoutSeconds: Math.min(TimeoutSeconds, NO_TIMEOUT_SECONDS) };
}

function lowerInlineMap(state: State, lowerAll: (machine: Machine) => Machine): State {
  const { ItemProcessor, Iterator: iterator } = v.parse(inlineMapSchema, state);
  return {
    ...state,
    ...(ItemProcessor === undefined ? {} : { ItemProcessor: lowerAll(ItemProcessor) }),
    ...(iterator === undefined ? {} : { Iterator: lowerAll(iterator) }),
  };
}

function isDistributed(state: State): boolean {
  const schema = v.looseObject({
    ItemProcessor: v.looseObject({ ProcessorConfig: v.object({ Mode: v.literal('DISTRIBUTED') }) }),
  });
  return v.is(schema, state);
}

function lowerMap(name: string, state: State, maps: Map<string, DistributedMapProgram>): State {
  const { map, task } = lowerDistributedMap(name, state);
  const selector = map.itemSelector === undefined ? undefined : selectorMachine(map.itemSelector);
  maps.set(name, { ...map, item: compile(v.parse(machineSchema, map.itemProcessor)), selector });
  return { ...task, TimeoutSeconds: NO_TIMEOUT_SECONDS };
}

function selectorMachine(itemSelector: JsonObject): StateMachine {
  const States = { Select: { Type: 'Pass', Parameters: itemSelector, End: true } };
  return new StateMachine(toDefinition({ StartAt: 'Select', States }), {
    validationOptions: { noValidate: true },
  });
}

/** `"ResultPath": "$"` is the default, but the interpreter would make a field of that name. */
function withoutDefaultResultPaths(definition: JsonObject): unknown {
  return JSON.parse(JSON.stringify(definition), (field, value: unknown) =>
    field === 'ResultPath' && value === '$' ? undefined : value,
  );
}

/** The validated definition in the interpreter's type; its constructor has the last word on the rest. */
function toDefinition(definition: object): StateMachineDefinition {
  return JSON.parse(JSON.stringify(definition));
}
