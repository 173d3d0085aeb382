/**
 * What an erasure does with a store: takes the person's records away, clears the values in records that stay, or leaves
 * what no longer tells whose it is (a keyed hash, a count).
 */
type Erasure = 'remove' | 'clear' | 'hash';

/** A place where data lies, in the table or in a bucket. */
interface Place {
  /** Name of its section in an access package, and of its line in a certificate. */
  name: string;
  what: string;
}

/** A place that may hold what is about a person. */
export interface PersonalStore extends Place {
  erasure: Erasure;
  /** How the records of one person are found without reading the whole store. */
  found: string;
}

/** A place that never does, and why. */
interface OtherStore extends Place {
  erasure: 'none';
  why: string;
}

export type Store = PersonalStore | OtherStore;

/** An item of the table: its keys as the data model writes them. */
export type ItemStore = Store & { pk: string; sk: string };

/** Objects of a bucket: the bucket as the template names it, and the keys. */
export type ObjectStore = Store & { bucket: string; key: string };

/** Messages of a queue, as the template names it. */
export type QueueStore = Store & { queue: string };

export const isPersonal = <Any extends Store>(store: Any): store is Extract<Any, PersonalStore> =>
  store.erasure !== 'none';
