import type { Item } from '../table/item.ts';

/** A record as its events show it. Secrets, hashes and what only the service needs stay out of it. */
export interface View {
  id: string;
  version?: number | undefined;
  /** Of what belongs to a contact: its department. */
  departments?: readonly (string | null)[];
  /** Who began it, for runs. */
  owner?: string | undefined;
  /** Who made it appear where nobody wrote its item: the projection did, for a contact. */
  broughtBy?: { actor: unknown; via: unknown };
  shown: Readonly<Record<string, unknown>>;
  /** Values that are compared and not shown; events show `mask` in their place. */
  masked?: Readonly<Record<string, { value: unknown; mask: unknown }>>;
}

/** Makes the views of an item: of its record, or of the records that it holds. */
export type Views = (item: Item) => View[];

/** Makes the view of an item's record with these properties. */
export const viewOf = (item: Item, names: readonly string[]): View => ({
  id: String(item.id),
  ...(typeof item.version === 'number' && { version: item.version }),
  shown: Object.fromEntries(names.map((name) => [name, item[name]])),
});

/** Makes views that show these properties. */
export const showing =
  (...names: string[]): Views =>
  (item) => [viewOf(item, names)];
