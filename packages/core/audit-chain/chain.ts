import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { canonical } from './canonical.ts';
import { type ChainHead, type Link, writeLink } from './chain.schema.ts';

const sha256 = (...parts: unknown[]): string =>
  createHash('sha256').update(canonical(parts)).digest('base64url');

/** The head of a team's chain without a link, so that no chain passes for another's. */
export const genesis = (teamId: string): ChainHead => ({ n: 0, hash: sha256('callbook audit 1', teamId) });

/** What binds a link to its values: it tells nothing of them without the salt. */
export const commitmentTo = (salt: string, values: unknown): string => sha256('values', salt, values);

/** Goes on from a head by one entry: what stays of it for good, and the commitment to its values. */
export const headBehind = (
  { n, hash }: ChainHead,
  { fact, commitment }: { fact: unknown; commitment: string | null },
): ChainHead => ({ n: n + 1, hash: sha256('link', hash, n + 1, fact, commitment) });

export const checkOf = ({ hash }: ChainHead): Link['check'] => hash.slice(0, 11);

/** What is to become a link. */
export interface NewEntry {
  /** What stays for good. */
  fact: unknown;
  /** What an erasure takes away. */
  values?: unknown;
}

/** What is kept with an entry: its link, and with its values their salt. */
export interface Chained {
  link: string;
  salt?: string;
}

/** 128 random bits: without them nobody can try values against a commitment. */
const newSalt = (): string => randomBytes(16).toString('base64url');

/**
 * Appends entries to a chain. Whoever writes them moves the head in the same transaction, on the condition that it is
 * still the one given: so an entry that is projected again, or by two at once, is appended once.
 */
export const appendEntries = (
  head: ChainHead,
  entries: readonly NewEntry[],
  salts: () => string = newSalt,
): { head: ChainHead; chained: Chained[] } => {
  let at = head;
  const chained = entries.map(({ fact, values }): Chained => {
    const salt = values === undefined ? undefined : salts();
    const commitment = salt === undefined ? null : commitmentTo(salt, values);
    at = headBehind(at, { fact, commitment });
    return { link: writeLink({ check: checkOf(at), commitment }), ...(salt !== undefined && { salt }) };
  });
  return { head: at, chained };
};

/** Signs what is known of a team's chain at a time, the head among it, with the secret of the stage. */
export const sign = (secret: Uint8Array, teamId: string, known: unknown): string =>
  createHmac('sha256', secret)
    .update(canonical([teamId, known]))
    .digest('base64url');

export const isSigned = (
  secret: Uint8Array,
  teamId: string,
  { known, signature }: { known: unknown; signature: string },
): boolean => {
  const [own, given] = [Buffer.from(sign(secret, teamId, known)), Buffer.from(signature)];
  return own.length === given.length && timingSafeEqual(own, given);
};
