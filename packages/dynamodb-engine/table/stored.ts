import type { Item } from '../value/attribute-value.ts';
import { itemSize } from '../value/item-size.ts';

/** An item as the database holds it: its JSON, which most answers pass on unread, and its size by AWS's rules. */
export class Stored {
  readonly text: string;
  readonly size: number;
  #item: Item | undefined;

  constructor(text: string, size: number, item?: Item) {
    this.text = text;
    this.size = size;
    this.#item = item;
  }

  static of(item: Item): Stored {
    return new Stored(JSON.stringify(item), itemSize(item), item);
  }

  /** The item itself, which nobody changes. */
  get item(): Item {
    this.#item ??= JSON.parse(this.text) as Item;
    return this.#item;
  }
}

/** Those of an item's attributes that have these names. */
export const pick = (item: Item, names: readonly string[]): Item => {
  const picked: Item = {};
  for (const name of names) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (value !== undefined) picked[name] = value;
  }
  return picked;
};
