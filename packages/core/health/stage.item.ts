import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { type Table, write } from '../table/table.ts';
import { put } from '../table/write.ts';

/** What is known of the stage as a whole. */
export const stageKey: Key = { pk: 'SYSTEM#STAGE', sk: 'STAGE' };

const stageSchema = v.object({
  seen_at: v.string(),
  /** Whether changes were given up that nobody has projected since. */
  has_dead_letters: v.boolean(),
});
export type StageState = v.InferOutput<typeof stageSchema>;

export const toStageState = (item: Item | undefined): StageState | undefined =>
  item && v.parse(stageSchema, item);

export const noteStage = (table: Table, state: StageState): Promise<void> =>
  write(table, [put({ ...stageKey, ...state })]);
