import type { AttributeValue, Item } from '../value/attribute-value.ts';
import { maxLevels } from '../value/levels.ts';
import { ExpressionError } from './expression-error.ts';
import { describePath, type Path, readPath, samePath } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import type { CallNode, OperandNode, PathNode, PathPart, ValueNode } from './syntax.ts';

const maxOperators = 300;

/** What an operand is in a request: a path, a value, or what a function makes of others. */
export interface Operand {
  /** The type that it has whatever the item, if it is known. */
  readonly type?: string | undefined;
  readonly path?: Path | undefined;
  readonly value?: AttributeValue | undefined;
  /** A value as the request wrote it. */
  readonly written?: unknown;
  readonly read: (item: Item) => AttributeValue | undefined;
}

/** What an expression is bound to: the placeholders of its request, and what it has of paths and operators so far. */
export class Scope {
  readonly #placeholders: Placeholders;
  /** The top-level attributes of all paths. */
  readonly attributes = new Set<string>();
  /** Those of paths that go further than the attribute itself. */
  readonly nestedAttributes = new Set<string>();
  #operators = 0;

  constructor(placeholders: Placeholders) {
    this.#placeholders = placeholders;
  }

  path({ parts }: PathNode): Path {
    const [first, ...others] = parts;
    const path: Path = [this.#attribute(first), ...others.map((part) => this.#segment(part))];
    if (path.length > maxLevels)
      throw new ExpressionError(
        `The document path has too many nesting levels; nesting levels: ${path.length}`,
      );
    this.attributes.add(path[0]);
    if (path.length > 1) this.nestedAttributes.add(path[0]);
    return path;
  }

  value({ placeholder }: ValueNode): AttributeValue {
    const value = this.#placeholders.valueOf(placeholder);
    if (value === undefined)
      throw new ExpressionError(
        `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      );
    return value;
  }

  /** Binds an operand; what a call is, each kind of expression knows. */
  operand(node: OperandNode, call: (node: CallNode) => Operand): Operand {
    if (node.kind === 'call') return call(node);
    if (node.kind === 'value') return this.#constant(node);
    const path = this.path(node);
    return { path, read: (item) => readPath(item, path) };
  }

  #constant(node: ValueNode): Operand {
    const value = this.value(node);
    const written = this.#placeholders.writtenOf(node.placeholder);
    return { type: typeOf(value), value, written, read: () => value };
  }

  countOperator(): void {
    this.#operators += 1;
    if (this.#operators > maxOperators)
      throw new ExpressionError(
        `The expression contains too many operators; operator count: ${this.#operators}`,
      );
  }

  #attribute(part: PathPart | undefined): string {
    const segment = part === undefined ? undefined : this.#segment(part);
    if (typeof segment !== 'string') throw new TypeError('A path begins with a name.');
    return segment;
  }

  #segment(part: PathPart): string | number {
    if (part.kind === 'name') return part.name;
    if (part.kind === 'index') return Number(part.digits);
    const name = this.#placeholders.nameOf(part.placeholder);
    if (name === undefined)
      throw new ExpressionError(
        `An expression attribute name used in the document path is not defined; attribute name: ${part.placeholder}`,
      );
    return name;
  }
}

export const typeOf = (value: AttributeValue): string => Object.keys(value)[0] ?? '';

/** Throws where a function has another number of operands than it takes. */
export const checkOperandCount = (name: string, operands: readonly Operand[], count: number): void => {
  if (operands.length !== count)
    throw new ExpressionError(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
};

/** Throws where an operand is of a type that the operator or function cannot take, whatever the item. */
export const checkOperandType = (name: string, { type }: Operand, allowed: readonly string[]): void => {
  if (type !== undefined && !allowed.includes(type)) throw incorrectType(name, type);
};

export const incorrectType = (name: string, type: string): ExpressionError =>
  new ExpressionError(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );

/** Throws where the first operand is a path that comes again among the others. */
export const checkDistinct = (name: string, [first, ...others]: readonly Operand[]): void => {
  const path = first?.path;
  if (path !== undefined && others.some((other) => other.path !== undefined && samePath(path, other.path)))
    throw new ExpressionError(
      'The first operand must be distinct from the remaining operands for this operator or function; ' +
        `operator: ${name}, first operand: ${describePath(path)}`,
    );
};

/** Throws where the function takes a path and has something else. */
export const pathOf = (name: string, operand: Operand | undefined): Path => {
  if (operand?.path === undefined)
    throw new ExpressionError(`Operator or function requires a document path; operator or function: ${name}`);
  return operand.path;
};
