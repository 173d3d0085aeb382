import { ValidationError } from '../error.ts';
import type { Item } from '../value/attribute-value.ts';
import type { Placeholders } from './placeholders.ts';

export interface Projection {
  /** The top-level attributes that it reads. */
  readonly attributes: ReadonlySet<string>;
  project(item: Item): Item;
}

export const parseProjection = (_text: string, _placeholders: Placeholders): Projection => {
  throw new ValidationError('Not there yet.');
};
