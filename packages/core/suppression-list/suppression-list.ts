import { writeCursor } from '../list/cursor.ts';
import { type CursorScope, listPartition, pageStart } from '../list/list-newest.ts';
import { type OrderedList, orderedPage, positionOf } from '../list/ordered.ts';
import type { PageRequest } from '../list/page.schema.ts';
import { bareValue, coveringValues, valueName } from '../suppression/suppressed-value.ts';
import {
  findSuppressions,
  isInForce,
  type Suppression,
  toSuppression,
} from '../suppression/suppression.item.ts';
import { batchGetInOrder, type Table } from '../table/table.ts';
import type { GivenValue } from './given-values.ts';

const kind = 'suppression';
const query: CursorScope = { kind };

/** A page of a team's suppressions, newest first, without the values. They are not counted. */
export const listSuppressions = async (
  table: Table,
  teamId: string,
  { limit, cursor }: Pick<PageRequest, 'limit' | 'cursor'>,
): Promise<{ records: Suppression[]; next_cursor: string | null }> => {
  const list: OrderedList = {
    index: 'byTeam',
    partition: listPartition(teamId, kind),
    descending: true,
    projection: 'pk, sk, byTeamSk',
  };
  const start = await pageStart(table, teamId, query, { limit, offset: 0, cursor });
  const { entries, more } = await orderedPage(table, list, { limit, start });
  const last = entries.at(-1);
  const [items, next_cursor] = await Promise.all([
    batchGetInOrder(table, entries, { consistent: true }),
    more && last ? writeCursor(table, teamId, query, positionOf(list, last)) : null,
  ]);
  // The index may still hold one that was lifted a moment ago.
  return { records: items.filter(isInForce).map(toSuppression), next_cursor };
};

/** A value with the suppression that holds for it, if any. */
interface Checked {
  given: GivenValue;
  found: Suppression | undefined;
}

/** Tells which of the given values are suppressed, in their order; a number without extension covers all of its own. */
export const checkSuppressions = async (
  table: Table,
  teamId: string,
  given: readonly GivenValue[],
): Promise<Checked[]> => {
  const values = given.flatMap(({ value }) => value ?? []);
  const found = await findSuppressions(table, teamId, coveringValues(values));
  return given.map((one) => {
    const { value } = one;
    const bare = value && bareValue(value);
    const own = value && found.get(valueName(value));
    return { given: one, found: own ?? (bare && found.get(valueName(bare))) };
  });
};
