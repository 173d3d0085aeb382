import { ValidationError } from '../error.ts';
import type { Item } from '../value/attribute-value.ts';
import type { Placeholders } from './placeholders.ts';

export interface Condition {
  /** The top-level attributes that it reads. */
  readonly attributes: ReadonlySet<string>;
  /** Whether it holds; where there is no item, every attribute is missing. */
  evaluate(item: Item | undefined): boolean;
}

/** Parses and checks the expression of a parameter; its name leads the messages. */
export const parseCondition = (
  _text: string,
  _placeholders: Placeholders,
  _parameter: 'ConditionExpression' | 'FilterExpression' = 'ConditionExpression',
): Condition => {
  throw new ValidationError('Not there yet.');
};

/** Throws where the filter of a query reads an attribute of the key (`keys`: those of the table or the index read). */
export const checkFilterKeys = (_filter: Condition, _keys: readonly string[]): void => {
  throw new ValidationError('Not there yet.');
};
