import { unshownFault } from './fault.ts';
import {
  attributes,
  first,
  flag,
  list,
  map,
  mapOfLists,
  type Required,
  required,
  type Shape,
  structure,
  text,
  unshown,
  whole,
} from './shape.ts';

const namePattern = '[a-zA-Z0-9_.-]+';

const plainName = text({ min: 1, max: 255, pattern: namePattern });
const tableArn = text({
  max: 1024,
  pattern: 'arn:[a-z0-9-]+:dynamodb:[a-z0-9-]*:[0-9]*:table/[a-zA-Z0-9_.-]+',
});

/** A table by its name or its ARN. */
export const tableName: Shape<string> = {
  read: plainName.read,
  check: (value, path, faults) =>
    (value.startsWith('arn:') ? tableArn : plainName).check(value, path, faults),
};
/** What is wrong with it is told alone where one item is read or written. */
const firstName = first<string, Required<string>>(required(tableName));

export const indexName = text({ min: 3, max: 255, pattern: namePattern });
export const newName = text({ min: 3, max: 255, pattern: namePattern });

const consumed = text({ values: ['INDEXES', 'TOTAL', 'NONE'] });
const metrics = text({ values: ['SIZE', 'NONE'] });
const onFailure = text({ values: ['ALL_OLD', 'NONE'] });

const placeholders = {
  ExpressionAttributeNames: attributes(),
  ExpressionAttributeValues: attributes(),
};

const conditional = { ConditionExpression: text(), ...placeholders };

/** The parameters that expressions took the place of in 2014; told apart from members that nobody knows. */
const legacy = {
  AttributesToGet: list(text(), { min: 1, max: 255 }),
  AttributeUpdates: attributes(),
  ConditionalOperator: text({ values: ['OR', 'AND'] }),
  Expected: attributes(),
  KeyConditions: attributes(),
  QueryFilter: attributes(),
  ScanFilter: attributes(),
};

const written = {
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: metrics,
  ReturnValuesOnConditionCheckFailure: onFailure,
};

export const getItemShape = structure({
  Key: required(attributes()),
  TableName: firstName,
  ConsistentRead: flag(),
  ProjectionExpression: text(),
  ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
  ReturnConsumedCapacity: consumed,
  AttributesToGet: legacy.AttributesToGet,
});

export const putItemShape = structure({
  Item: required(attributes()),
  TableName: firstName,
  ...conditional,
  ...written,
  ReturnValues: text({ values: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] }),
  Expected: legacy.Expected,
  ConditionalOperator: legacy.ConditionalOperator,
});

export const deleteItemShape = structure({
  Key: required(attributes()),
  TableName: firstName,
  ...conditional,
  ...written,
  ReturnValues: text({ values: ['ALL_OLD', 'NONE'] }),
  Expected: legacy.Expected,
  ConditionalOperator: legacy.ConditionalOperator,
});

export const updateItemShape = structure({
  Key: required(attributes()),
  TableName: firstName,
  UpdateExpression: text(),
  ...conditional,
  ...written,
  ReturnValues: text({ values: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] }),
  Expected: legacy.Expected,
  ConditionalOperator: legacy.ConditionalOperator,
  AttributeUpdates: legacy.AttributeUpdates,
});

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

const keysAndAttributes = structure(
  {
    Keys: required(list(attributes(), { min: 1 })),
    ConsistentRead: flag(),
    ProjectionExpression: text(),
    ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
    AttributesToGet: legacy.AttributesToGet,
  },
  'KeysAndAttributes',
);

const maxKeys = 100;
const keysOfTables = map(keysAndAttributes, { max: maxKeys });

export const batchGetShape = structure({
  RequestItems: required({
    ...keysOfTables,
    check: (value, path, faults) => {
      for (const [name, { Keys }] of Object.entries(value))
        if (Keys !== undefined && Keys.length > maxKeys)
          faults.push(
            unshownFault(
              `RequestItems.${name}.member.Keys`,
              `Member must have length less than or equal to ${maxKeys}`,
            ),
          );
      keysOfTables.check(value, path, faults);
    },
  }),
  ReturnConsumedCapacity: consumed,
});

const putRequest = structure({ Item: required(attributes()) }, 'PutRequest');
const deleteRequest = structure({ Key: required(attributes()) }, 'DeleteRequest');

export const batchWriteShape = structure({
  RequestItems: required(
    mapOfLists(
      structure({ PutRequest: putRequest, DeleteRequest: deleteRequest }, 'WriteRequest', true),
      { max: 25 },
      { min: 1, max: 25 },
    ),
  ),
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: metrics,
});

const inTransaction = {
  TableName: required(tableName),
  ...conditional,
  ReturnValuesOnConditionCheckFailure: onFailure,
};
const keyed = { Key: required(attributes()), ...inTransaction };

export const transactWriteShape = structure({
  TransactItems: required(
    list(
      structure(
        {
          Put: structure({ Item: required(attributes()), ...inTransaction }, 'Put'),
          Update: structure({ ...keyed, UpdateExpression: required(text()) }, 'Update'),
          Delete: structure(keyed, 'Delete'),
          ConditionCheck: structure({ ...keyed, ConditionExpression: required(text()) }, 'ConditionCheck'),
        },
        'TransactWriteItem',
        true,
      ),
      { min: 1, max: 100 },
    ),
  ),
  ClientRequestToken: text({ min: 1, max: 36 }),
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: metrics,
});

export const transactGetShape = structure({
  TransactItems: required(
    list(
      structure(
        {
          Get: required(
            structure(
              {
                Key: required(attributes()),
                TableName: required(tableName),
                ProjectionExpression: text(),
                ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
              },
              'Get',
            ),
          ),
        },
        'TransactGetItem',
        true,
      ),
      { min: 1, max: 100 },
    ),
  ),
  ReturnConsumedCapacity: consumed,
});
