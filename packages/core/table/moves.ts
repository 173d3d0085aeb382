import * as v from 'valibot';
import type { Item } from './item.ts';

const moveSchema = v.object({ from: v.string(), by: v.string() });
const movesSchema = v.optional(v.array(moveSchema), []);

/** Where an item was before a merge moved it, and which merge. */
export type Move = v.InferOutput<typeof moveSchema>;

/** Tells where an item was before merges moved it, the first one first. */
export const movesOf = ({ moved }: Item): Move[] => v.parse(movesSchema, moved);
