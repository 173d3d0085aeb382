/** The key of an item in the table. */
export interface Key {
  pk: string;
  sk: string;
}

/** An item of the table. */
export type Item = Key & Record<string, unknown>;
