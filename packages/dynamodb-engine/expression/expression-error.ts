import { ValidationError } from '../error.ts';

export type Parameter =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** What is wrong with an expression, without the name of its parameter. */
export class ExpressionError extends Error {}

/** Puts the parameter's name before what is found wrong with its expression. */
export const inParameter = <T>(parameter: Parameter, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw new ValidationError(`Invalid ${parameter}: ${error.message}`);
    throw error;
  }
};
