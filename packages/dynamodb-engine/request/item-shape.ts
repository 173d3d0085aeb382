import { structure } from './collection-shape.ts';
import { conditional, consumed, firstName, legacy, placeholders, written } from './member-shape.ts';
import { attributes, flag, required, text } from './shape.ts';

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
