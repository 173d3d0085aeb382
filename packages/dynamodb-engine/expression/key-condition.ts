import { ValidationError } from '../error.ts';
import type { AttributeValue } from '../value/attribute-value.ts';
import type { Placeholders } from './placeholders.ts';

export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

/** The key of what a query reads: a table's or an index's. */
export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute | undefined;
}

export interface Bound {
  /** As `encodeKey` writes it. */
  readonly key: Uint8Array;
  readonly open: boolean;
}

/** The sort keys that a query reads. */
export interface SortRange {
  readonly lower?: Bound | undefined;
  readonly upper?: Bound | undefined;
}

export interface KeyRange {
  readonly partition: AttributeValue;
  readonly sort?: SortRange | undefined;
}

export interface KeyCondition {
  /** Answers what the query reads; throws where the condition does not fit that key. */
  range(schema: KeySchema): KeyRange;
}

/** Parses the expression and checks what can be checked without the table. */
export const parseKeyCondition = (_text: string, _placeholders: Placeholders): KeyCondition => {
  throw new ValidationError('Not there yet.');
};
