import { ResourceInUseError, ValidationError } from '../error.ts';
import { readRequest } from '../request/shape.ts';
import { updateTableShape } from '../request/table-shape.ts';
import { checkUpdates, type Input, withBilling, withIndex } from '../table/changed-table.ts';
import type { TableDefinition } from '../table/definition.ts';
import { describeTable } from '../table/description.ts';
import { storedKey } from '../table/key.ts';
import { checkIndexes } from '../table/new-index.ts';
import { newStream } from '../table/new-table.ts';
import type { Table } from '../table/table.ts';
import type { Context, Operation } from './context.ts';
import { endStream, startStream } from './stream-life.ts';

const changing = [
  'ProvisionedThroughput',
  'BillingMode',
  'StreamSpecification',
  'SSESpecification',
  'TableClass',
  'DeletionProtectionEnabled',
  'OnDemandThroughput',
] as const;

export const updateTable: Operation = (request, context) => {
  const input = readRequest(updateTableShape, request);
  const isChanging = ({ GlobalSecondaryIndexUpdates: updates, ...rest }: Input) =>
    (updates?.length ?? 0) > 0 || changing.some((name) => rest[name] !== undefined);
  if (!isChanging(input))
    throw new ValidationError(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
    );
  const table = context.catalog.described(input.TableName);
  const updates = input.GlobalSecondaryIndexUpdates ?? [];
  checkUpdates(updates);
  const billed = withBilling(table.definition, input, context.now());
  const streamed = withStream(billed, input, context);
  const indexed = updates.reduce(
    (definition, update) => withIndex(definition, update, input, () => context.catalog.nextNumber()),
    streamed,
  );
  checkIndexes(indexed.indexes);
  const next = context.catalog.set({
    ...indexed,
    isProtected: input.DeletionProtectionEnabled ?? indexed.isProtected,
    tableClass: input.TableClass ?? indexed.tableClass,
    onDemand: input.OnDemandThroughput ?? indexed.onDemand,
  });
  carryOut(table, next, context);
  const created = updates.find(({ Create }) => Create)?.Create?.IndexName;
  return JSON.stringify({
    TableDescription: describeTable(
      next,
      context.place,
      'UPDATING',
      created === undefined ? undefined : { index: created, status: 'CREATING' },
    ),
  });
};

const withStream = (definition: TableDefinition, input: Input, context: Context): TableDefinition => {
  const asked = input.StreamSpecification;
  if (!asked) return definition;
  if (asked.StreamEnabled && definition.stream)
    throw new ResourceInUseError(`Table is being updated: ${definition.name} already has an enabled stream`);
  if (!asked.StreamEnabled && !definition.stream)
    throw new ValidationError(`Table is already disabled for streams: ${definition.name}`);
  const stream = newStream(asked, () => context.catalog.nextNumber(), context.now());
  return { ...definition, stream, lastStreamLabel: definition.stream?.label ?? definition.lastStreamLabel };
};

/** Makes the database's tables those of the new definition. */
const carryOut = (before: Table, after: Table, context: Context): void => {
  // What waits for an index is for the index that was.
  context.delay.catchUp(Number.POSITIVE_INFINITY);
  const had = new Set(before.definition.indexes.map(({ number }) => number));
  const has = new Set(after.definition.indexes.map(({ number }) => number));
  for (const index of before.indexes) if (!has.has(index.definition.number)) index.drop();
  for (const index of after.indexes) {
    if (had.has(index.definition.number)) continue;
    index.create();
    for (const batch of after.items.batches())
      for (const stored of batch)
        index.replace(storedKey(stored.item, after.definition.key), undefined, index.entryOf(stored));
  }
  const { stream } = after.definition;
  if (stream?.label === before.definition.stream?.label) return;
  endStream(before.definition, context);
  startStream(after.definition, context);
};
