import { ValidationError } from '../error.ts';
import type { KeyAttribute, KeySchema } from '../expression/key-range.ts';
import type { BillingMode, IndexDefinition, OnDemandThroughput, Throughput } from './definition.ts';
import { invalidParameter, limits } from './limits.ts';

export interface ThroughputInput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

export interface IndexInput {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: {
    readonly ProjectionType: string | undefined;
    readonly NonKeyAttributes: readonly string[] | undefined;
  };
  readonly ProvisionedThroughput?: ThroughputInput | undefined;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
}

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

/** Reads a key, whose attributes must be among those defined. */
export const readKeySchema = (
  elements: readonly KeyElement[],
  attributes: readonly KeyAttribute[],
): KeySchema => {
  const [first, second] = elements;
  const names = elements.map(({ AttributeName }) => AttributeName);
  if (first?.KeyType !== 'HASH')
    throw new ValidationError('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (second && second.KeyType !== 'RANGE')
    throw new ValidationError('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (second && first.AttributeName === second.AttributeName)
    throw new ValidationError(
      'Both the Hash Key and the Range Key element in the KeySchema have the same name',
    );
  const defined = names.map((name) => attributes.find((attribute) => attribute.name === name));
  const [partition, sort] = defined;
  if (!partition || defined.includes(undefined))
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${names.join(', ')}], AttributeDefinitions: [${attributes.map(({ name }) => name).join(', ')}]`,
    );
  return sort ? { partition, sort } : { partition };
};

export const readThroughput = (
  input: ThroughputInput | undefined,
  billing: BillingMode,
  index?: string,
): Throughput => {
  const which = index === undefined ? '' : ` for index ${index}`;
  if (billing === 'PAY_PER_REQUEST') {
    if (!input) return { read: 0, write: 0 };
    throw invalidParameter(
      index === undefined
        ? 'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST'
        : `ProvisionedThroughput should not be specified for index: ${index} when BillingMode is PAY_PER_REQUEST`,
    );
  }
  if (!input)
    throw invalidParameter(
      index === undefined
        ? 'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED'
        : `ProvisionedThroughput must be specified for index: ${index}`,
    );
  for (const name of ['ReadCapacityUnits', 'WriteCapacityUnits'] as const) {
    if (input[name] > limits.capacity)
      throw new ValidationError(`Given value ${input[name]} for ${name} is out of bounds${which}`);
  }
  return { read: input.ReadCapacityUnits, write: input.WriteCapacityUnits };
};

const readProjection = ({ Projection }: IndexInput): IndexDefinition['projection'] => {
  const { ProjectionType: type, NonKeyAttributes: names } = Projection;
  if (type !== 'ALL' && type !== 'KEYS_ONLY' && type !== 'INCLUDE')
    throw invalidParameter('Unknown ProjectionType: null');
  if (names && type !== 'INCLUDE')
    throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  if (!names && type === 'INCLUDE')
    throw invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  if (new Set(names).size !== (names?.length ?? 0))
    throw invalidParameter(
      `Duplicate value in NonKeyAttributes: ${names?.find((name, at) => names.indexOf(name) !== at)}`,
    );
  return { type, names: names ?? [] };
};

export const readGlobalIndex = (
  input: IndexInput,
  attributes: readonly KeyAttribute[],
  billing: BillingMode,
  number: number,
): IndexDefinition => ({
  name: input.IndexName,
  number,
  isGlobal: true,
  key: readKeySchema(input.KeySchema, attributes),
  projection: readProjection(input),
  throughput: readThroughput(input.ProvisionedThroughput, billing, input.IndexName),
  onDemand: input.OnDemandThroughput,
});

export const readLocalIndex = (
  input: IndexInput,
  attributes: readonly KeyAttribute[],
  table: KeySchema,
  number: number,
): IndexDefinition => {
  const key = readKeySchema(input.KeySchema, attributes);
  if (!key.sort)
    throw invalidParameter(`Index KeySchema does not have a range key for index: ${input.IndexName}`);
  if (key.partition.name !== table.partition.name)
    throw invalidParameter(
      `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${input.IndexName}. index hash key: ${key.partition.name}, table hash key: ${table.partition.name}`,
    );
  return {
    name: input.IndexName,
    number,
    isGlobal: false,
    key,
    projection: readProjection(input),
    throughput: { read: 0, write: 0 },
  };
};

/** Checks what a table's indexes may not be together. */
export const checkIndexes = (indexes: readonly IndexDefinition[]): void => {
  const names = indexes.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw invalidParameter(`Duplicate index name: ${twice}`);
  if (indexes.filter(({ isGlobal }) => isGlobal).length > limits.globalIndexes)
    throw invalidParameter(
      `GlobalSecondaryIndex count exceeds the per-table limit of ${limits.globalIndexes}`,
    );
  if (indexes.filter(({ isGlobal }) => !isGlobal).length > limits.localIndexes)
    throw invalidParameter(
      `Number of LocalSecondaryIndexes exceeds per-table limit of ${limits.localIndexes}`,
    );
  for (const { name, projection } of indexes) {
    if (projection.names.length > limits.projectedNames)
      throw invalidParameter(
        `Too many projected attributes for index ${name}: ${projection.names.length}, at most ${limits.projectedNames}`,
      );
  }
  const all = indexes.reduce((count, { projection }) => count + projection.names.length, 0);
  if (all > limits.projectedNamesOfTable)
    throw invalidParameter(
      `Number of projected attributes over all indexes exceeds the per-table limit of ${limits.projectedNamesOfTable}: ${all}`,
    );
};
