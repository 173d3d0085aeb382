import { ValidationError } from '../error.ts';
import type { AttributeValue, Item } from './attribute-value.ts';

/**
 * Reads an item of a request: throws a SerializationError where its JSON has another shape than an item's, and a
 * ValidationError where a value is none. Numbers come out in the form in which DynamoDB answers them.
 */
export const checkItem = (_raw: unknown): Item => {
  throw new ValidationError('Not there yet.');
};

/** Reads one value, as `checkItem` does. */
export const checkValue = (_raw: unknown): AttributeValue => {
  throw new ValidationError('Not there yet.');
};
