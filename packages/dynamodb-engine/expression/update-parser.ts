import { OperandParser } from './operand-parser.ts';
import type { ActionNode, OperandNode, SectionName, SetValueNode, UpdateSyntax } from './syntax.ts';
import { TokenReader } from './tokens.ts';

const sections: readonly SectionName[] = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/** Reads the text of an update; throws an ExpressionError. */
export const parseUpdateSyntax = (text: string): UpdateSyntax => new UpdateParser(text).update();

class UpdateParser extends OperandParser {
  readonly #actions: ActionNode[] = [];
  #repeatedSection: SectionName | undefined;

  constructor(text: string) {
    super(new TokenReader(text));
  }

  update(): UpdateSyntax {
    const seen = new Set<SectionName>();
    do {
      const section = sections.find((name) => this.tokens.acceptKeyword(name));
      if (section === undefined) throw this.tokens.unexpected();
      if (seen.has(section)) this.#repeatedSection ??= section;
      seen.add(section);
      this.#section(section);
    } while (this.tokens.next.kind !== 'end');
    return {
      actions: this.#actions,
      repeatedSection: this.#repeatedSection,
      hasRedundantParentheses: this.hasRedundantParentheses,
    };
  }

  #section(section: SectionName): void {
    do this.#actions.push(this.#action(section));
    while (this.tokens.acceptSymbol(','));
  }

  #action(section: SectionName): ActionNode {
    const path = this.path();
    if (section === 'REMOVE') return { kind: section, path };
    if (section !== 'SET') return { kind: section, path, value: this.value() };
    this.tokens.expectSymbol('=');
    return { kind: section, path, value: this.#setValue() };
  }

  #setValue(): SetValueNode {
    const left = this.tokens.isSymbol('(') ? this.#parenthesised() : this.bareOperand();
    return left.kind === 'arithmetic' ? left : this.#restOfArithmetic(left);
  }

  #parenthesised(): SetValueNode {
    return this.inParentheses(() => {
      const nested = this.tokens.isSymbol('(');
      const left = nested ? this.#parenthesised() : this.bareOperand();
      const value = left.kind === 'arithmetic' ? left : this.#restOfArithmetic(left);
      if (nested && value === left) this.hasRedundantParentheses = true;
      return value;
    });
  }

  #restOfArithmetic(left: OperandNode): SetValueNode {
    for (const operator of ['+', '-'] as const)
      if (this.tokens.acceptSymbol(operator))
        return { kind: 'arithmetic', operator, operands: [left, this.operand()] };
    return left;
  }
}
