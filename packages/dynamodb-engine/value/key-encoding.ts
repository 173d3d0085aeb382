import { ValidationError } from '../error.ts';
import type { AttributeValue } from './attribute-value.ts';

/** Turns the value of a key (S, N or B) into bytes that sort as DynamoDB sorts the values. */
export const encodeKey = (_value: AttributeValue): Uint8Array => {
  throw new ValidationError('Not there yet.');
};
