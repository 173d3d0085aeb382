import * as v from 'valibot';
import { chainHeadSchema } from '../audit-chain/chain.schema.ts';
import { isSigned, sign } from '../audit-chain/chain.ts';
import type { Item, Key } from '../table/item.ts';
import { queryAll, queryPages, type Table } from '../table/table.ts';
import { put, type Write } from '../table/write.ts';

export const signedHeadKeys = {
  partition: (teamId: string) => `T#${teamId}#CHAIN`,
  primary: (teamId: string, day: string): Key => ({ pk: signedHeadKeys.partition(teamId), sk: day }),
};

const knownSchema = v.object({
  head: chainHeadSchema,
  /** How many segments of the feed it is over. */
  segments: v.number(),
  /** When it was signed (ISO), and for how many days what happened was kept then. */
  at: v.string(),
  audit_days: v.number(),
});
type Known = v.InferOutput<typeof knownSchema>;

const signedHeadSchema = v.object({ ...knownSchema.entries, signature: v.string() });
/** Where a team's chain of events had come to on a day. It is kept for good, when the events are not any more. */
export type SignedHead = v.InferOutput<typeof signedHeadSchema>;

export const signHead = (secret: Uint8Array, teamId: string, known: Known): SignedHead => ({
  ...known,
  signature: sign(secret, teamId, known),
});

export const isGenuineHead = (
  secret: Uint8Array,
  teamId: string,
  { signature, ...known }: SignedHead,
): boolean => isSigned(secret, teamId, { known, signature });

export const signedHeadWrite = (teamId: string, day: string, head: SignedHead): Write =>
  put({ ...signedHeadKeys.primary(teamId, day), ...head });

const toSignedHead = (item: Item): SignedHead => v.parse(signedHeadSchema, item);

/** The signed heads of a team, the oldest first: one for each day on which something changed. */
export const findSignedHeads = async (table: Table, teamId: string): Promise<SignedHead[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': signedHeadKeys.partition(teamId) },
    ConsistentRead: true,
  });
  return items.map(toSignedHead).sort((one, other) => one.segments - other.segments);
};

/** The number of a segment before which none was written at or after a time (ISO); 0 where nobody knows. */
export const segmentBefore = async (table: Table, teamId: string, time: string): Promise<number> => {
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk AND sk < :day',
    ExpressionAttributeValues: { ':pk': signedHeadKeys.partition(teamId), ':day': time.slice(0, 10) },
    ScanIndexForward: false,
    Limit: 5,
  });
  for await (const page of pages) {
    const earlier = page.map(toSignedHead).find(({ at }) => at <= time);
    if (earlier) return earlier.segments;
  }
  return 0;
};
