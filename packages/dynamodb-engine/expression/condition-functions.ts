import type { AttributeValue } from '../value/attribute-value.ts';
import { equal } from '../value/compare.ts';
import type { Test } from './comparison.ts';
import { ExpressionError } from './expression-error.ts';
import {
  checkDistinct,
  checkOperandCount,
  checkOperandType,
  incorrectType,
  type Operand,
  pathOf,
  typeOf,
} from './operand.ts';
import { readPath } from './path.ts';

const attributeTypes = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];
const measurable = ['S', 'B', 'SS', 'NS', 'BS', 'L', 'M'];

const operandCounts: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};

/** Throws where the operands of a function of conditions cannot be its, whatever the item. */
const checkOperands = (name: string, operands: readonly Operand[]): void => {
  checkOperandCount(name, operands, operandCounts[name] ?? 0);
  checkDistinct(name, operands);
};

/** Binds a function that is a condition by itself. */
export const bindTest = (name: string, operands: readonly Operand[]): Test => {
  checkOperands(name, operands);
  const [first, second] = operands;
  if (name === 'attribute_exists') return exists(pathOf(name, first));
  if (name === 'attribute_not_exists') return not(exists(pathOf(name, first)));
  if (first === undefined || second === undefined) throw new TypeError(`${name} takes two operands.`);
  if (name === 'attribute_type') return attributeType(first, second);
  return name === 'begins_with' ? beginsWith(first, second) : contains(first, second);
};

const exists =
  (path: Parameters<typeof readPath>[1]): Test =>
  (item) =>
    readPath(item, path) !== undefined;

const not =
  (test: Test): Test =>
  (item) =>
    !test(item);

const attributeType = (operand: Operand, type: Operand): Test => {
  const { value } = type;
  if (value === undefined || !('S' in value))
    throw incorrectType('attribute_type', type.type ?? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
  if (!attributeTypes.includes(value.S))
    throw new ExpressionError(
      `Invalid attribute type name found; type: ${value.S}, valid types: {${attributeTypes.join(',')}}`,
    );
  return (item) => {
    const found = operand.read(item);
    return found !== undefined && typeOf(found) === value.S;
  };
};

const beginsWith = (operand: Operand, prefix: Operand): Test => {
  for (const each of [operand, prefix]) checkOperandType('begins_with', each, ['S', 'B']);
  return (item) => {
    const value = operand.read(item);
    const start = prefix.read(item);
    if (value === undefined || start === undefined) return false;
    if ('S' in value && 'S' in start) return value.S.startsWith(start.S);
    if (!('B' in value && 'B' in start)) return false;
    const bytes = Buffer.from(start.B, 'base64');
    return Buffer.from(value.B, 'base64').subarray(0, bytes.length).equals(bytes);
  };
};

const contains = (operand: Operand, member: Operand): Test => {
  return (item) => {
    const value = operand.read(item);
    const sought = member.read(item);
    return value !== undefined && sought !== undefined && holds(value, sought);
  };
};

/** Tells whether a text has that part, a set that element, or a list that value. */
const holds = (value: AttributeValue, sought: AttributeValue): boolean => {
  if ('L' in value) return value.L.some((member) => equal(member, sought));
  if ('S' in sought)
    return 'S' in value ? value.S.includes(sought.S) : 'SS' in value && value.SS.includes(sought.S);
  if ('N' in sought) return 'NS' in value && value.NS.includes(sought.N);
  if (!('B' in sought)) return false;
  if ('BS' in value) return value.BS.includes(sought.B);
  return 'B' in value && Buffer.from(value.B, 'base64').includes(Buffer.from(sought.B, 'base64'));
};

/** Binds `size`, the one function whose answer is compared. */
export const bindSize = (operands: readonly Operand[]): Operand => {
  checkOperands('size', operands);
  const [operand] = operands;
  if (operand === undefined) throw new TypeError('size takes one operand.');
  checkOperandType('size', operand, measurable);
  return {
    type: 'N',
    read: (item) => {
      const value = operand.read(item);
      const size = value && sizeOf(value);
      return size === undefined ? undefined : { N: String(size) };
    },
  };
};

const sizeOf = (value: AttributeValue): number | undefined => {
  if ('S' in value) return value.S.length;
  if ('B' in value) return Buffer.from(value.B, 'base64').length;
  if ('M' in value) return Object.keys(value.M).length;
  if ('L' in value) return value.L.length;
  if ('SS' in value) return value.SS.length;
  if ('NS' in value) return value.NS.length;
  return 'BS' in value ? value.BS.length : undefined;
};
