import { contactPartitions, toContact } from '../contact/contact.item.ts';
import { facets, findFacet } from '../facet/facet.item.ts';
import { shards } from '../table/shard.ts';
import { queryAll, queryPages, type Table } from '../table/table.ts';
import { tagKeys } from '../tag/tag.item.ts';
import { deltasOf, sumDeltas } from './deltas.ts';

/** A counter that does not say what there is. */
export interface Discrepancy {
  counter: string;
  kept: number;
  counted: number;
}

/** What facets and tags count, by reading all of a team's live contacts. */
const countAll = async (table: Table, teamId: string): Promise<Map<string, number>> => {
  const sums = new Map<string, number>();
  for (const shard of shards) {
    const pages = queryPages(table, {
      IndexName: 'byTeam',
      KeyConditionExpression: 'byTeamPk = :pk',
      ProjectionExpression: 'pk, sk, lead_status, do_not_call, phone, company_id, tags',
      ExpressionAttributeValues: { ':pk': contactPartitions.live(teamId)(shard) },
    });
    for await (const page of pages)
      for (const { name, by } of sumDeltas(
        page.flatMap((item) => deltasOf(teamId, undefined, toContact(item))),
      ))
        sums.set(name, (sums.get(name) ?? 0) + by);
  }
  return sums;
};

/** What the counters say. */
const readKept = async (table: Table, teamId: string): Promise<Map<string, number>> => {
  const tags = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': tagKeys.partition(teamId) },
    ConsistentRead: true,
  });
  const kept = new Map(tags.map(({ sk, n }) => [sk, Number(n ?? 0)]));
  for (const facet of facets)
    for (const { value, count } of await findFacet(table, teamId, facet))
      kept.set(`${facet} ${value}`, count);
  return kept;
};

/**
 * Counters of a team that differ from what a full count says: none, once all changes are projected. Reads all of the
 * team's contacts.
 */
export const recount = async (table: Table, teamId: string): Promise<Discrepancy[]> => {
  const [counts, kept] = [await countAll(table, teamId), await readKept(table, teamId)];
  return [...new Set([...counts.keys(), ...kept.keys()])].sort().flatMap((counter) => {
    const [stored, counted] = [kept.get(counter) ?? 0, counts.get(counter) ?? 0];
    return stored === counted ? [] : [{ counter, kept: stored, counted }];
  });
};
