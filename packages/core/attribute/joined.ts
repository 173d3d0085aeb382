/** A value of a merged contact for which the survivor has no place, and by which it is found all the same. */
export interface MergedValue {
  kind: 'phone' | 'phone_raw' | 'email' | 'external_id';
  value: string;
  extension: string | null;
  /** The contact that had it. */
  from: string;
}

/** What merges leave on a contact. A merged contact keeps what it had, and the merge. */
export interface Joined {
  /** Merges in which it took part and that are not undone, the first one first. */
  merges: readonly string[];
  /** Ids that answer with it, of contacts that are part of it by now. */
  ids: readonly string[];
  /** Values of these for which it has no place. */
  further: readonly MergedValue[];
  /** While what is attached to contacts that became part of it is on its way: their collections are read as well. */
  moving?: { by: string; from: readonly string[] } | undefined;
  /**
   * While what is attached goes back, on the survivor and on those that came back: `at` tells in whose collection
   * their items are meanwhile. Of the survivor itself, it is the survivor.
   */
  returning?: { by: string; at: string } | undefined;
  /** Number of changes of these. Some leave the version as it is: no value differs. */
  changes: number;
}

export const noneJoined: Joined = { merges: [], ids: [], further: [], changes: 0 };
