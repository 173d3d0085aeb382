import * as v from 'valibot';
import type { Item, Key } from '../table/table.ts';
import { feedEventSchema } from './feed.schema.ts';

export const feedKeys = {
  /** Tells how many segments there are. */
  head: (teamId: string): Key => ({ pk: `T#${teamId}#FEED`, sk: 'HEAD' }),
  /** Numbered from 0 without a gap, each a partition of its own. */
  segment: (teamId: string, n: number): Key => ({ pk: `T#${teamId}#FEED#${n}`, sk: 'FEED' }),
};

const segmentSchema = v.object({
  team_id: v.string(),
  n: v.number(),
  events: v.array(feedEventSchema),
  /** ISO time at which it was written; no event in it happened later. */
  written_at: v.string(),
});
/** Events that were written in one transaction. */
export type Segment = v.InferOutput<typeof segmentSchema>;

export const toSegment = (item: Item): Segment => v.parse(segmentSchema, item);
