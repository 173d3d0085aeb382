import * as v from 'valibot';

/** A reason as it is told. */
export const evidenceSchema = v.object({
  field: v.pipe(
    v.string(),
    v.description('`phone`, `email`, `name`, `company_id`, `external_id`, or `cf.<name>`'),
  ),
  method: v.pipe(
    v.string(),
    v.description(
      'How the values stand to each other, such as `exact`, `similar`, `short_form` or `differs`',
    ),
  ),
  values: v.pipe(
    v.array(v.string()),
    v.description('Those of both, its own first, as they were compared; long ones are shortened'),
  ),
  weight: v.pipe(
    v.number(),
    v.description('For it (above 0) or against it (below 0): the odds are e to the sum of all weights'),
  ),
});
export type ShownEvidence = v.InferOutput<typeof evidenceSchema>;

/** Most contacts that are told as possible duplicates of one. */
export const mostDuplicatesShown = 10;

export const possibleDuplicateSchema = v.object({
  id: v.pipe(v.string(), v.description('The other contact')),
  score: v.pipe(v.number(), v.description('How likely both are one person, 0 to 100')),
  reasons: v.pipe(
    v.array(evidenceSchema),
    v.description('What speaks for it and against it, the weightiest first, of what the caller sees'),
  ),
  name_conflict: v.pipe(
    v.boolean(),
    v.description('Whether they share a value and their names do not go together, as in a household'),
  ),
});
export type ShownDuplicate = v.InferOutput<typeof possibleDuplicateSchema>;

export const possibleDuplicatesSchema = v.pipe(
  v.array(possibleDuplicateSchema),
  v.description(
    `Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, ${mostDuplicatesShown} at most; by what a change gave it, where it was changed`,
  ),
);
