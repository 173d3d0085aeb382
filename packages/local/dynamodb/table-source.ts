import type { Projection, TableDescription } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import type { Resource } from '../template/template.ts';

const keySchema = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }));

const indexSchema = v.object({
  IndexName: v.string(),
  KeySchema: keySchema,
  Projection: v.object({
    ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: v.optional(v.array(v.string())),
  }),
});

const streamViews = v.picklist(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']);

const tableSchema = v.object({
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: v.optional(v.array(indexSchema), []),
  LocalSecondaryIndexes: v.optional(v.array(indexSchema), []),
  TimeToLiveSpecification: v.optional(v.object({ AttributeName: v.string(), Enabled: v.boolean() })),
  StreamSpecification: v.optional(v.object({ StreamViewType: streamViews })),
});

export type IndexSource = v.InferOutput<typeof indexSchema>;

/** A table as its template resource describes it: the properties that DynamoDB Local has a use for. */
export type TableSource = v.InferOutput<typeof tableSchema> & { readonly name: string; readonly arn: string };

export const tableSource = ({ name, arn, properties }: Resource): TableSource => ({
  ...v.parse(tableSchema, properties),
  name,
  arn,
});

/** What of the template an existing table has differently and cannot change. */
export const unalterableChanges = (source: TableSource, existing: TableDescription): string[] => {
  const view = existing.StreamSpecification?.StreamViewType;
  return [
    ...(shapeOf(source) === shapeOf(existing) ? [] : ['the key']),
    ...(view && view !== source.StreamSpecification?.StreamViewType ? ['the stream'] : []),
    ...changedIndexes(source.GlobalSecondaryIndexes, existing.GlobalSecondaryIndexes ?? []),
    ...changedIndexes(source.LocalSecondaryIndexes, existing.LocalSecondaryIndexes ?? []),
  ];
};

/** What the descriptions of the engine and of the template have in common, whichever of them this is. */
interface Shaped {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: TableDescription['KeySchema'];
  readonly Projection?: Projection | undefined;
}

const changedIndexes = (wanted: readonly IndexSource[], existing: readonly Shaped[]): string[] =>
  wanted.flatMap((index) => {
    const present = existing.find(({ IndexName }) => IndexName === index.IndexName);
    return present && shapeOf(present) !== shapeOf(index) ? [`the index ${index.IndexName}`] : [];
  });

const shapeOf = ({ KeySchema = [], Projection }: Shaped): string =>
  JSON.stringify([
    KeySchema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).sort(),
    Projection?.ProjectionType,
    Projection?.NonKeyAttributes?.toSorted(),
  ]);
