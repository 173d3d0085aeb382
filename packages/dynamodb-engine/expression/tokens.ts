import { ExpressionError } from './expression-error.ts';

export type TokenKind = 'name' | 'nameholder' | 'valueholder' | 'number' | 'symbol' | 'unknown' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What there can be, by the number of its group. */
const kinds: readonly TokenKind[] = ['name', 'nameholder', 'valueholder', 'number', 'symbol', 'unknown'];
const token =
  /[ \t\r\n]*(?:([a-zA-Z][a-zA-Z0-9_]*)|(#[a-zA-Z0-9_]+)|(:[a-zA-Z0-9_]+)|(0|[1-9][0-9]*)|(<=|>=|<>|[=<>(),.[\]+-])|([^ \t\r\n]))/uy;

const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const group = match.findIndex((found, index) => index > 0 && found !== undefined);
    const found = match[group] ?? '';
    const end = match.index + match[0].length;
    tokens.push({ kind: kinds[group - 1] ?? 'unknown', text: found, start: end - found.length, end });
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length });
  return tokens;
};

/** Reads the words of an expression one after the other. */
export class TokenReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  /** How many words were read. */
  get position(): number {
    return this.#position;
  }

  get next(): Token {
    return this.#at(this.#position);
  }

  take(): Token {
    const token = this.next;
    this.#position += 1;
    return token;
  }

  isSymbol(symbol: string): boolean {
    return this.next.kind === 'symbol' && this.next.text === symbol;
  }

  isFollowedBy(symbol: string): boolean {
    const token = this.#at(this.#position + 1);
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Keywords are written in any case. */
  isKeyword(keyword: string): boolean {
    return this.next.kind === 'name' && this.next.text.toUpperCase() === keyword;
  }

  acceptSymbol(symbol: string): boolean {
    const found = this.isSymbol(symbol);
    if (found) this.#position += 1;
    return found;
  }

  acceptKeyword(keyword: string): boolean {
    const found = this.isKeyword(keyword);
    if (found) this.#position += 1;
    return found;
  }

  expectSymbol(symbol: string): void {
    if (!this.acceptSymbol(symbol)) throw this.unexpected();
  }

  expectKeyword(keyword: string): void {
    if (!this.acceptKeyword(keyword)) throw this.unexpected();
  }

  expectEnd(): void {
    if (this.next.kind !== 'end') throw this.unexpected();
  }

  /** The next word does not belong there; tells it with the ones beside it. */
  unexpected(): ExpressionError {
    const { text } = this.next;
    const start = this.#position === 0 ? 0 : this.#at(this.#position - 1).start;
    const near = this.#text.slice(start, this.#at(this.#position + 1).end);
    return new ExpressionError(`Syntax error; token: "${text}", near: "${near}"`);
  }

  #at(position: number): Token {
    const token = this.#tokens[Math.min(position, this.#tokens.length - 1)];
    if (token === undefined) throw new RangeError('An expression ends with a token.');
    return token;
  }
}
