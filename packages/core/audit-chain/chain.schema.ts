import * as v from 'valibot';

/** SHA-256 in base64url. */
const digestSchema = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** Where a chain has come to: how many entries it has, and the hash over all of them. */
export const chainHeadSchema = v.object({ n: v.number(), hash: digestSchema });
export type ChainHead = v.InferOutput<typeof chainHeadSchema>;

/** What a link is written with: the beginning of its hash, and the digest of its values where it has some. */
const linkPattern = /^([\w-]{11})(?:\.([\w-]{43}))?$/;

export interface Link {
  /** Enough of the hash to tell which entry was changed; that nothing was, the head proves by its whole hash. */
  check: string;
  /** Binds the values, and tells nothing of them; null where there were none. */
  commitment: string | null;
}

export const writeLink = ({ check, commitment }: Link): string =>
  commitment === null ? check : `${check}.${commitment}`;

/** Reads a link; undefined where it is none. */
export const readLink = (text: unknown): Link | undefined => {
  const [, check, commitment = null] = typeof text === 'string' ? (linkPattern.exec(text) ?? []) : [];
  return check === undefined ? undefined : { check, commitment };
};
