import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { type ChainHead, chainHeadSchema } from '../audit-chain/chain.schema.ts';
import { genesis } from '../audit-chain/chain.ts';
import { type ChainFault, ChainVerification, faultAt } from '../audit-chain/verify-chain.ts';
import type { Item, Key } from '../table/item.ts';
import { timelineKeys } from '../timeline/timeline.item.ts';
import { storedEntry } from './chained.ts';
import type { Head } from './feed.item.ts';
import { isGenuineHead, type SignedHead } from './signed-head.item.ts';

export interface AuditRequest {
  teamId: string;
  /** The secret of the stage, by which heads are signed. */
  secret: Uint8Array;
  now: Date;
  /** A head of before that somebody has kept elsewhere. */
  kept?: ChainHead | undefined;
}

export interface AuditReport {
  /** Entries that are as they were, and those among them whose values were erased or have expired. */
  verified: number;
  erased: number;
  /** The first entry that was verified: its number in the chain, and its segment; null without one. */
  from: { n: number; segment: number } | null;
  /** Segments of former releases, which had no chain. */
  unchained: number;
  /** Signed heads that the chain passes through. */
  signed: number;
  head: ChainHead;
  /** The first entry that is not as it was, and the segment of the feed that it is in, or should be. */
  fault?: ChainFault & { segment: number };
}

/** Entries of timelines, by the names of their keys. */
type Entries = Pick<ReadonlyMap<string, Item>, 'get'>;

/** What may have stood before the first signed head was signed within its first days. */
const beforeFirst = 2;
const day = 86_400_000;

const placeSchema = v.object({
  n: v.number(),
  written_at: v.string(),
  ttl: v.optional(v.number()),
  chain: v.optional(chainHeadSchema),
  events: v.array(v.unknown()),
});
type Place = v.InferOutput<typeof placeSchema>;

/** After these events values of their record, or those that were cleared for it, may be gone. */
const isEnding = (type: string): boolean =>
  type === 'contact.removed' || type === 'contact.erased' || type.startsWith('privacy_request.');

/** The key of the timeline's entry that an event names. */
export const entryKeyOf = (
  teamId: string,
  { entry, subject }: Readonly<Record<string, unknown>>,
): Key | undefined =>
  typeof entry === 'string' ? timelineKeys.primary(teamId, String(Object(subject).id), entry) : undefined;

export const nameOf = (key: Key | undefined): string => (key ? `${key.pk} ${key.sk}` : '');

/** Follows the chain of a team through the segments of its feed. */
export class AuditVerification {
  readonly #request: AuditRequest;
  readonly #heads: readonly SignedHead[];
  readonly #chain: ChainVerification;
  #nextHead = 0;
  #from: AuditReport['from'] = null;
  #unchained = 0;
  #signed = 0;
  /** Segments before this one are gone, as they may be. */
  #isGap = false;
  #hasBegun = false;

  /** Begins with a segment: the first of all, or one up to which a head was signed. */
  constructor(request: AuditRequest, { heads, start }: { heads: readonly SignedHead[]; start: number }) {
    this.#request = request;
    this.#heads = heads;
    this.#chain = new ChainVerification(genesis(request.teamId), isEnding);
    // All before it are gone; that the heads are genuine is looked at when they are passed.
    this.#isGap = start > 0;
    this.#hasBegun = start > 0;
  }

