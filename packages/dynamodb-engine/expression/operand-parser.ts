import { ExpressionError } from './expression-error.ts';
import type { OperandNode, PathNode, PathPart, ValueNode } from './syntax.ts';
import type { TokenReader } from './tokens.ts';

export const redundantParentheses = 'The expression has redundant parentheses;';
/** More than the operators that are allowed could need. */
const maxParentheses = 400;

/** Words that are no names, in whatever kind of expression. */
const keywords = new Set(['SET', 'REMOVE', 'ADD', 'DELETE', 'AND', 'OR', 'NOT', 'BETWEEN', 'IN']);

/** Reads what all kinds of expressions have: paths, values and calls of functions, in parentheses or without. */
export class OperandParser {
  readonly tokens: TokenReader;
  hasRedundantParentheses = false;
  #openParentheses = 0;

  constructor(tokens: TokenReader) {
    this.tokens = tokens;
  }

  operand(): OperandNode {
    if (!this.tokens.isSymbol('(')) return this.bareOperand();
    return this.inParentheses(() => {
      if (this.tokens.isSymbol('(')) this.hasRedundantParentheses = true;
      return this.operand();
    });
  }

  bareOperand(): OperandNode {
    if (this.tokens.next.kind === 'valueholder') return this.value();
    if (this.#isName() && this.tokens.isFollowedBy('(')) return this.#call();
    return this.path();
  }

  value(): ValueNode {
    if (this.tokens.next.kind !== 'valueholder') throw this.tokens.unexpected();
    return { kind: 'value', placeholder: this.tokens.take().text };
  }

  path(): PathNode {
    const parts: PathPart[] = [this.#pathName()];
    for (;;) {
      if (this.tokens.acceptSymbol('.')) parts.push(this.#pathName());
      else if (this.tokens.acceptSymbol('[')) parts.push(this.#pathIndex());
      else return { kind: 'path', parts };
    }
  }

  /** Reads from a parenthesis to the one that closes it. So many in one another that they cannot all be needed end it. */
  protected inParentheses<T>(read: () => T): T {
    this.tokens.expectSymbol('(');
    this.#openParentheses += 1;
    if (this.#openParentheses > maxParentheses) throw new ExpressionError(redundantParentheses);
    const inner = read();
    this.#openParentheses -= 1;
    this.tokens.expectSymbol(')');
    return inner;
  }

  #isName(): boolean {
    const { kind, text } = this.tokens.next;
    return kind === 'name' && !keywords.has(text.toUpperCase());
  }

  #pathName(): PathPart {
    if (this.tokens.next.kind === 'nameholder')
      return { kind: 'nameholder', placeholder: this.tokens.take().text };
    if (!this.#isName()) throw this.tokens.unexpected();
    return { kind: 'name', name: this.tokens.take().text };
  }

  #pathIndex(): PathPart {
    if (this.tokens.next.kind !== 'number') throw this.tokens.unexpected();
    const digits = this.tokens.take().text;
    this.tokens.expectSymbol(']');
    return { kind: 'index', digits };
  }

  #call(): OperandNode {
    const name = this.tokens.take().text;
    this.tokens.expectSymbol('(');
    const operands = [this.operand()];
    while (this.tokens.acceptSymbol(',')) operands.push(this.operand());
    this.tokens.expectSymbol(')');
    return { kind: 'call', name, operands };
  }
}
