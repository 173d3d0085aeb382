import { list, map, mapOfLists, structure } from './collection-shape.ts';
import { unshownFault } from './fault.ts';
import { consumed, legacy, metrics, placeholders } from './member-shape.ts';
import { attributes, flag, required, text } from './shape.ts';

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
