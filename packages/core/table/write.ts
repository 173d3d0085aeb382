import type { Item, Key } from './item.ts';

/** An attribute of an item, or an entry within one that is a map. */
export type Path = string | readonly string[];

/** A condition on the item as it is, for a write to be made. */
export type Condition =
  | { readonly path: Path; readonly test: 'absent' | 'present' }
  | { readonly path: Path; readonly test: 'is' | 'isNot' | 'isAbove' | 'isAtMost'; readonly value: unknown }
  | { readonly path: Path; readonly test: 'isOneOf'; readonly values: readonly unknown[] }
  | { readonly path: Path; readonly test: 'holdsAtMost'; readonly value: number }
  | { readonly either: readonly Condition[] };

export const absent = (path: Path): Condition => ({ path, test: 'absent' });
export const present = (path: Path): Condition => ({ path, test: 'present' });
export const is = (path: Path, value: unknown): Condition => ({ path, test: 'is', value });
export const isNot = (path: Path, value: unknown): Condition => ({ path, test: 'isNot', value });
export const isAbove = (path: Path, value: unknown): Condition => ({ path, test: 'isAbove', value });
export const isAtMost = (path: Path, value: unknown): Condition => ({ path, test: 'isAtMost', value });
export const isOneOf = (path: Path, values: readonly unknown[]): Condition => ({
  path,
  test: 'isOneOf',
  values,
});
/** Holds while a list, map or set has at most so many entries. */
export const holdsAtMost = (path: Path, value: number): Condition => ({ path, test: 'holdsAtMost', value });
export const either = (...conditions: readonly Condition[]): Condition => ({ either: conditions });

export const isNew = absent('pk');
export const isThere = present('pk');
/** Holds while the record has the version that the caller saw. */
export const stillAs = ({ version }: { version: number }): Condition => is('version', version);

/** Puts an item in the place of whatever has its key. */
export interface Put {
  readonly put: Item;
  readonly when: readonly Condition[];
}

export interface Changes {
  readonly set?: Readonly<Record<string, unknown>>;
  /** Entries to set in attributes that are maps already. */
  readonly setIn?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Values to set where there are none yet. */
  readonly setOnce?: Readonly<Record<string, unknown>>;
  /** Values to add to numbers and to sets; an absent one counts as zero, or as empty. */
  readonly add?: Readonly<Record<string, unknown>>;
  /** Values to add to entries of attributes that are maps already. */
  readonly addIn?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Values to take out of sets. */
  readonly take?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly Path[];
  readonly when?: readonly Condition[];
}

/** Changes an item; creates one that is not there, unless `when` forbids it. */
export interface Change extends Changes {
  readonly change: Key;
}

export interface Drop {
  readonly drop: Key;
  readonly when: readonly Condition[];
}

/** Writes nothing, and lets a transaction through only while its conditions hold. */
export interface Check {
  readonly check: Key;
  readonly when: readonly Condition[];
}

/** A write as plain data that nobody has carried out; all of its conditions must hold. */
export type Write = Put | Change | Drop | Check;

/** Picks the key of an item, or of an entry of an index. */
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

export const put = (item: Item, ...when: readonly Condition[]): Put => ({ put: item, when });
/** Puts an item that must not replace anything. */
export const putNew = (item: Item): Put => put(item, isNew);
export const change = (key: Key, changes: Changes): Change => ({ change: keyOf(key), ...changes });
export const drop = (key: Key, ...when: readonly Condition[]): Drop => ({ drop: keyOf(key), when });
export const check = (key: Key, ...when: readonly Condition[]): Check => ({ check: keyOf(key), when });
