import { deliveryKeys } from '../delivery/delivery.item.ts';
import { dueImportsPk } from '../import/import.item.ts';
import { dueJobsPk } from '../job/job.item.ts';
import { queryPages, type Table } from '../table/table.ts';

/** What waits, or is under way. */
export interface Queue {
  /** Jobs that have not ended. */
  jobs: number;
  /** Imports that have not ended: of files that are to come, that are read, and that wait to be started. */
  imports: number;
  /** Deliveries to webhooks that are to be sent again; of each webhook 1,000 at most are counted. */
  deliveries: number;
  /** When the first of those deliveries was due (ISO); null without one. */
  due_since: string | null;
}

/** More of a webhook's deliveries are not counted. */
const mostDeliveries = 1_000;

/** How many of a team are in a partition of runs that have not ended, of all teams: they are few. */
const countOpen = async (table: Table, partition: string, teamId: string): Promise<number> => {
  let count = 0;
  const pages = queryPages(table, {
    IndexName: 'byDue',
    KeyConditionExpression: 'byDuePk = :due',
    ExpressionAttributeValues: { ':due': partition },
    ProjectionExpression: 'pk',
  });
  for await (const page of pages) count += page.filter(({ pk }) => pk.startsWith(`T#${teamId}#`)).length;
  return count;
};

const pendingOf = async (
  table: Table,
  webhookId: string,
): Promise<{ count: number; since: string | undefined }> => {
  const pages = queryPages(table, {
    IndexName: 'byDue',
    KeyConditionExpression: 'byDuePk = :due',
    ExpressionAttributeValues: { ':due': deliveryKeys.duePartition(webhookId) },
    ProjectionExpression: 'byDueSk',
    Limit: mostDeliveries,
  });
  for await (const page of pages)
    return { count: page.length, since: page[0] && String(page[0].byDueSk).split('#')[0] };
  return { count: 0, since: undefined };
};

/** How much of a team waits or is under way: of its webhooks, whose ids are given, and its jobs and imports. */
export const readQueue = async (
  table: Table,
  teamId: string,
  webhookIds: readonly string[],
): Promise<Queue> => {
  const [jobs, imports, ...pending] = await Promise.all([
    countOpen(table, dueJobsPk, teamId),
    countOpen(table, dueImportsPk, teamId),
    ...webhookIds.map((id) => pendingOf(table, id)),
  ]);
  const [since = null] = pending.flatMap((one) => one.since ?? []).toSorted();
  return { jobs, imports, deliveries: pending.reduce((sum, { count }) => sum + count, 0), due_since: since };
};
