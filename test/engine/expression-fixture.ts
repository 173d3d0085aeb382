import { type Condition, parseCondition } from '#engine/expression/condition.ts';
import { parseKeyCondition } from '#engine/expression/key-condition.ts';
import { Placeholders } from '#engine/expression/placeholders.ts';
import { parseProjection } from '#engine/expression/projection.ts';
import { parseUpdate } from '#engine/expression/update.ts';
import type { Item } from '#engine/value/attribute-value.ts';

/** What requests bring beside their expression. */
export interface Given {
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

const placeholdersOf = ({ names, values }: Given) => Placeholders.read(names, values);

export const conditionOf = (text: string, given: Given = {}): Condition => {
  const placeholders = placeholdersOf(given);
  const condition = parseCondition(text, placeholders);
  placeholders.checkUsed();
  return condition;
};

export const holds = (text: string, item: Item | undefined, given: Given = {}): boolean =>
  conditionOf(text, given).evaluate(item);

export const updateOf = (text: string, given: Given = {}) => {
  const placeholders = placeholdersOf(given);
  const update = parseUpdate(text, placeholders);
  placeholders.checkUsed();
  return update;
};

export const project = (text: string, item: Item, given: Given = {}): Item => {
  const placeholders = placeholdersOf(given);
  const projection = parseProjection(text, placeholders);
  placeholders.checkUsed();
  return projection.project(item);
};

export const keyRangeOf = (text: string, given: Given, hasSort = true) => {
  const placeholders = placeholdersOf(given);
  const condition = parseKeyCondition(text, placeholders);
  placeholders.checkUsed();
  condition.check();
  return condition.range({
    partition: { name: 'pk', type: 'S' },
    ...(hasSort && { sort: { name: 'sk', type: 'N' } }),
  });
};
