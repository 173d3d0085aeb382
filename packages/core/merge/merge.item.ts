import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import { mergePartsKey } from '../contact/merge-parts.item.ts';
import { addToCount } from '../count/count.item.ts';
import type { StoredPair } from '../duplicate/stored-pair.ts';
import { keysOf, type ListedNoun, newRecordWrite } from '../list/listed-noun.ts';
import type { Item } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, is, isThere, put, putNew, type Write } from '../table/write.ts';
import { type MergeOutcome, type StoredMerge, storedMergeSchema } from './merge-record.schema.ts';
import type { MergeRecord } from './merge-record.ts';

export const merges: ListedNoun<StoredMerge, 'merge'> = {
  kind: 'merge',
  sk: 'MERGE',
  toRecord: (item) => v.parse(storedMergeSchema, item),
};

/** Merges that somebody has to go on with, or to look after once more. */
export const dueMergesPk = 'DUE#merge';

export const mergeKeys = {
  ...keysOf(merges),
  /** What it made of values, and what its undo needs. */
  parts: mergePartsKey,
  byDue: (teamId: string, mergeId: string, due: string) => ({
    byDuePk: dueMergesPk,
    byDueSk: `${due}#${teamId}#${mergeId}`,
  }),
};

/** What a merge keeps of contacts: the values that it met, what it made of them, and what its undo needs. */
export interface MergeParts {
  record: MergeRecord;
  outcome: MergeOutcome;
  /** Pairs that it took away, as they were. */
  pairs: readonly StoredPair[];
}

/** Most bytes of the parts; an item holds 400 KB. */
const mostBytes = 370_000;

const packed = (parts: unknown): string =>
  brotliCompressSync(JSON.stringify(parts), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 22 },
  }).toString('base64');

const cut = (value: unknown): unknown => {
  const text = JSON.stringify(value) ?? '';
  return text.length <= 200 ? value : `${text.slice(0, 200)}…`;
};

/** Shortens the values that lost: the contacts that had them keep them. */
const shortened = ({ outcome, ...parts }: MergeParts): MergeParts => ({
  ...parts,
  outcome: {
    ...outcome,
    fields: outcome.fields.map((field) => ({
      ...field,
      losers: field.losers.map((loser) => ({ ...loser, value: cut(loser.value) })),
    })),
  },
});

/** Makes parts that fit into an item. */
export const fittingParts = (parts: MergeParts): MergeParts =>
  packed(parts).length <= mostBytes ? parts : shortened(parts);

const partsItem = (teamId: string, mergeId: string, parts: MergeParts): Item => ({
  ...mergeKeys.parts(teamId, mergeId),
  packed: packed(parts),
});

const toParts = (item: Item): MergeParts =>
  JSON.parse(brotliDecompressSync(Buffer.from(String(item.packed), 'base64')).toString()) as MergeParts;

interface NewMerge {
  merge: StoredMerge;
  parts: MergeParts;
  via: Via;
  /** When somebody has to look after it (ISO). */
  due: string;
}

/** Makes the writes of a merge that is on no record yet. */
export const newMergeWrites = ({ merge, parts, via, due }: NewMerge): Write[] => {
  const { team_id, id } = merge;
  const { put: item } = newRecordWrite(merges, merge, via);
  return [
    putNew({ ...item, ...mergeKeys.byDue(team_id, id, due) }),
    put(partsItem(team_id, id, parts)),
    addToCount(team_id, 'merge', 1),
  ];
};

interface MergeChange {
  set: Partial<StoredMerge> & Partial<Via>;
  /** When somebody has to look after it next (ISO); null when that is done. */
  due: string | null;
}

/** Changes a merge that is in the state that was seen. */
export const mergeWrite = (
  { team_id, id, state }: Pick<StoredMerge, 'team_id' | 'id' | 'state'>,
  { set, due }: MergeChange,
): Write =>
  change(mergeKeys.primary(team_id, id), {
    set: { ...set, ...(due !== null && mergeKeys.byDue(team_id, id, due)) },
    remove: due === null ? ['byDuePk', 'byDueSk'] : [],
    when: [is('state', state)],
  });

/** Lets what a merge kept of values go, once it is undone. */
export const forgetPartsWrite = (teamId: string, mergeId: string, ttl: number): Write =>
  change(mergeKeys.parts(teamId, mergeId), { set: { ttl }, when: [isThere] });

/** Reads merges of these ids with their parts, as far as there are any; strongly consistent, one round. */
export const findMerges = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, { merge: StoredMerge; parts: MergeParts | undefined }>> => {
  const items = await batchGet(
    table,
    ids.flatMap((id) => [mergeKeys.primary(teamId, id), mergeKeys.parts(teamId, id)]),
  );
  return new Map(
    items
      .filter(({ sk }) => sk === merges.sk)
      .map((item) => {
        const merge = merges.toRecord(item);
        const parts = items.find(({ pk, sk }) => pk === item.pk && sk === 'PARTS');
        return [merge.id, { merge, parts: parts && toParts(parts) }];
      }),
  );
};
