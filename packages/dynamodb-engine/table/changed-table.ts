import { LimitExceededError, ResourceNotFoundError, ValidationError } from '../error.ts';
import type { KeyAttribute } from '../expression/key-range.ts';
import type { updateTableShape } from '../request/table-shape.ts';
import {
  type BillingMode,
  type IndexDefinition,
  keyNames,
  type TableDefinition,
  type Throughput,
} from './definition.ts';
import { invalidParameter } from './limits.ts';
import { readGlobalIndex, readThroughput } from './new-index.ts';
import { readAttributes } from './new-table.ts';

export type Input = ReturnType<(typeof updateTableShape)['read']>;
type IndexUpdate = NonNullable<Input['GlobalSecondaryIndexUpdates']>[number];

export const checkUpdates = (updates: readonly IndexUpdate[]): void => {
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

export const withBilling = (definition: TableDefinition, input: Input, now: number): TableDefinition => {
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

export const withIndex = (
  definition: TableDefinition,
  { Create, Update, Delete }: IndexUpdate,
  input: Input,
  nextNumber: () => number,
): TableDefinition => {
  if (Create) {
    if (definition.indexes.some(({ name }) => name === Create.IndexName))
      throw new ValidationError(
        'One or more parameter values were invalid: Attempting to create an index which already exists',
      );
    const attributes = mergeAttributes(definition.attributes, input);
    const number = nextNumber();
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
