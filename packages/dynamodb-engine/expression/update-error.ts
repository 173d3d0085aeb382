import { ValidationError } from '../error.ts';

/** What an update finds wrong with the item that it is applied to. */
export const wrongOperandType = () =>
  new ValidationError('An operand in the update expression has an incorrect data type');

export const missingOperand = () =>
  new ValidationError('The provided expression refers to an attribute that does not exist in the item');

export const invalidPath = () =>
  new ValidationError('The document path provided in the update expression is invalid for update');
