import { list } from './collection-shape.ts';
import { attributes, first, type Required, required, type Shape, text } from './shape.ts';

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
export const firstName = first<string, Required<string>>(required(tableName));

export const indexName = text({ min: 3, max: 255, pattern: namePattern });
export const newName = text({ min: 3, max: 255, pattern: namePattern });

export const consumed = text({ values: ['INDEXES', 'TOTAL', 'NONE'] });
export const metrics = text({ values: ['SIZE', 'NONE'] });
export const onFailure = text({ values: ['ALL_OLD', 'NONE'] });

export const placeholders = {
  ExpressionAttributeNames: attributes(),
  ExpressionAttributeValues: attributes(),
};

export const conditional = { ConditionExpression: text(), ...placeholders };

/** The parameters that expressions took the place of in 2014; told apart from members that nobody knows. */
export const legacy = {
  AttributesToGet: list(text(), { min: 1, max: 255 }),
  AttributeUpdates: attributes(),
  ConditionalOperator: text({ values: ['OR', 'AND'] }),
  Expected: attributes(),
  KeyConditions: attributes(),
  QueryFilter: attributes(),
  ScanFilter: attributes(),
};

export const written = {
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: metrics,
  ReturnValuesOnConditionCheckFailure: onFailure,
};
