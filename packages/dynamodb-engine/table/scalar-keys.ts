import { ValidationError } from '../error.ts';
import { keyNames, type TableDefinition } from './definition.ts';

/** What expressions tell of the attributes that they read or write a part of. */
interface Nesting {
  readonly nestedAttributes: ReadonlySet<string>;
}

/** Throws where an expression goes into an attribute that is a key's: those are never lists or maps. */
export const checkScalarKeys = (
  expressions: readonly (Nesting | undefined)[],
  { key, indexes }: TableDefinition,
): void => {
  if (expressions.every((expression) => !expression?.nestedAttributes.size)) return;
  const isNested = (name: string) => expressions.some((expression) => expression?.nestedAttributes.has(name));
  refuse('Key', keyNames(key).find(isNested));
  refuse('IndexKey', indexes.flatMap((index) => keyNames(index.key)).find(isNested));
};

const refuse = (kind: 'Key' | 'IndexKey', name: string | undefined): void => {
  if (name !== undefined)
    throw new ValidationError(
      `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${name}`,
    );
};
