import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { type IndexDefinition, tableDefinition } from '#core/table/table.schema.ts';

type Item = Record<string, unknown>;

const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, one) => sum + 1 + bytesOf(one), 0);
  if (typeof value === 'object' && value !== null)
    return 3 + Object.entries(value).reduce((sum, [name, one]) => sum + 1 + name.length + bytesOf(one), 0);
  return typeof value === 'number' ? 8 : 1;
};

const kilobytes = (item: Item): number => Math.ceil(bytesOf(item) / 1_024);

const entryOf = (item: Item, { name, include }: IndexDefinition): Item | undefined => {
  if (item[`${name}Pk`] === undefined) return undefined;
  const names = new Set(['pk', 'sk', `${name}Pk`, `${name}Sk`, ...include]);
  return Object.fromEntries(Object.entries(item).filter(([attribute]) => names.has(attribute)));
};

const itemSchema = v.record(v.string(), v.any());
const writeSchema = v.object({
  Item: v.optional(itemSchema),
});
const inputSchema = v.object({
  ...writeSchema.entries,
  TransactItems: v.optional(
    v.array(
      v.object({
        Put: v.optional(writeSchema),
        Update: v.optional(writeSchema),
        Delete: v.optional(writeSchema),
        ConditionCheck: v.optional(writeSchema),
      }),
    ),
    [],
  ),
});

const isWrite = /^(Put|Update|Delete|Transact)/;

/**
 * Counts the write units of what a client writes, by DynamoDB's rules: one for each begun KB of an item, two in a
 * transaction, one for each begun KB of an entry of an index. (The local engine rounds a transaction as a whole.) What
 * is changed in place counts as 1 KB; no import changes keys of an index in place, but for its own record.
 */
export class WriteUnits {
  /** By index, and under `table`. */
  units: Record<string, number> = {};

  constructor(client: DynamoDBClient) {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          if (isWrite.test(commandName)) this.#count(v.parse(inputSchema, args.input));
          return next(args);
        },
      { step: 'initialize', name: 'units', tags: [] },
    );
  }

  #count({ TransactItems, Item }: v.InferOutput<typeof inputSchema>): void {
    if (TransactItems.length === 0) this.#write(Item, 1);
    for (const { Put, ...others } of TransactItems) {
      if (Put) this.#write(Put.Item, 2);
      else if (Object.keys(others).length > 0) this.#write(undefined, 2);
    }
  }

  #write(given: v.InferOutput<typeof itemSchema> | undefined, factor: number): void {
    if (!given) {
      this.#add('table', factor);
      return;
    }
    const item = typeof given.pk === 'object' ? unmarshall(given) : given;
    this.#add('table', factor * kilobytes(item));
    for (const index of tableDefinition.indexes) {
      const entry = entryOf(item, index);
      if (entry) this.#add(index.name, kilobytes(entry));
    }
  }

  #add(name: string, units: number): void {
    this.units[name] = (this.units[name] ?? 0) + units;
  }

  /** What `work` writes, while nobody else uses the client. */
  async measure(work: () => Promise<unknown>): Promise<Record<string, number>> {
    this.units = {};
    await work();
    return this.units;
  }
}
