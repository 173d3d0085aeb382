import { ValidationError } from '../error.ts';
import type { Item } from '../value/attribute-value.ts';
import type { Placeholders } from './placeholders.ts';

export interface Update {
  /** The top-level attributes that it writes. */
  readonly attributes: ReadonlySet<string>;
  /** Answers the item as it is afterwards; the one given stays as it is. */
  apply(item: Item): Item;
  /** Takes what the update names from an item: of the one before for UPDATED_OLD, of the one after for UPDATED_NEW. */
  updated(item: Item): Item;
  /** Throws where it writes an attribute of the table's key. Needs the table, so it comes after the parsing. */
  checkKeys(keys: readonly string[]): void;
}

export const parseUpdate = (_text: string, _placeholders: Placeholders): Update => {
  throw new ValidationError('Not there yet.');
};
