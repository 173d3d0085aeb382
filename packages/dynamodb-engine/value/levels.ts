import { ValidationError } from '../error.ts';
import type { AttributeValue } from './attribute-value.ts';

/** As deep as lists and maps of an item may lie in one another. */
export const maxLevels = 32;

export const tooDeep = () =>
  new ValidationError(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  );

/** Counts how deep a value reaches: one that holds no others is one level. */
export const levelsOf = (value: AttributeValue): number => {
  if ('M' in value) return 1 + deepest(Object.values(value.M));
  return 'L' in value ? 1 + deepest(value.L) : 1;
};

const deepest = (members: readonly AttributeValue[]): number =>
  members.reduce((levels, member) => Math.max(levels, levelsOf(member)), 0);
