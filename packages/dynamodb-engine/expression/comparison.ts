import type { AttributeValue, Item } from '../value/attribute-value.ts';
import { compare, equal } from '../value/compare.ts';
import { ExpressionError } from './expression-error.ts';
import { checkDistinct, checkOperandType, type Operand } from './operand.ts';
import type { Comparator } from './syntax.ts';

/** Whether something holds for an item. */
export type Test = (item: Item) => boolean;

const maxOptions = 100;
const ordered = ['S', 'N', 'B'];

export const bindComparison = (operator: Comparator, operands: readonly Operand[]): Test => {
  const [left, right] = operands;
  if (left === undefined || right === undefined) throw new TypeError(`${operator} takes two operands.`);
  checkDistinct(operator, operands);
  if (operator === '=') return (item) => areEqual(left.read(item), right.read(item));
  if (operator === '<>') return (item) => !areEqual(left.read(item), right.read(item));
  for (const operand of operands) checkOperandType(operator, operand, ordered);
  const holds = orders[operator];
  return (item) => {
    const order = orderOf(left.read(item), right.read(item));
    return order !== undefined && holds(order);
  };
};

const orders = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
};

const areEqual = (one: AttributeValue | undefined, other: AttributeValue | undefined): boolean =>
  one !== undefined && other !== undefined && equal(one, other);

const orderOf = (one: AttributeValue | undefined, other: AttributeValue | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : compare(one, other);

export const bindBetween = (operands: readonly Operand[]): Test => {
  const [operand, lower, upper] = operands;
  if (operand === undefined || lower === undefined || upper === undefined)
    throw new TypeError('BETWEEN takes three operands.');
  checkDistinct('BETWEEN', operands);
  for (const each of operands) checkOperandType('BETWEEN', each, ordered);
  checkBounds(lower, upper);
  return (item) => {
    const value = operand.read(item);
    const fromLower = orderOf(value, lower.read(item));
    const fromUpper = orderOf(value, upper.read(item));
    return fromLower !== undefined && fromUpper !== undefined && fromLower >= 0 && fromUpper <= 0;
  };
};

/** Throws where no value can lie between the two, as far as they are values already. */
const checkBounds = (lower: Operand, upper: Operand): void => {
  if (lower.value === undefined || upper.value === undefined) return;
  const order = compare(lower.value, upper.value);
  if (order !== undefined && order <= 0) return;
  const demand =
    order === undefined
      ? 'same data type for lower and upper bounds'
      : 'upper bound to be greater than or equal to lower bound';
  throw new ExpressionError(
    `The BETWEEN operator requires ${demand}; lower bound operand: AttributeValue: ${describe(lower)}, ` +
      `upper bound operand: AttributeValue: ${describe(upper)}`,
  );
};

const describe = ({ type = '', written }: Operand): string => {
  const content = new Map(Object.entries(written ?? {})).get(type);
  return `{${type}:${content}}`;
};

export const bindIn = (operands: readonly Operand[]): Test => {
  const [operand, ...options] = operands;
  if (options.length > maxOptions)
    throw new ExpressionError(
      `The IN operator is provided with too many operands; number of operands: ${options.length}`,
    );
  checkDistinct('IN', operands);
  return (item) => {
    const value = operand?.read(item);
    return options.some((option) => areEqual(value, option.read(item)));
  };
};
