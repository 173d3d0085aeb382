/** Of an item in the table. */
export interface Key {
  pk: string;
  sk: string;
}

/** What stands in the table under a key. */
export type Item = Key & Record<string, unknown>;
