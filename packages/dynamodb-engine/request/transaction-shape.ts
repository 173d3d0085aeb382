import { list, structure } from './collection-shape.ts';
import { conditional, consumed, metrics, onFailure, placeholders, tableName } from './member-shape.ts';
import { attributes, required, text } from './shape.ts';

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
