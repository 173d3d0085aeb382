import { mergeKeys } from '../merge/merge.item.ts';
import { batchGet } from '../table/table.ts';
import { clearing, itemsOf, partitionQuery, removing } from './item-keeper.ts';
import type { StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

const asked = ({ merges }: Subject) => merges;

const isEmpty = (value: unknown): boolean => Object.keys(Object(value)).length === 0;

const beside = (sk: string): StoreKeeper =>
  removing(
    ({ table }, { team_id, merges }) =>
      itemsOf(
        table,
        merges.map((id) => partitionQuery(mergeKeys.primary(team_id, id).pk, sk)),
      ),
    asked,
  );

export const mergeKeepers = {
  merges: clearing(
    async function* ({ table }, { team_id, merges }) {
      const items = await batchGet(
        table,
        merges.map((id) => mergeKeys.primary(team_id, id)),
      );
      yield* items.filter(({ overrides, kept }) => !isEmpty(overrides) || !isEmpty(kept));
    },
    (item) => ({ ...item, overrides: {}, kept: {} }),
    asked,
  ),
  merge_parts: beside('PARTS'),
  merge_consents: beside('CONSENT#'),
} as const satisfies Readonly<Record<string, StoreKeeper>>;
