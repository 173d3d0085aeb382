import { ValidationError } from '../error.ts';

/** Reads a number and writes it as DynamoDB answers it; throws where it is none, or out of its range. */
export const normaliseNumber = (_text: string): string => {
  throw new ValidationError('Not there yet.');
};

/** Below, at or above zero; of normalised numbers. */
export const compareNumbers = (_one: string, _other: string): number => {
  throw new ValidationError('Not there yet.');
};

/** Adds two normalised numbers. */
export const addNumbers = (_one: string, _other: string): string => {
  throw new ValidationError('Not there yet.');
};

export const subtractNumbers = (_one: string, _other: string): string => {
  throw new ValidationError('Not there yet.');
};
