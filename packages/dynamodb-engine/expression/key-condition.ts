import { ValidationError } from '../error.ts';
import { ConditionBinder, readCondition } from './condition.ts';
import { inParameter } from './expression-error.ts';
import { type KeyRange, type KeySchema, type KeyTest, keyRange } from './key-range.ts';
import type { Operand } from './operand.ts';
import type { Placeholders } from './placeholders.ts';
import type { ConditionNode, OperandNode } from './syntax.ts';

export interface KeyCondition {
  /** Throws what no key could be asked; comes after the check for unused placeholders, and needs no table. */
  check(): void;
  /** Answers what the query reads; throws where the condition does not fit that key. */
  range(schema: KeySchema): KeyRange;
}

const parameter = 'KeyConditionExpression';

/** Parses the expression and checks it as a condition. */
export const parseKeyCondition = (text: string, placeholders: Placeholders): KeyCondition => {
  const node = readCondition(parameter, text);
  const binder = new ConditionBinder(placeholders);
  inParameter(parameter, () => binder.condition(node));
  const tests = () => {
    const found = new Map<string, KeyTest>();
    collectTests(node, binder, found);
    return found;
  };
  return {
    check: () => {
      tests();
    },
    range: (schema) => keyRange(tests(), schema),
  };
};

/** Finds what is asked of each attribute: of all that conditions can say, keys can be asked little. */
const collectTests = (node: ConditionNode, binder: ConditionBinder, tests: Map<string, KeyTest>): void => {
  if (node.kind === 'and') {
    collectTests(node.left, binder, tests);
    collectTests(node.right, binder, tests);
    return;
  }
  const { operator, operands } = testOf(node);
  checkFirstOperand(operator, operands);
  const [name, test] = keyTest(operator, binder.operands(operands), operands);
  if (tests.has(name))
    throw new ValidationError('KeyConditionExpressions must only contain one condition per key');
  tests.set(name, test);
};

type Operator = KeyTest['operator'];

const testOf = (node: ConditionNode): { operator: Operator; operands: readonly OperandNode[] } => {
  if (node.kind === 'between') return { operator: 'BETWEEN', operands: node.operands };
  if (node.kind === 'call' && node.name === 'begins_with')
    return { operator: 'begins_with', operands: node.operands };
  if (node.kind === 'call') throw invalidOperator(node.name);
  if (node.kind !== 'comparison') throw invalidOperator(node.kind.toUpperCase());
  if (node.operator === '<>') throw invalidOperator(node.operator);
  return { operator: node.operator, operands: node.operands };
};

const invalidOperator = (operator: string) =>
  new ValidationError(`Invalid operator used in KeyConditionExpression: ${operator}`);

const invalidCondition = (problem: string) =>
  new ValidationError(`Invalid condition in KeyConditionExpression: ${problem}`);

const checkFirstOperand = (operator: Operator, [first]: readonly OperandNode[]): void => {
  if (first?.kind !== 'path' && (operator === 'BETWEEN' || operator === 'begins_with'))
    throw invalidCondition(`${operator} operator must have the key attribute as its first operand`);
};

const keyTest = (
  operator: Operator,
  operands: readonly Operand[],
  nodes: readonly OperandNode[],
): [string, KeyTest] => {
  const paths = operands.filter(({ path }) => path !== undefined);
  if (paths.length > 1) throw invalidCondition('Multiple attribute names used in one condition');
  const [path] = paths;
  if ((path?.path?.length ?? 0) > 1)
    throw new ValidationError('KeyConditionExpressions cannot have conditions on nested attributes');
  if (nodes.some(({ kind }) => kind === 'call'))
    throw new ValidationError('KeyConditionExpressions cannot contain nested operations');
  if (path?.path === undefined) throw invalidCondition('No key attribute specified');
  const isTurned = operands[0] !== path;
  const values = operands.flatMap(({ value }) => value ?? []);
  return [path.path[0], { operator: isTurned ? turned(operator) : operator, values }];
};

/** What a comparison is with its sides exchanged. */
const turned = (operator: Operator): Operator => {
  if (operator === '<') return '>';
  if (operator === '<=') return '>=';
  if (operator === '>') return '<';
  return operator === '>=' ? '<=' : operator;
};
