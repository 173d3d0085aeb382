import { ValidationError } from '../error.ts';
import type { AttributeValue } from './attribute-value.ts';

/** Whether two values are the same: sets in any order, maps in any order, numbers by what they are. */
export const equal = (_one: AttributeValue, _other: AttributeValue): boolean => {
  throw new ValidationError('Not there yet.');
};

/** Below, at or above zero, or undefined where the two have no order: other types than S, N and B, or two types. */
export const compare = (_one: AttributeValue, _other: AttributeValue): number | undefined => {
  throw new ValidationError('Not there yet.');
};
