import { isDeepStrictEqual } from 'node:util';
import { type ChainHead, readLink } from './chain.schema.ts';
import { checkOf, commitmentTo, headBehind } from './chain.ts';

/** An entry as the store gives it back. */
export interface StoredEntry {
  /** What stays of it for good. */
  fact: { id?: unknown; type?: unknown; at?: unknown };
  link: unknown;
  /** Its values with their salt; undefined when they are gone. */
  sealed?: { salt: string; values: unknown } | undefined;
  /** Values are gone since they have expired. */
  isExpired?: boolean;
  /** The record that it is about, or ends. */
  record: string;
  /** For whose erasure the values are gone. */
  clearedBy?: string | undefined;
  /** What is left in the place of values was changed. */
  isForged?: boolean;
}

const messages = {
  link_missing: 'It has no link, or one that is none.',
  link_changed: 'It is not what it was when it was written, or not where it was.',
  values_changed: 'Its values are not what they were when they were written.',
  values_missing: 'Its values are gone, and no erasure or removal explains it.',
  entries_missing: 'Entries are missing from here on, though they have not expired.',
  head_changed: 'Up to here the chain is not what it was when its head was signed.',
  head_forged: 'The signature of the head that was kept here is not that of this stage.',
  chain_short: 'The chain ends here, before its head.',
} as const;

/** The first entry that is not as it was. */
export interface ChainFault {
  n: number;
  /** The entry's own id, as far as there is one. */
  id: string | null;
  code: keyof typeof messages;
  message: string;
}

export const faultAt = (n: number, code: ChainFault['code'], id: unknown = null): ChainFault => ({
  n,
  id: typeof id === 'string' ? id : null,
  code,
  message: messages[code],
});

interface Gone {
  n: number;
  at: string;
  id: unknown;
  record: string;
  clearedBy: string | undefined;
}

/** Types of events behind which values of their record, or those that were cleared for it, may be gone. */
export type IsEnding = (type: string) => boolean;

/** Reads a chain from some head on, entry by entry, in its order. */
export class ChainVerification {
  head: ChainHead;
  verified = 0;
  erased = 0;
  readonly #isEnding: IsEnding;
  readonly #gone: Gone[] = [];
  /** The latest time of an ending of each record. */
  readonly #endings = new Map<string, string>();

  constructor(start: ChainHead, isEnding: IsEnding) {
    this.head = start;
    this.#isEnding = isEnding;
  }

  /** Goes on from another place, behind entries that are not kept any more. */
  resumeAt(head: ChainHead): void {
    this.head = head;
  }

  /** Begins anew, as if nothing had been before. */
  restartAt(head: ChainHead): void {
    this.head = head;
    [this.verified, this.erased] = [0, 0];
    this.#gone.length = 0;
  }

  /** Checks the next entry; answers why it is not as it was. */
  next(entry: StoredEntry): ChainFault | undefined {
    const { id, type, at } = entry.fact;
    const n = this.head.n + 1;
    const link = readLink(entry.link);
    if (!link) return faultAt(n, 'link_missing', id);
    const head = headBehind(this.head, { fact: entry.fact, commitment: link.commitment });
    if (checkOf(head) !== link.check) return faultAt(n, 'link_changed', id);
    const { sealed } = entry;
    if (sealed && commitmentTo(sealed.salt, sealed.values) !== link.commitment)
      return faultAt(n, 'values_changed', id);
    if (entry.isForged) return faultAt(n, 'values_changed', id);
    this.head = head;
    this.verified++;
    if (!sealed && link.commitment !== null) this.#noteGone(n, entry);
    if (typeof type === 'string' && typeof at === 'string' && this.#isEnding(type))
      this.#noteEnding(entry.record, at);
    return undefined;
  }

  #noteGone(n: number, { fact: { id, at }, record, clearedBy, isExpired }: StoredEntry): void {
    this.erased++;
    if (!isExpired) this.#gone.push({ n, at: String(at), id, record, clearedBy });
  }

  #noteEnding(record: string, at: string): void {
    const known = this.#endings.get(record);
    if (known === undefined || known < at) this.#endings.set(record, at);
  }

  #isExplained({ at, record, clearedBy }: Gone): boolean {
    if (clearedBy !== undefined && this.#endings.has(clearedBy)) return true;
    const ended = this.#endings.get(record);
    return ended !== undefined && ended >= at;
  }

  /** Answers what only the end tells: that more should have come, or that values are gone without a cause. */
  end(head: ChainHead | undefined): ChainFault | undefined {
    const first = this.#gone.find((one) => !this.#isExplained(one));
    if (first) return faultAt(first.n, 'values_missing', first.id);
    if (!head || isDeepStrictEqual(head, this.head)) return undefined;
    return faultAt(this.head.n, head.n > this.head.n ? 'chain_short' : 'head_changed');
  }
}
