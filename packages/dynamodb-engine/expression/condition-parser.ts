import { OperandParser } from './operand-parser.ts';
import type { Comparator, ConditionNode, ConditionSyntax, OperandNode } from './syntax.ts';
import { TokenReader } from './tokens.ts';

const comparators: readonly Comparator[] = ['=', '<>', '<=', '>=', '<', '>'];

type Part = ConditionNode | OperandNode;

const isCondition = (part: Part): part is ConditionNode => part.kind !== 'path' && part.kind !== 'value';
const isOperand = (part: Part): part is OperandNode =>
  part.kind === 'path' || part.kind === 'value' || part.kind === 'call';

/** Reads the text of a condition, a filter or a key condition; throws an ExpressionError. */
export const parseConditionSyntax = (text: string): ConditionSyntax => {
  const parser = new ConditionParser(text);
  const condition = parser.condition();
  parser.tokens.expectEnd();
  return { condition, hasRedundantParentheses: parser.hasRedundantParentheses };
};

class ConditionParser extends OperandParser {
  constructor(text: string) {
    super(new TokenReader(text));
  }

  condition(): ConditionNode {
    const part = this.#or(false);
    // Without parentheses around it, an operand alone was refused where it was read.
    if (!isCondition(part)) throw this.tokens.unexpected();
    return part;
  }

  /** What stands in parentheses may be a lone operand: only the word after them tells. */
  #or(mayBeOperand: boolean): Part {
    let left = this.#and(mayBeOperand);
    while (isCondition(left) && this.tokens.acceptKeyword('OR'))
      left = { kind: 'or', left, right: this.#conditionOf(this.#and(false)) };
    return left;
  }

  #and(mayBeOperand: boolean): Part {
    let left = this.#not(mayBeOperand);
    while (isCondition(left) && this.tokens.acceptKeyword('AND'))
      left = { kind: 'and', left, right: this.#conditionOf(this.#not(false)) };
    return left;
  }

  #not(mayBeOperand: boolean): Part {
    if (!this.tokens.acceptKeyword('NOT')) return this.#test(mayBeOperand);
    return { kind: 'not', condition: this.#conditionOf(this.#not(false)) };
  }

  #test(mayBeOperand: boolean): Part {
    const left = this.tokens.isSymbol('(') ? this.#parenthesised() : this.bareOperand();
    if (!isOperand(left)) return left;
    const test = this.#restOfTest(left);
    if (test !== undefined) return test;
    if (left.kind === 'call') return left;
    if (mayBeOperand && this.tokens.isSymbol(')')) return left;
    throw this.tokens.unexpected();
  }

  #parenthesised(): Part {
    const opened = this.tokens.position;
    const part = this.inParentheses(() => this.#or(true));
    // Between the last two parentheses stands nothing, and between the first two neither.
    if (this.#closedAt.get(opened + 1) === this.tokens.position - 1) this.hasRedundantParentheses = true;
    this.#closedAt.set(opened, this.tokens.position);
    return part;
  }

  /** Where the parentheses that open at a position are closed: the position after them. */
  readonly #closedAt = new Map<number, number>();

  #restOfTest(left: OperandNode): ConditionNode | undefined {
    for (const operator of comparators)
      if (this.tokens.acceptSymbol(operator))
        return { kind: 'comparison', operator, operands: [left, this.operand()] };
    if (this.tokens.acceptKeyword('BETWEEN')) return this.#between(left);
    if (this.tokens.acceptKeyword('IN')) return this.#in(left);
    return undefined;
  }

  #between(left: OperandNode): ConditionNode {
    const lower = this.operand();
    this.tokens.expectKeyword('AND');
    return { kind: 'between', operands: [left, lower, this.operand()] };
  }

  #in(operand: OperandNode): ConditionNode {
    this.tokens.expectSymbol('(');
    const options = [this.operand()];
    while (this.tokens.acceptSymbol(',')) options.push(this.operand());
    this.tokens.expectSymbol(')');
    return { kind: 'in', operand, options };
  }

  #conditionOf(part: Part): ConditionNode {
    if (!isCondition(part)) throw this.tokens.unexpected();
    return part;
  }
}
