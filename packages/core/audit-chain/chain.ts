import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { ChainHead, Fact, Link, Sealed } from './chain.schema.ts';

const sha256 = (...parts: unknown[]): string => createHash('sha256').update(canonical(parts)).digest('hex');

/** The head of a chain without a link. Each shard of a team has its own, so that no chain passes for another. */
export const genesis = (teamId: string, shard = 0): ChainHead => ({
  n: 0,
  hash: sha256('callbook audit 1', teamId, shard),
});

/** What binds a link to its values: it tells nothing of them without the salt. */
export const commitmentTo = ({ salt, values }: Sealed): string => sha256('values', salt, values);

/** The hash of a link, over the one before it. */
export const hashOf = (previous: string, { n, fact, commitment }: Omit<Link, 'hash'>): string =>
  sha256('link', previous, n, fact, commitment);

/** What is to become a link; `values` is what an erasure takes away. */
export interface NewEntry {
  fact: Fact;
  values?: unknown;
}

export interface ChainedEntry {
  link: Link;
  sealed?: Sealed;
}

const newSalt = (): string => randomBytes(32).toString('hex');

/**
 * Appends entries to a chain. Whoever writes them moves the head in the same transaction, on the condition that it is
 * still the one given: so an entry that is projected again, or by two at once, is appended once.
 */
export const appendEntries = (
  head: ChainHead,
  entries: readonly NewEntry[],
  salt: () => string = newSalt,
): { head: ChainHead; entries: ChainedEntry[] } => {
  let at = head;
  const chained = entries.map(({ fact, values }): ChainedEntry => {
    const sealed = values === undefined ? undefined : { salt: salt(), values };
    const link = { n: at.n + 1, fact, commitment: sealed ? commitmentTo(sealed) : null };
    at = { n: link.n, hash: hashOf(at.hash, link) };
    return { link: { ...link, hash: at.hash }, ...(sealed && { sealed }) };
  });
  return { head: at, entries: chained };
};

/**
 * Signs a head with the secret of the stage. Whoever can write to the table, and has no secret, can make a chain of
 * their own, but no signature.
 */
export const signHead = (secret: string, teamId: string, shard: number, head: ChainHead): string =>
  createHmac('sha256', secret)
    .update(canonical([teamId, shard, head]))
    .digest('hex');

export const isSigned = (
  secret: string,
  [teamId, shard, head]: readonly [teamId: string, shard: number, head: ChainHead],
  signature: string,
): boolean => {
  const [own, given] = [Buffer.from(signHead(secret, teamId, shard, head)), Buffer.from(signature)];
  return own.length === given.length && timingSafeEqual(own, given);
};
