import { ValidationError } from '../error.ts';
import { type Condition, parseCondition } from '../expression/condition.ts';
import { type KeyCondition, parseKeyCondition } from '../expression/key-condition.ts';
import { Placeholders } from '../expression/placeholders.ts';
import { type Projection, parseProjection } from '../expression/projection.ts';
import { parseUpdate, type Update } from '../expression/update.ts';

interface Input {
  readonly UpdateExpression?: string | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: object | undefined;
  readonly ExpressionAttributeValues?: object | undefined;
}

export interface Expressions {
  readonly update: Update | undefined;
  readonly condition: Condition | undefined;
  readonly keyCondition: KeyCondition | undefined;
  readonly filter: Condition | undefined;
  readonly projection: Projection | undefined;
}

const none: Expressions = {
  update: undefined,
  condition: undefined,
  keyCondition: undefined,
  filter: undefined,
  projection: undefined,
};

type ExpressionName =
  | 'UpdateExpression'
  | 'ConditionExpression'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ProjectionExpression';

const legacyNames = [
  'AttributesToGet',
  'AttributeUpdates',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'ConditionalOperator',
] as const;

/** Refuses the parameters that expressions took the place of. */
const checkLegacy = (input: object, given: readonly ExpressionName[]): void => {
  const old = legacyNames.filter((name) => name in input);
  if (old.length === 0) return;
  if (given.length > 0)
    throw new ValidationError(
      `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${old.join(', ')}} Expression parameters: {${given.join(', ')}}`,
    );
  throw new ValidationError(
    `The legacy parameters {${old.join(', ')}} are not supported by this engine; use expressions instead`,
  );
};

const checkPlaceholders = (
  input: Input,
  given: readonly ExpressionName[],
  taken: readonly ExpressionName[],
): void => {
  if (input.ExpressionAttributeNames && given.length === 0)
    throw new ValidationError('ExpressionAttributeNames can only be specified when using expressions');
  const withValues = taken.filter((name) => name !== 'ProjectionExpression');
  if (input.ExpressionAttributeValues && withValues.every((name) => !given.includes(name)))
    throw new ValidationError(
      `ExpressionAttributeValues can only be specified when using expressions: ${withValues.join(' and ')} ${withValues.length > 1 ? 'are' : 'is'} null`,
    );
};

/** Parses all expressions of a request, which takes those in `taken`. */
export const readExpressions = (input: Input, taken: readonly ExpressionName[]): Expressions => {
  const given = taken.filter((name) => input[name] !== undefined);
  checkLegacy(input, given);
  checkPlaceholders(input, given, taken);
  if (given.length === 0) return none;
  const placeholders = Placeholders.read(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const parse = <T>(text: string | undefined, parser: (text: string) => T): T | undefined =>
    text === undefined ? undefined : parser(text);
  const expressions = {
    update: parse(input.UpdateExpression, (text) => parseUpdate(text, placeholders)),
    condition: parse(input.ConditionExpression, (text) => parseCondition(text, placeholders)),
    keyCondition: parse(input.KeyConditionExpression, (text) => parseKeyCondition(text, placeholders)),
    filter: parse(input.FilterExpression, (text) => parseCondition(text, placeholders, 'FilterExpression')),
    projection: parse(input.ProjectionExpression, (text) => parseProjection(text, placeholders)),
  };
  placeholders.checkUsed();
  expressions.keyCondition?.check();
  return expressions;
};
