import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { storeNames } from './stores.ts';

const lineSchema = v.object({
  store: v.pipe(v.string(), v.description('The store, by its name in docs/privacy.md')),
  count: v.pipe(
    v.number(),
    v.description('Records or objects that were taken away or cleared; of held ones, those that wait'),
  ),
  digest: v.pipe(v.string(), v.description('SHA-256 of what was asked of the store, in hex')),
  at: v.pipe(v.string(), v.description('When the store was clean, or found to be held')),
  held: v.optional(v.pipe(v.string(), v.description('The legal hold that these wait for'))),
});
export type CertificateLine = v.InferOutput<typeof lineSchema>;

const bodyEntries = {
  version: v.literal(1),
  team_id: v.string(),
  request_id: v.string(),
  subject: v.pipe(v.string(), v.description('The contact’s id, which tells nobody who it was')),
  status: v.pipe(
    v.picklist(['done', 'deferred', 'incomplete']),
    v.description('`deferred`: some is held, all else is clean; `incomplete`: a store has not been cleaned'),
  ),
  began_at: v.pipe(v.string(), v.description('When the erasure began')),
  finished_at: v.nullable(v.string()),
  lines: v.pipe(v.array(lineSchema), v.description('What was done, store by store')),
};

/** What proves an erasure: of every store, what was taken away and when. Nothing in it tells whose it was. */
export const certificateSchema = v.object({
  ...bodyEntries,
  sha256: v.pipe(v.string(), v.description('Of all the rest, as JSON in this order')),
});
export type Certificate = v.InferOutput<typeof certificateSchema>;

const bodySchema = v.object(bodyEntries);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const seal = (body: v.InferOutput<typeof bodySchema>): string =>
  sha256(JSON.stringify(v.parse(bodySchema, body)));

/**
 * Makes the line of a store that was cleaned, or that a hold keeps. The digest is salted by the request: of a number
 * alone anyone could try all there are.
 * @param query what was asked of the store; only its digest is kept
 */
export const certificateLine = (
  request_id: string,
  { store, query, count, at, held }: Omit<CertificateLine, 'digest'> & { query: unknown },
  salt: string,
): CertificateLine => ({
  store,
  count,
  digest: sha256(JSON.stringify([request_id, salt, store, query])),
  at,
  ...(held !== undefined && { held }),
});

const statusOf = (lines: readonly CertificateLine[]): Certificate['status'] => {
  const last = new Map(lines.map((line) => [line.store, line]));
  if (storeNames.some((name) => !last.has(name))) return 'incomplete';
  return [...last.values()].some(({ held }) => held !== undefined) ? 'deferred' : 'done';
};

/**
 * Makes the certificate of what has been done by now. A store that was held and is clean since has both lines, with
 * both times; the last one counts.
 */
export const certificateOf = (
  request: Pick<Certificate, 'team_id' | 'request_id' | 'subject' | 'began_at'>,
  lines: readonly CertificateLine[],
): Certificate => {
  const { team_id, request_id, subject, began_at } = request;
  const status = statusOf(lines);
  const times = lines.map(({ at }) => at).sort();
  const finished_at = status === 'done' ? (times.at(-1) ?? null) : null;
  const body = {
    ...{ version: 1 as const, team_id, request_id, subject, status, began_at, finished_at },
    lines: [...lines],
  };
  return { ...body, sha256: seal(body) };
};

/** Tells whether a certificate is as it was made. */
export const isGenuine = ({ sha256: sealed, ...body }: Certificate): boolean => seal(body) === sealed;
