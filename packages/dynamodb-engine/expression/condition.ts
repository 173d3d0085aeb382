import { ValidationError } from '../error.ts';
import type { Item } from '../value/attribute-value.ts';
import { bindBetween, bindComparison, bindIn, type Test } from './comparison.ts';
import { bindSize, bindTest } from './condition-functions.ts';
import { parseConditionSyntax } from './condition-parser.ts';
import { inParameter } from './expression-error.ts';
import { type Operand, Scope } from './operand.ts';
import { remembered } from './parsed.ts';
import type { Placeholders } from './placeholders.ts';
import type { CallNode, ConditionNode, OperandNode } from './syntax.ts';
import { checkConditionSyntax } from './syntax-check.ts';

const noItem: Item = {};

export interface Condition {
  /** The top-level attributes that it reads. */
  readonly attributes: ReadonlySet<string>;
  /** Those of which it reads a part. */
  readonly nestedAttributes: ReadonlySet<string>;
  /** Whether it holds; where there is no item, every attribute is missing. */
  evaluate(item: Item | undefined): boolean;
}

/** Reads a text of the language of conditions, or takes what it meant the last time. */
export const readCondition = remembered((text) => {
  const syntax = parseConditionSyntax(text);
  checkConditionSyntax(syntax);
  return syntax.condition;
});

/** Parses and checks the expression of a parameter; its name leads the messages. */
export const parseCondition = (
  text: string,
  placeholders: Placeholders,
  parameter: 'ConditionExpression' | 'FilterExpression' = 'ConditionExpression',
): Condition => {
  const node = readCondition(parameter, text);
  const binder = new ConditionBinder(placeholders);
  const test = inParameter(parameter, () => binder.condition(node));
  const { attributes, nestedAttributes } = binder.scope;
  return { attributes, nestedAttributes, evaluate: (item) => test(item ?? noItem) };
};

/** Throws where the filter of a query reads an attribute of the key (`keys`: those of the table or the index read). */
export const checkFilterKeys = (filter: Condition, keys: readonly string[]): void => {
  const key = keys.find((name) => filter.attributes.has(name));
  if (key !== undefined)
    throw new ValidationError(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`,
    );
};

/** Makes a function of the item out of what a condition says. */
export class ConditionBinder {
  readonly scope: Scope;

  constructor(placeholders: Placeholders) {
    this.scope = new Scope(placeholders);
  }

  condition(node: ConditionNode): Test {
    switch (node.kind) {
      case 'and':
      case 'or':
        return this.#both(node.kind, node.left, node.right);
      case 'not':
        return this.#not(node.condition);
      case 'call':
        return this.#call(node, bindTest);
      case 'in':
        return bindIn(this.#operandsOf([node.operand, ...node.options]));
      case 'between':
        return bindBetween(this.#operandsOf(node.operands));
      default:
        return bindComparison(node.operator, this.#operandsOf(node.operands));
    }
  }

  operands(nodes: readonly OperandNode[]): Operand[] {
    return nodes.map((node) =>
      this.scope.operand(node, (call) => this.#call(call, (_name, operands) => bindSize(operands))),
    );
  }

  #both(kind: 'and' | 'or', leftNode: ConditionNode, rightNode: ConditionNode): Test {
    const left = this.condition(leftNode);
    const right = this.condition(rightNode);
    this.scope.countOperator();
    return kind === 'and' ? (item) => left(item) && right(item) : (item) => left(item) || right(item);
  }

  #not(node: ConditionNode): Test {
    const test = this.condition(node);
    this.scope.countOperator();
    return (item) => !test(item);
  }

  #call<T>({ name, operands: nodes }: CallNode, bind: (name: string, operands: Operand[]) => T): T {
    return bind(name, this.#operandsOf(nodes));
  }

  #operandsOf(nodes: readonly OperandNode[]): Operand[] {
    const operands = this.operands(nodes);
    this.scope.countOperator();
    return operands;
  }
}
