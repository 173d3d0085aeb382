import * as v from 'valibot';
import type { JsonObject, ReadObject } from '../types.ts';
import { StatesError } from './states-error.ts';

const record = v.record(v.string(), v.unknown());
const unsupported = (field: string) => v.optional(v.never(`${field} is not supported`));
const noFailures = (field: string) => v.optional(v.literal(0, `${field} is not supported, except 0`));

const stateSchema = v.looseObject({
  Type: v.literal('Map'),
  Label: v.optional(v.string()),
  ItemProcessor: v.record(v.string(), v.unknown()),
  ItemReader: v.optional(
    v.strictObject({
      Resource: v.pipe(v.string(), v.endsWith(':states:::s3:getObject', 'only s3:getObject is supported')),
      Parameters: record,
      ReaderConfig: v.optional(
        v.strictObject({
          InputType: v.picklist(['JSON', 'JSONL'], 'only the input types JSON and JSONL are supported'),
          MaxItems: v.optional(v.number()),
        }),
        { InputType: 'JSON' },
      ),
    }),
  ),
  ItemsPath: v.optional(v.string(), '$'),
  ItemSelector: v.optional(record),
  MaxConcurrency: v.optional(v.number(), 0),
  MaxConcurrencyPath: v.optional(v.string()),
  ToleratedFailurePercentage: noFailures('ToleratedFailurePercentage'),
  ToleratedFailureCount: noFailures('ToleratedFailureCount'),
  ToleratedFailurePercentagePath: unsupported('ToleratedFailurePercentagePath'),
  ToleratedFailureCountPath: unsupported('ToleratedFailureCountPath'),
  ItemBatcher: unsupported('ItemBatcher'),
  ResultWriter: unsupported('ResultWriter'),
});

/** What is known of a Map state in mode DISTRIBUTED before it runs. */
export type DistributedMap = {
  readonly label: string;
  readonly itemProcessor: JsonObject;
  readonly itemSelector: JsonObject | undefined;
  readonly inputType: 'JSON' | 'JSONL';
  readonly maxItems: number;
};

const callSchema = v.object({
  input: v.unknown(),
  context: record,
  maxConcurrency: v.number(),
  object: v.optional(v.object({ Bucket: v.string(), Key: v.string() })),
  items: v.optional(v.array(v.unknown())),
});

/** What a Map state that runs knows besides. */
export type DistributedMapCall = v.InferOutput<typeof callSchema>;

/**
 * Makes of a distributed Map a Task of the same name, as the interpreter has only inline Maps: those keep
 * every item in the state and go on with the items that are left when one has failed. The task's handler
 * runs a child execution per item, as AWS does. Results, Retry and Catch stay the interpreter's.
 */
export function lowerDistributedMap(
  name: string,
  state: JsonObject,
): { map: DistributedMap; task: JsonObject & { readonly Type: 'Task' } } {
  const parsed = v.safeParse(stateSchema, state);
  if (!parsed.success)
    throw new Error(`state "${name}": ${parsed.issues.map(({ message }) => message).join('; ')}`);
  const {
    ItemReader,
    ItemsPath,
    ItemSelector,
    ItemProcessor,
    Label,
    MaxConcurrency,
    MaxConcurrencyPath,
    ...rest
  } = parsed.output;
  const source = ItemReader === undefined ? { 'items.$': ItemsPath } : { object: ItemReader.Parameters };
  const concurrency =
    MaxConcurrencyPath === undefined
      ? { maxConcurrency: MaxConcurrency }
      : { 'maxConcurrency.$': MaxConcurrencyPath };
  return {
    map: {
      label: Label ?? name,
      itemProcessor: ItemProcessor,
      itemSelector: ItemSelector,
      inputType: ItemReader?.ReaderConfig.InputType ?? 'JSON',
      maxItems: ItemReader?.ReaderConfig.MaxItems ?? Number.POSITIVE_INFINITY,
    },
    task: {
      ...rest,
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { 'input.$': '$', 'context.$': '$$', ...source, ...concurrency },
    },
  };
}

export function parseMapCall(parameters: unknown): DistributedMapCall {
  const parsed = v.safeParse(callSchema, parameters);
  if (parsed.success) return parsed.output;
  const cause = parsed.issues.map(({ message }) => message).join('; ');
  throw new StatesError('States.Runtime', `The parameters of the Map are not valid: ${cause}`, {
    terminal: true,
  });
}

export async function readItems(map: DistributedMap, call: DistributedMapCall, readObject: ReadObject) {
  if (call.object === undefined) return call.items ?? [];
  const { Bucket, Key } = call.object;
  try {
    const text = new TextDecoder().decode(await readObject(Bucket, Key));
    return parseItems(map, text).slice(0, map.maxItems);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new StatesError('States.ItemReaderFailed', `${Bucket}/${Key}: ${cause}`);
  }
}

function parseItems(map: DistributedMap, text: string): unknown[] {
  if (map.inputType === 'JSON')
    return v.parse(v.array(v.unknown(), 'The file is not a JSON array'), JSON.parse(text));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/**
 * Runs all items, at most so many at once, and gives their results in order. The first failure ends the
 * map: `signal` aborts the items that run, and no other starts.
 */
export async function forEachItem(
  items: readonly unknown[],
  concurrency: number,
  runItem: (item: unknown, index: number, signal: AbortSignal) => Promise<unknown>,
): Promise<unknown[]> {
  const results = new Array<unknown>(items.length).fill(null);
  const stop = new AbortController();
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      if (stop.signal.aborted) return;
      results[index] = await runItem(item, index, stop.signal);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  } finally {
    stop.abort();
  }
  return results;
}
