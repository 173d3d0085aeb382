import type { AttributeValue, Item } from '../value/attribute-value.ts';
import { addNumbers, subtractNumbers } from '../value/number.ts';
import { ExpressionError } from './expression-error.ts';
import { checkOperandCount, checkOperandType, type Operand, pathOf, type Scope } from './operand.ts';
import type { CallNode, SetValueNode } from './syntax.ts';
import { missingOperand, wrongOperandType } from './update-error.ts';

/** Binds what a SET gives its path: reads it from the item as it was before. */
export const bindSetValue = (node: SetValueNode, scope: Scope): ((item: Item) => AttributeValue) => {
  const { read } = bindOperand(node, scope);
  return (item) => {
    const value = read(item);
    if (value === undefined) throw missingOperand();
    return value;
  };
};

const bindOperand = (node: SetValueNode, scope: Scope): Operand => {
  if (node.kind === 'arithmetic') return bindArithmetic(node.operator, bindAll(node.operands, scope), scope);
  return scope.operand(node, (call) => bindCall(call, scope));
};

const bindAll = (nodes: readonly SetValueNode[], scope: Scope): Operand[] =>
  nodes.map((node) => bindOperand(node, scope));

const bindArithmetic = (operator: '+' | '-', operands: readonly Operand[], scope: Scope): Operand => {
  scope.countOperator();
  for (const operand of operands) checkOperandType(operator, operand, ['N']);
  const combine = operator === '+' ? addNumbers : subtractNumbers;
  return {
    type: 'N',
    read: (item) => {
      const [left, right] = valuesOf(operands, item);
      if (left === undefined || right === undefined || !('N' in left && 'N' in right))
        throw wrongOperandType();
      return { N: combine(left.N, right.N) };
    },
  };
};

const bindCall = (call: CallNode, scope: Scope): Operand => {
  const operands = bindAll(call.operands, scope);
  scope.countOperator();
  checkOperandCount(call.name, operands, 2);
  return call.name === 'list_append' ? listAppend(operands) : ifNotExists(operands);
};

const listAppend = (operands: readonly Operand[]): Operand => {
  for (const operand of operands) checkOperandType('list_append', operand, ['L']);
  return {
    type: 'L',
    read: (item) => {
      const [left, right] = valuesOf(operands, item);
      if (left === undefined || right === undefined || !('L' in left && 'L' in right))
        throw wrongOperandType();
      return { L: [...left.L, ...right.L] };
    },
  };
};

const ifNotExists = ([existing, otherwise]: readonly Operand[]): Operand => {
  pathOf('if_not_exists', existing);
  return { type: otherwise?.type, read: (item) => existing?.read(item) ?? otherwise?.read(item) };
};

/** Reads operands that have to be there. */
const valuesOf = (operands: readonly Operand[], item: Item): AttributeValue[] =>
  operands.map(({ read }) => {
    const value = read(item);
    if (value === undefined) throw missingOperand();
    return value;
  });

const typeNames: Readonly<Record<string, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
};

/** Throws where a value is none that ADD or DELETE takes: a set, and for ADD a number. */
export const checkSetOperand = (action: 'ADD' | 'DELETE', value: AttributeValue): void => {
  const [type = ''] = Object.keys(value);
  const name = typeNames[type];
  if (name === undefined || (action === 'ADD' && type === 'N')) return;
  throw new ExpressionError(
    `Incorrect operand type for operator or function; operator: ${action}, ` +
      `operand type: ${name}, typeSet: ALLOWED_FOR_${action}_OPERAND`,
  );
};
