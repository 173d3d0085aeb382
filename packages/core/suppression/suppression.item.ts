import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { stageSecret } from '../secret/secret.item.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGet, type Table } from '../table/table.ts';
import { paths, type Via } from '../table/via.ts';
import { change, is, type Write } from '../table/write.ts';
import { type Suppressed, type SuppressedValue, valueName } from './suppressed-value.ts';

/** Makes the ids of a team's suppressions, which tell nothing of the values without the secret of the stage. */
export interface Seal {
  teamId: string;
  idOf: (value: SuppressedValue) => string;
}

export const sealWith = (secret: Buffer, teamId: string): Seal => ({
  teamId,
  idOf: ({ kind, value }) =>
    `supp_${createHmac('sha256', secret)
      .update(JSON.stringify(['suppression', teamId, kind, value]))
      .digest('base64url')}`,
});

export const sealOf = async (table: Table, teamId: string): Promise<Seal> =>
  sealWith(await stageSecret(table), teamId);

export const suppressionKeys = {
  primary: (teamId: string, id: string): Key => ({
    pk: `T#${teamId}#SUPPRESS#${id.slice('supp_'.length)}`,
    sk: 'SUPPRESSION',
  }),
  byTeam: (teamId: string, { id, created_at }: Pick<Suppression, 'id' | 'created_at'>) => ({
    byTeamPk: `T#${teamId}#suppression#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
};

const keyOf = (seal: Seal, value: SuppressedValue): Key =>
  suppressionKeys.primary(seal.teamId, seal.idOf(value));

export const suppressionKeysOf = (seal: Seal, values: readonly SuppressedValue[]): Key[] =>
  values.map((one) => keyOf(seal, one));

/** A number or address that must not be called, as it is kept: nothing in it tells which. */
export const suppressionSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  kind: v.picklist(['phone', 'email']),
  reason: v.string(),
  created_at: v.string(),
  created_by: v.string(),
  via: v.picklist(paths),
});
export type Suppression = v.InferOutput<typeof suppressionSchema>;

/** A suppression that was lifted stays on record, and suppresses nothing. */
export const isInForce = ({ state }: Item): boolean => state === 'suppressed';

export const toSuppression = (item: Item): Suppression => v.parse(suppressionSchema, item);

/** The suppressions in force among items, by the name of the value. */
const inForceAmong = (items: Iterable<Item>, seal: Seal, values: readonly SuppressedValue[]) => {
  const found = new Map([...items].filter(isInForce).map((item) => [item.pk, item]));
  return values.flatMap((one) => {
    const item = found.get(keyOf(seal, one).pk);
    return item ? [[valueName(one), item] as const] : [];
  });
};

/** Picks the names of those values that items which were read say are suppressed. */
export const suppressedAmong = (
  items: Iterable<Item>,
  seal: Seal,
  values: readonly SuppressedValue[],
): Suppressed => new Set(inForceAmong(items, seal, values).map(([name]) => name));

/** Finds the suppressions of these values, by the name of the value; strongly consistent. */
export const findSuppressions = async (
  table: Table,
  teamId: string,
  values: readonly SuppressedValue[],
): Promise<Map<string, Suppression>> => {
  if (values.length === 0) return new Map();
  const seal = await sealOf(table, teamId);
  const items = await batchGet(table, suppressionKeysOf(seal, values));
  return new Map(inForceAmong(items, seal, values).map(([name, item]) => [name, toSuppression(item)]));
};

interface Asked {
  /** A word or sentence, never the value. */
  reason: string;
  /** ISO time. */
  at: string;
  via: Via;
}

/** Suppresses a value. Where it is suppressed already, since when and why stays as it was. */
export const suppressWrite = (
  seal: Seal,
  value: SuppressedValue,
  { reason, at, via: { updated_by, via } }: Asked,
): Write => {
  const id = seal.idOf(value);
  const once = { id, team_id: seal.teamId, kind: value.kind, created_at: at, created_by: updated_by, reason };
  return change(suppressionKeys.primary(seal.teamId, id), {
    set: { state: 'suppressed', updated_at: at, updated_by, via },
    setOnce: { ...once, ...suppressionKeys.byTeam(seal.teamId, once) },
  });
};

/** Lifts a suppression that is in force; its record stays, without a place in the list. */
export const liftWrite = (
  seal: Seal,
  value: Pick<SuppressedValue, 'kind' | 'value'>,
  { reason, at, via: { updated_by, via } }: Asked,
): Write => liftById(seal.teamId, seal.idOf(value), { reason, at, via: { updated_by, via } });

export const liftById = (
  teamId: string,
  id: string,
  { reason, at, via: { updated_by, via } }: Asked,
): Write =>
  change(suppressionKeys.primary(teamId, id), {
    set: { id, team_id: teamId, state: 'lifted', lifted_for: reason, updated_at: at, updated_by, via },
    remove: ['created_at', 'created_by', 'reason', 'byTeamPk', 'byTeamSk'],
    when: [is('state', 'suppressed')],
  });