  report(fault: ChainFault | undefined, segment: number): AuditReport {
    const { verified, erased, head } = this.#chain;
    const [from, unchained, signed] = [this.#from, this.#unchained, this.#signed];
    return {
      ...{ verified, erased, from, unchained, signed, head },
      ...(fault && { fault: { ...fault, segment } }),
    };
  }

  /** Takes the next segment, or that there is none, with the entries that its events name. */
  next(n: number, item: Item | undefined, entries: Entries): ChainFault | undefined {
    const signed = this.#passHeads(n);
    if (signed) return signed;
    if (!item) return this.#missing();
    const parsed = v.safeParse(placeSchema, item);
    if (!parsed.success) return this.#fault('link_missing');
    const entered = this.#enter(n, parsed.output);
    if (entered !== 'entered') return entered;
    return this.#readEvents(parsed.output, entries);
  }

  /** Compares the signed heads over the segments before `n`. */
  #passHeads(n: number): ChainFault | undefined {
    for (
      let one = this.#heads[this.#nextHead];
      one && one.segments <= n;
      one = this.#heads[++this.#nextHead]
    ) {
      if (!isGenuineHead(this.#request.secret, this.#request.teamId, one))
        return faultAt(one.head.n, 'head_forged');
      // Where entries before it are gone, the chain goes on from it.
      if (this.#isGap && (this.#hasBegun || this.#mayBeGone())) this.#chain.resumeAt(one.head);
      else if (one.head.n > this.#chain.head.n) return this.#fault('entries_missing');
      else if (!isDeepStrictEqual(one.head, this.#chain.head)) return faultAt(one.head.n, 'head_changed');
      [this.#hasBegun, this.#isGap] = [true, false];
      this.#signed++;
    }
    return undefined;
  }

  #missing(): ChainFault | undefined {
    if (this.#hasBegun && !this.#mayBeGone()) return this.#fault('entries_missing');
    this.#isGap = true;
    return undefined;
  }

  /** Tells whether a segment may have expired: it was written after the last head before it was signed. */
  #mayBeGone(): boolean {
    const [before, behind] = [this.#heads[this.#nextHead - 1], this.#heads[this.#nextHead]];
    const known = before ?? behind;
    if (!known) return false;
    const written = before ? Date.parse(before.at) : Date.parse(known.at) - beforeFirst * day;
    const days = Math.min(known.audit_days, behind?.audit_days ?? known.audit_days);
    return written + days * day <= this.#request.now.getTime();
  }

  /** Finds where the chain goes on with a segment; `entered` unless that is not where it should. */
  #enter(n: number, { chain, events }: Place): 'entered' | ChainFault | undefined {
    const { teamId } = this.#request;
    if (!chain) {
      // While a release with a chain comes, one without may still write; never once a head was signed.
      if (this.#signed > 0) return this.#fault('link_missing', Object(events[0]).id);
      this.#restart(genesis(teamId));
      this.#unchained++;
      return undefined;
    }
    const isFirst = isDeepStrictEqual(chain, genesis(teamId));
    if (isFirst && this.#signed === 0) this.#restart(chain);
    else if (!this.#hasBegun && !(this.#isGap && this.#mayBeGone())) return this.#fault('entries_missing');
    else if (this.#isGap || !this.#hasBegun) this.#chain.resumeAt(chain);
    if (!isDeepStrictEqual(chain, this.#chain.head))
      return this.#fault(
        chain.n > this.#chain.head.n ? 'entries_missing' : 'link_changed',
        Object(events[0]).id,
      );
    [this.#hasBegun, this.#isGap] = [true, false];
    this.#from ??= { n: chain.n + 1, segment: n };
    return 'entered';
  }

  #restart(head: ChainHead): void {
    this.#chain.restartAt(head);
    this.#from = null;
    this.#hasBegun = false;
  }

  #readEvents(place: Place, entries: Entries): ChainFault | undefined {
    const { kept, now } = this.#request;
    for (const given of place.events) {
      const event: Readonly<Record<string, unknown>> = Object(given);
      const item = entries.get(nameOf(entryKeyOf(this.#request.teamId, event)));
      const fault = this.#chain.next(storedEntry(place, event, { item, now }));
      if (fault) return fault;
      if (kept && kept.n === this.#chain.head.n && kept.hash !== this.#chain.head.hash)
        return faultAt(kept.n, 'head_changed', event.id);
    }
    return undefined;
  }

  #fault(code: ChainFault['code'], id?: unknown): ChainFault {
    return faultAt(this.#chain.head.n + 1, code, id);
  }

  /** Answers what only the end tells. */
  end({ segments, chain }: Head): ChainFault | undefined {
    const signed = this.#passHeads(segments);
    if (signed) return signed;
    const { head } = this.#chain;
    const [beyond] = this.#heads.slice(this.#nextHead);
    if (beyond || (this.#request.kept?.n ?? 0) > head.n) return faultAt(head.n, 'chain_short');
    return this.#chain.end(chain ?? (this.#hasBegun ? genesis(this.#request.teamId) : undefined));
  }
}
