import { structure } from './collection-shape.ts';
import { consumed, indexName, legacy, placeholders, tableName } from './member-shape.ts';
import { attributes, flag, required, text, unshown, whole } from './shape.ts';

const read = {
  TableName: required(tableName),
  IndexName: indexName,
  Select: text({
    values: ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'],
  }),
  ConsistentRead: flag(),
  ExclusiveStartKey: attributes(),
  FilterExpression: text(),
  ProjectionExpression: text(),
  ...placeholders,
  ReturnConsumedCapacity: consumed,
  AttributesToGet: legacy.AttributesToGet,
  ConditionalOperator: legacy.ConditionalOperator,
};

export const queryShape = structure({
  ...read,
  Limit: unshown(whole({ min: 1 }), 'Limit'),
  KeyConditionExpression: text(),
  ScanIndexForward: flag(),
  KeyConditions: legacy.KeyConditions,
  QueryFilter: legacy.QueryFilter,
});

export const scanShape = structure({
  ...read,
  Limit: whole({ min: 1 }),
  Segment: whole({ min: 0, max: 999_999 }),
  TotalSegments: whole({ min: 1, max: 1_000_000 }),
  ScanFilter: legacy.ScanFilter,
});
