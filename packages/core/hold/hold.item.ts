import * as v from 'valibot';
import type { Held } from '../attribute/held.ts';
import { keysOf, type ListedNoun } from '../list/listed-noun.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { absent, change, check, is, type Write } from '../table/write.ts';
import { type Hold, holdSchema } from './hold.schema.ts';
import { isInForce } from './holds.ts';

export const holds: ListedNoun<Hold> = {
  kind: 'hold',
  sk: 'HOLD',
  toRecord: (item) => v.parse(holdSchema, item),
};

const recordKey = keysOf(holds).primary;

const teamHoldsKey = (teamId: string): Key => ({ pk: `T#${teamId}#HOLDS`, sk: 'HOLDS' });

/** Which holds cover all of a team, as it was read. */
export interface TeamHolds {
  teamId: string;
  ids: readonly string[];
  /** Number of changes of these; undefined while there were none. */
  changes: number | undefined;
}

const toTeamHolds = (teamId: string, item: Item | undefined): TeamHolds => ({
  teamId,
  ids: item ? [...new Set((item.ids ?? []) as Iterable<string>)] : [],
  changes: item && Number(item.changes),
});

/** Holds while no hold on the whole team came or went: the check of a transaction that removes. */
export const teamHoldsAs = ({ teamId, changes }: TeamHolds): Write =>
  check(teamHoldsKey(teamId), changes === undefined ? absent('pk') : is('changes', changes));

/** Makes the write by which a hold covers all of its team, or does so no more. */
export const teamHoldWrite = (teamId: string, holdId: string, isPlaced: boolean): Write =>
  change(teamHoldsKey(teamId), {
    add: { changes: 1, ...(isPlaced && { ids: new Set([holdId]) }) },
    ...(!isPlaced && { take: { ids: new Set([holdId]) } }),
  });

/** The holds in force that cover any of some contacts, and the state of the team's. */
export interface HoldsRead {
  holds: readonly Hold[];
  team: TeamHolds;
}

const readRecords = async (table: Table, teamId: string, ids: readonly string[]): Promise<Hold[]> => {
  if (ids.length === 0) return [];
  const items = await batchGet(
    table,
    [...new Set(ids)].map((id) => recordKey(teamId, id)),
  );
  return items.map(holds.toRecord).filter(isInForce);
};

/** The ids of the holds that contacts know of. */
const markedOf = (contacts: readonly { held?: Held | undefined }[]): string[] => [
  ...new Set(contacts.flatMap(({ held }) => Object.keys(held?.holds ?? {}))),
];

/** The holds that contacts know of, and that are in force no more; contacts that know of none cost nothing. */
export const findHoldsOver = async (
  table: Table,
  teamId: string,
  contacts: readonly { held?: Held | undefined }[],
): Promise<ReadonlySet<string>> => {
  const marked = markedOf(contacts);
  const inForce = new Set((await readRecords(table, teamId, marked)).map(({ id }) => id));
  return new Set(marked.filter((id) => !inForce.has(id)));
};

/**
 * Reads, strongly consistent, the holds in force that cover any of these contacts: one round, two where a hold covers
 * the whole team. `holdOn` tells which covers which.
 */
export const readHolds = async (
  table: Table,
  teamId: string,
  contacts: readonly { held?: Held | undefined }[],
): Promise<HoldsRead> => {
  const [marked, [item]] = await Promise.all([
    readRecords(table, teamId, markedOf(contacts)),
    batchGet(table, [teamHoldsKey(teamId)]),
  ]);
  const team = toTeamHolds(teamId, item);
  return { holds: [...marked, ...(await readRecords(table, teamId, team.ids))], team };
};
