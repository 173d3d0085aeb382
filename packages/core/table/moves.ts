import * as v from 'valibot';
import type { Item } from './item.ts';

const movesSchema = v.optional(v.array(v.object({ from: v.string(), by: v.string() })), []);

/** Tells where an item was before merges moved it, the first one first. */
export const movesOf = ({ moved }: Item): v.InferOutput<typeof movesSchema> => v.parse(movesSchema, moved);
