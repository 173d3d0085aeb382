import type { Item } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import {
  type AuditReport,
  type AuditRequest,
  AuditVerification,
  entryKeyOf,
  nameOf,
} from './audit-verification.ts';
import { feedKeys, type Head } from './feed.item.ts';
import { findHead } from './feed-position.ts';
import { findSignedHeads, type SignedHead } from './signed-head.item.ts';

/** The entries that the events of segments name. */
const readEntries = async (
  table: Table,
  teamId: string,
  segments: readonly Item[],
): Promise<Map<string, Item>> => {
  const events = segments.flatMap(({ events: all }): unknown[] => (Array.isArray(all) ? all : []));
  const keys = events.flatMap((event) => entryKeyOf(teamId, Object(event)) ?? []);
  const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  return new Map((await batchGet(table, distinct)).map((item) => [nameOf(item), item]));
};

/** Segments that are read at once. */
const atOnce = 50;

/** So long (days) the store may take to forget what has expired. */
const patience = 30;
const day = 86_400_000;

/** The segment to begin with: all before the last head of which everything has expired are gone. */
const startOf = (heads: readonly SignedHead[], now: Date): number => {
  const longest = Math.max(0, ...heads.map(({ audit_days }) => audit_days));
  const isPast = ({ at }: SignedHead) => Date.parse(at) + (longest + patience) * day < now.getTime();
  return heads.findLast(isPast)?.segments ?? 0;
};

const verifyOnce = async (table: Table, request: AuditRequest, head: Head): Promise<AuditReport> => {
  const { teamId, now } = request;
  const heads = await findSignedHeads(table, teamId);
  const start = startOf(heads, now);
  const verification = new AuditVerification(request, { heads, start });
  for (let first = start; first < head.segments; first += atOnce) {
    const numbers = Array.from(
      { length: Math.min(atOnce, head.segments - first) },
      (_, index) => first + index,
    );
    const found = await batchGet(
      table,
      numbers.map((n) => feedKeys.segment(teamId, n)),
    );
    const entries = await readEntries(table, teamId, found);
    const byKey = new Map(found.map((item) => [item.pk, item]));
    for (const n of numbers) {
      const fault = verification.next(n, byKey.get(feedKeys.segment(teamId, n).pk), entries);
      if (fault) return verification.report(fault, n);
    }
  }
  return verification.report(verification.end(head), head.segments);
};

/** So often an erasure may come in between. */
const attempts = 3;

/**
 * Verifies the whole chain of a team's events up to its present end: the facts in the feed, and the values in it and in
 * timelines, as far as they have not expired. Names the first entry that is not as it was.
 */
export const verifyAudit = async (table: Table, request: AuditRequest): Promise<AuditReport> => {
  for (let tried = 1; ; tried++) {
    const head = await findHead(table, request.teamId);
    const report = await verifyOnce(table, request, head);
    // Values that an erasure takes just now are explained by an event behind the end that was read.
    const hasMoved = (await findHead(table, request.teamId)).writes !== head.writes;
    if (report.fault?.code !== 'values_missing' || !hasMoved || tried === attempts) return report;
  }
};
