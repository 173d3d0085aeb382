import * as v from 'valibot';

/** A whole number in a query string. */
const integer = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,30}$/, 'type_integer'),
    v.transform(Number),
    v.number(),
    v.integer(),
    v.minValue(min, 'out_of_range'),
    v.maxValue(max, 'out_of_range'),
  );

/** The parameters that every list takes. */
export const pageEntries = {
  limit: v.optional(integer(1, 200), '50'),
  offset: v.optional(integer(0, Number.MAX_SAFE_INTEGER), '0'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(1_000, 'cursor_invalid'))),
};

export interface PageRequest {
  limit: number;
  offset: number;
  cursor?: string | undefined;
}

/** What every list answers beside its records. */
export const pageAnswerEntries = {
  count: v.pipe(v.number(), v.description('Exact number of matches before paging')),
  limit: v.number(),
  offset: v.number(),
  next_cursor: v.nullable(v.string()),
};

export interface Page<T> {
  records: T[];
  count: number;
  limit: number;
  offset: number;
  next_cursor: string | null;
}
