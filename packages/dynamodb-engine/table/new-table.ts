import { randomUUID } from 'node:crypto';
import { ValidationError } from '../error.ts';
import type { KeyAttribute, KeySchema } from '../expression/key-range.ts';
import type { createTableShape } from '../request/table-shape.ts';
import type {
  BillingMode,
  IndexDefinition,
  StreamDefinition,
  StreamView,
  TableDefinition,
} from './definition.ts';
import { keyNames } from './definition.ts';
import { invalidParameter, limits } from './limits.ts';
import { checkIndexes, readGlobalIndex, readKeySchema, readLocalIndex, readThroughput } from './new-index.ts';

export type CreateTableInput = ReturnType<(typeof createTableShape)['read']>;

/** Decides what the table of a request is. `nextNumber` gives numbers that no table of the database has. */
export const newTable = (
  name: string,
  input: CreateTableInput,
  nextNumber: () => number,
  now: number,
): TableDefinition => {
  const billing: BillingMode = input.BillingMode === 'PAY_PER_REQUEST' ? 'PAY_PER_REQUEST' : 'PROVISIONED';
  const throughput = readThroughput(input.ProvisionedThroughput, billing);
  const attributes = readAttributes(input.AttributeDefinitions);
  const key = readTableKey(input, attributes);
  const locals = readLocals(input, attributes, key, nextNumber);
  const globals = readGlobals(input, attributes, billing, nextNumber);
  const indexes = [...locals, ...globals];
  checkIndexes(indexes);
  checkAllUsed(attributes, key, indexes);
  return {
    name,
    number: nextNumber(),
    tableId: randomUUID(),
    createdAt: now / 1000,
    attributes,
    key,
    indexes,
    billing,
    throughput,
    onDemand: input.OnDemandThroughput,
    stream: newStream(input.StreamSpecification, nextNumber, now),
    tags: readTags(input.Tags ?? []),
    isProtected: input.DeletionProtectionEnabled ?? false,
    tableClass: input.TableClass,
    encryption: readEncryption(input.SSESpecification),
  };
};

export const readAttributes = (
  input: readonly { readonly AttributeName: string; readonly AttributeType: string }[],
): KeyAttribute[] => {
  const attributes: KeyAttribute[] = input.map(({ AttributeName: name, AttributeType }) => ({
    name,
    type: AttributeType === 'N' || AttributeType === 'B' ? AttributeType : 'S',
  }));
  for (const [at, { name, type }] of attributes.entries()) {
    const other = attributes.slice(0, at).find((each) => each.name === name);
    if (other && other.type !== type)
      throw invalidParameter(`Cannot redefine an attribute with different types: ${name}`);
  }
  return attributes;
};

const readTableKey = (input: CreateTableInput, attributes: readonly KeyAttribute[]): KeySchema => {
  const names = input.KeySchema.map(({ AttributeName }) => AttributeName);
  const isUndefined = names.some((name) => !attributes.some((attribute) => attribute.name === name));
  if (names.length > attributes.length || (names.length === 2 && isUndefined))
    throw new ValidationError('Invalid KeySchema: Some index key attribute have no definition');
  return readKeySchema(input.KeySchema, attributes);
};

const readLocals = (
  input: CreateTableInput,
  attributes: readonly KeyAttribute[],
  key: KeySchema,
  nextNumber: () => number,
): IndexDefinition[] => {
  if (!input.LocalSecondaryIndexes) return [];
  if (input.LocalSecondaryIndexes.length === 0)
    throw invalidParameter('List of LocalSecondaryIndexes is empty');
  if (!key.sort)
    throw invalidParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  return input.LocalSecondaryIndexes.map((index) => readLocalIndex(index, attributes, key, nextNumber()));
};

const readGlobals = (
  input: CreateTableInput,
  attributes: readonly KeyAttribute[],
  billing: BillingMode,
  nextNumber: () => number,
): IndexDefinition[] => {
  if (!input.GlobalSecondaryIndexes) return [];
  if (input.GlobalSecondaryIndexes.length === 0)
    throw invalidParameter('List of GlobalSecondaryIndexes is empty');
  return input.GlobalSecondaryIndexes.map((index) =>
    readGlobalIndex(index, attributes, billing, nextNumber()),
  );
};

/** Checks that each attribute defined is part of a key. */
const checkAllUsed = (
  attributes: readonly KeyAttribute[],
  key: KeySchema,
  indexes: readonly IndexDefinition[],
): void => {
  const used = new Set([...keyNames(key), ...indexes.flatMap((index) => keyNames(index.key))]);
  const unused = attributes.filter(({ name }) => !used.has(name));
  if (unused.length === 0) return;
  if (indexes.length === 0)
    throw invalidParameter(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  throw invalidParameter(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${attributes.map(({ name }) => name).join(', ')}], keys used: [${[...used].join(', ')}]`,
  );
};

export interface StreamInput {
  readonly StreamEnabled: boolean;
  readonly StreamViewType: string | undefined;
}

const isView = (text: string | undefined): text is StreamView =>
  text === 'NEW_IMAGE' || text === 'OLD_IMAGE' || text === 'NEW_AND_OLD_IMAGES' || text === 'KEYS_ONLY';

export const newStream = (
  input: StreamInput | undefined,
  nextNumber: () => number,
  now: number,
): StreamDefinition | undefined => {
  if (!input) return undefined;
  const { StreamEnabled: isEnabled, StreamViewType: view } = input;
  if (!isEnabled && view !== undefined)
    throw invalidParameter(
      'Table is being created with a stream disabled, UpdateViewType should not be specified',
    );
  if (!isEnabled) return undefined;
  if (!isView(view))
    throw invalidParameter('StreamViewType is required when StreamEnabled is true: StreamViewType is null');
  return { number: nextNumber(), label: new Date(now).toISOString().slice(0, -1), view };
};

export const readTags = (
  input: readonly { readonly Key: string; readonly Value: string }[],
): Record<string, string> => {
  for (const { Key, Value } of input) {
    if (Key.length === 0 || Key.length > 128)
      throw new ValidationError(
        'One or more parameter values were invalid: Tag key must be between 1 and 128 characters',
      );
    if (Value.length > 256)
      throw new ValidationError(
        'One or more parameter values were invalid: Tag value must be at most 256 characters long',
      );
    if (Key.toLowerCase().startsWith('aws:'))
      throw new ValidationError(
        'One or more parameter values were invalid: System tags starting with "aws:" cannot be set',
      );
  }
  if (new Set(input.map(({ Key }) => Key)).size !== input.length)
    throw new ValidationError('One or more parameter values were invalid: Duplicate tag keys found');
  if (input.length > limits.tagsOfResource)
    throw new ValidationError(`Too many tags: ${input.length}, at most ${limits.tagsOfResource}`);
  return Object.fromEntries(input.map(({ Key, Value }) => [Key, Value]));
};

const readEncryption = (input: CreateTableInput['SSESpecification']): TableDefinition['encryption'] => {
  if (!input?.Enabled) return undefined;
  return { type: 'KMS', key: input.KMSMasterKeyId ?? 'alias/aws/dynamodb' };
};
