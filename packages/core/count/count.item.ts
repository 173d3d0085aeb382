import { queryAll, type Table } from '../table/table.ts';
import { change, type Write } from '../table/write.ts';

/** Totals that change in the same transaction as what they count, so that they are exact at any time. */
export type Counter =
  | 'contact'
  | 'trash'
  | 'company'
  | 'import'
  | 'department'
  | 'member'
  | 'token'
  | 'job'
  | 'merge';

/**
 * Number of shards of a counter: writers rarely meet on one item, and all of it is still read for one unit.
 */
export const counterShards = 32;

const counterPk = (teamId: string, counter: Counter) => `T#${teamId}#COUNT#${counter}`;

/** Adds to a total. `lane` keeps one writer's transactions apart from the others'; by default it is random. */
export const addToCount = (
  teamId: string,
  counter: Counter,
  by: number,
  lane = Math.floor(Math.random() * counterShards),
): Write =>
  change(
    { pk: counterPk(teamId, counter), sk: String(lane % counterShards).padStart(2, '0') },
    { add: { n: by } },
  );

export const getCount = async (table: Table, teamId: string, counter: Counter): Promise<number> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': counterPk(teamId, counter) },
    ConsistentRead: true,
  });
  return items.reduce((sum, { n }) => sum + (typeof n === 'number' ? n : 0), 0);
};
