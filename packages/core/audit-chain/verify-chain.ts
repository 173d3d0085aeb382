import * as v from 'valibot';
import { type ChainHead, type Link, linkSchema, sealedSchema } from './chain.schema.ts';
import { commitmentTo, hashOf } from './chain.ts';

/** An entry as the store gives it back; without its values where these were erased. */
export interface StoredEntry {
  link: unknown;
  sealed?: unknown;
}

const messages = {
  link_malformed: 'It is no link of a chain.',
  link_missing: 'The link before it is missing, or it stands in another place.',
  link_changed: 'It is not what it was when it was written.',
  values_changed: 'Its values are not what they were when it was written.',
  values_missing: 'Its values are gone, and no erasure or removal of the record explains it.',
  chain_short: 'The chain ends here, before its head.',
} as const;

/** The first entry that is not as it was. */
export interface ChainFault {
  n: number;
  /** The entry's own id, as far as it can be read. */
  id: string | null;
  code: keyof typeof messages;
  message: string;
}

export interface ChainReport {
  /** Links that are as they were. */
  verified: number;
  /** Those among them whose values were erased. */
  erased: number;
  head: ChainHead;
  fault?: ChainFault;
}

export interface VerifyOptions {
  /** Where the entries begin: the genesis, or a signed head from before those that have expired. */
  start: ChainHead;
  /** Where they have to end. */
  head?: ChainHead;
  /** Types of events after which the values of a record may be gone. */
  endings: ReadonlySet<string>;
  /** Values of entries before this time (ISO) may have expired. */
  valuesSince?: string;
}

/** Whose erasure takes the values of a link. */
const ownerOf = ({ fact }: Link): string => fact.contact ?? fact.record;

const idIn = (link: unknown): string | null => {
  const id: unknown = Object(Object(link).fact).id;
  return typeof id === 'string' ? id : null;
};

/** Reads a chain from its start. */
class Verification {
  #head: ChainHead;
  #erased = 0;
  /** The first link of each record whose values are gone, until something explains it. */
  readonly #unexplained = new Map<string, Link>();
  readonly #options: VerifyOptions;

  constructor(options: VerifyOptions) {
    this.#options = options;
    this.#head = options.start;
  }

  /** Checks the next entry; answers why it is not as it was. */
  next({ link: given, sealed }: StoredEntry): ChainFault | undefined {
    const parsed = v.safeParse(linkSchema, given);
    if (!parsed.success) return this.#fault('link_malformed', given);
    const link = parsed.output;
    if (link.n !== this.#head.n + 1) return this.#fault('link_missing', link);
    if (hashOf(this.#head.hash, link) !== link.hash) return this.#fault('link_changed', link);
    if (!this.#hasOwnValues(link, sealed)) return this.#fault('values_changed', link);
    this.#head = { n: link.n, hash: link.hash };
    if (this.#options.endings.has(link.fact.type)) this.#unexplained.delete(ownerOf(link));
    return undefined;
  }

  #hasOwnValues(link: Link, sealed: unknown): boolean {
    if (sealed === undefined || sealed === null) {
      if (link.commitment !== null) this.#noteErased(link);
      return true;
    }
    const parsed = v.safeParse(sealedSchema, sealed);
    return parsed.success && commitmentTo(parsed.output) === link.commitment;
  }

  #noteErased(link: Link): void {
    this.#erased++;
    const { valuesSince } = this.#options;
    const hasExpired = valuesSince !== undefined && link.fact.at < valuesSince;
    const owner = ownerOf(link);
    if (!hasExpired && !this.#unexplained.has(owner)) this.#unexplained.set(owner, link);
  }

  #fault(code: ChainFault['code'], link: unknown, n = this.#head.n + 1): ChainFault {
    return { n, id: idIn(link), code, message: messages[code] };
  }

  /** Answers what only the end tells: whether there is more to come, and values that are gone without a cause. */
  end(): ChainFault | undefined {
    const [first] = [...this.#unexplained.values()].sort((one, other) => one.n - other.n);
    if (first) return this.#fault('values_missing', first, first.n);
    const { head } = this.#options;
    if (!head || (head.n === this.#head.n && head.hash === this.#head.hash)) return undefined;
    return this.#fault(head.n > this.#head.n ? 'chain_short' : 'link_changed', undefined, this.#head.n);
  }

  report(fault: ChainFault | undefined): ChainReport {
    const verified = this.#head.n - this.#options.start.n;
    return { verified, erased: this.#erased, head: this.#head, ...(fault && { fault }) };
  }
}

/**
 * Checks entries in the order of their chain, up to the first that is not as it was when it was written. Values may be
 * gone where an erasure or removal of their record stands behind them.
 */
export const verifyChain = async (
  entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
  options: VerifyOptions,
): Promise<ChainReport> => {
  const verification = new Verification(options);
  for await (const entry of entries) {
    const fault = verification.next(entry);
    if (fault) return verification.report(fault);
  }
  return verification.report(verification.end());
};
