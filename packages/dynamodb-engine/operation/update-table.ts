import { LimitExceededError, ResourceInUseError, ResourceNotFoundError, ValidationError } from '../error.ts';
import type { KeyAttribute } from '../expression/key-range.ts';
import { readRequest } from '../request/shape.ts';
import { updateTableShape } from '../request/table-shape.ts';
import type { BillingMode, IndexDefinition, TableDefinition, Throughput } from '../table/definition.ts';
import { keyNames } from '../table/definition.ts';
import { describeTable } from '../table/description.ts';
import { storedKey } from '../table/key.ts';
import { invalidParameter } from '../table/limits.ts';
import { checkIndexes, readGlobalIndex, readThroughput } from '../table/new-index.ts';
import { newStream, readAttributes } from '../table/new-table.ts';
import type { Table } from '../table/table.ts';
import type { Context, Operation } from './context.ts';
import { endStream, startStream } from './stream-life.ts';

type Input = ReturnType<(typeof updateTableShape)['read']>;
type IndexUpdate = NonNullable<Input['GlobalSecondaryIndexUpdates']>[number];

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
    (definition, update) => withIndex(definition, update, input, context),
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

const checkUpdates = (updates: readonly IndexUpdate[]): void => {
  const changes = updates.map(({ Create, Update, Delete }) => {
    const given = [Create, Update, Delete].filter((action) => action !== undefined);
    if (given.length !== 1)
      throw invalidParameter(
        'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null',
      );
    return given[0]?.IndexName ?? '';
  });
  const twice = changes.find((name, at) => changes.indexOf(name) !== at);
  if (twice !== undefined)
    throw invalidParameter(
      `Only one global secondary index update per index is allowed simultaneously. Index: ${twice}`,
    );
  const made = updates.filter(({ Create, Delete }) => Create ?? Delete).length;
  if (made > 1)
    throw new LimitExceededError(
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    );
};

const withBilling = (definition: TableDefinition, input: Input, now: number): TableDefinition => {
  const isOnDemand = input.BillingMode === 'PAY_PER_REQUEST';
  const billing: BillingMode = isOnDemand
    ? 'PAY_PER_REQUEST'
    : (asMode(input.BillingMode) ?? definition.billing);
  const isSwitch = billing !== definition.billing;
  if (!isSwitch && !input.ProvisionedThroughput) return definition;
  if (isSwitch && billing === 'PROVISIONED' && !input.ProvisionedThroughput)
    throw invalidParameter('ProvisionedThroughput must be specified when BillingMode is PROVISIONED');
  const throughput = readThroughput(input.ProvisionedThroughput, billing);
  if (!isSwitch) checkThroughputChange(definition.throughput, throughput);
  const indexes = isSwitch
    ? definition.indexes.map((index) => ({ ...index, throughput }))
    : definition.indexes;
  return {
    ...definition,
    billing,
    indexes,
    onDemandSince: isSwitch && isOnDemand ? now / 1000 : definition.onDemandSince,
    throughput: changed(definition.throughput, throughput, now),
  };
};

const asMode = (mode: string | undefined): BillingMode | undefined =>
  mode === 'PROVISIONED' || mode === 'PAY_PER_REQUEST' ? mode : undefined;

const changed = (before: Throughput, { read, write }: Throughput, now: number): Throughput => ({
  ...before,
  read,
  write,
  ...((read > before.read || write > before.write) && { increasedAt: now / 1000 }),
  ...((read < before.read || write < before.write) && { decreasedAt: now / 1000 }),
});

const checkThroughputChange = (before: Throughput, after: Throughput): void => {
  if (before.read !== after.read || before.write !== after.write) return;
  throw new ValidationError(
    `The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: ${before.read}. Requested ReadCapacityUnits: ${after.read}. Current WriteCapacityUnits provisioned for the table: ${before.write}. Requested WriteCapacityUnits: ${after.write}. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.`,
  );
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

const withIndex = (
  definition: TableDefinition,
  { Create, Update, Delete }: IndexUpdate,
  input: Input,
  context: Context,
): TableDefinition => {
  if (Create) {
    if (definition.indexes.some(({ name }) => name === Create.IndexName))
      throw new ValidationError(
        'One or more parameter values were invalid: Attempting to create an index which already exists',
      );
    const attributes = mergeAttributes(definition.attributes, input);
    const number = context.catalog.nextNumber();
    const index = readGlobalIndex(Create, attributes, definition.billing, number);
    const indexes = [...definition.indexes, index];
    return { ...definition, indexes, attributes: usedAttributes(attributes, definition, indexes) };
  }
  const name = Update?.IndexName ?? Delete?.IndexName ?? '';
  const index = definition.indexes.find((each) => each.isGlobal && each.name === name);
  if (!index) throw new ResourceNotFoundError(`Requested resource not found: Index: ${name} not found`);
  const others = definition.indexes.filter((each) => each !== index);
  if (!Update)
    return {
      ...definition,
      indexes: others,
      attributes: usedAttributes(definition.attributes, definition, others),
    };
  const throughput = Update.ProvisionedThroughput
    ? readThroughput(Update.ProvisionedThroughput, definition.billing, name)
    : index.throughput;
  const onDemand = Update.OnDemandThroughput ?? index.onDemand;
  const indexes = definition.indexes.map((each) =>
    each === index ? { ...index, throughput, onDemand } : each,
  );
  return { ...definition, indexes };
};

const mergeAttributes = (known: readonly KeyAttribute[], input: Input): KeyAttribute[] => {
  const given = readAttributes(input.AttributeDefinitions ?? []);
  for (const { name, type } of given) {
    const before = known.find((attribute) => attribute.name === name);
    if (before && before.type !== type)
      throw invalidParameter(`Cannot redefine an attribute with different types: ${name}`);
  }
  return [...known, ...given.filter(({ name }) => !known.some((attribute) => attribute.name === name))];
};

const usedAttributes = (
  attributes: readonly KeyAttribute[],
  { key }: TableDefinition,
  indexes: readonly IndexDefinition[],
): KeyAttribute[] => {
  const used = new Set([...keyNames(key), ...indexes.flatMap((index) => keyNames(index.key))]);
  return attributes.filter(({ name }) => used.has(name));
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
