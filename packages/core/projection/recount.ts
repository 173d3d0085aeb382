import { pathOf, toContact } from '../attribute/contact-shape.ts';
import { contactPartitions } from '../contact/contact.item.ts';
import { type Counter, getCount } from '../count/count.item.ts';
import { facets, findFacet } from '../facet/facet.item.ts';
import { shards } from '../table/shard.ts';
import { queryAll, queryPages, type Table } from '../table/table.ts';
import { tagKeys } from '../tag/tag.item.ts';
import { campaignDeltas, type Delta, deltasOf, sumDeltas } from './deltas.ts';

/** A counter that does not say what there is. */
export interface Discrepancy {
  counter: string;
  kept: number;
  counted: number;
}

/** A counter as it is to be written, with its number. */
type Counts = Map<string, Pick<Delta, 'counter'> & { n: number }>;

/** What facets, tags and campaigns look at. */
const counted = ['lead_status', 'do_not_call', 'phone', 'company_id', 'tags', 'campaigns'] as const;

/** What facets, tags and campaigns count, by reading all of a team's live contacts. */
const countAll = async (table: Table, teamId: string): Promise<Counts> => {
  const sums: Counts = new Map();
  for (const shard of shards) {
    const pages = queryPages(table, {
      IndexName: 'byTeam',
      KeyConditionExpression: 'byTeamPk = :pk',
      ProjectionExpression: ['pk', 'sk', ...counted.map(pathOf)].join(', '),
      ExpressionAttributeValues: { ':pk': contactPartitions.live(teamId)(shard) },
    });
    for await (const page of pages)
      for (const { name, counter, by } of sumDeltas(
        page.map(toContact).flatMap((one) => [...deltasOf(teamId, undefined, one), ...campaignDeltas(one)]),
      ))
        sums.set(name, { counter, n: (sums.get(name)?.n ?? 0) + by });
  }
  return sums;
};

/** What the counters say. */
const readKept = async (table: Table, teamId: string): Promise<Counts> => {
  const tags = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': tagKeys.partition(teamId) },
    ConsistentRead: true,
  });
  const kept: Counts = new Map(
    tags.map(({ sk, name, n }) => [sk, { counter: { tag: String(name) }, n: Number(n ?? 0) }]),
  );
  for (const facet of [...facets, 'campaign' as const])
    for (const { value, count } of await findFacet(table, teamId, facet))
      kept.set(`${facet} ${value}`, { counter: { facet, value }, n: count });
  return kept;
};

/** Counters of a team that differ from what a full count says, with what is to be added to each. */
export const findDifferences = async (
  table: Table,
  teamId: string,
): Promise<(Discrepancy & { delta: Delta })[]> => {
  const [counts, kept] = [await countAll(table, teamId), await readKept(table, teamId)];
  return [...new Map([...counts, ...kept])]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, { counter }]) => {
      const [stored, counted] = [kept.get(name)?.n ?? 0, counts.get(name)?.n ?? 0];
      const delta = { name, counter, by: counted - stored };
      return stored === counted ? [] : [{ counter: name, kept: stored, counted, delta }];
    });
};

const totals = [
  ['contact', contactPartitions.live],
  ['trash', contactPartitions.trash],
] as const satisfies [Counter, unknown][];

/**
 * Totals of a team that differ from what the lists hold: none at any time at which nothing is written, since they are
 * kept by those who write contacts.
 */
export const recountTotals = async (
  table: Table,
  teamId: string,
): Promise<(Discrepancy & { total: Counter })[]> => {
  const found: (Discrepancy & { total: Counter })[] = [];
  for (const [counter, partition] of totals) {
    let counted = 0;
    for (const shard of shards) {
      const pages = queryPages(table, {
        IndexName: 'byTeam',
        KeyConditionExpression: 'byTeamPk = :pk',
        ProjectionExpression: 'pk',
        ExpressionAttributeValues: { ':pk': partition(teamId)(shard) },
      });
      for await (const page of pages) counted += page.length;
    }
    const kept = await getCount(table, teamId, counter);
    if (kept !== counted) found.push({ counter: `total ${counter}`, total: counter, kept, counted });
  }
  return found;
};

/**
 * Counters of a team's facets, tags and campaigns that differ from a full count: none, once all changes are projected. Reads all of
 * the team's contacts.
 */
export const recount = async (table: Table, teamId: string): Promise<Discrepancy[]> =>
  (await findDifferences(table, teamId)).map(({ delta: _, ...discrepancy }) => discrepancy);
