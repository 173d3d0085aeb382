import * as v from 'valibot';

const largestPage = 200;

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
  limit: v.optional(integer(1, largestPage), '50'),
  offset: v.optional(integer(0, Number.MAX_SAFE_INTEGER), '0'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(1_000, 'cursor_invalid'))),
};

export interface PageRequest {
  limit: number;
  offset: number;
  cursor?: string | undefined;
}

/** Properties that every list answers beside its records. */
export const pageAnswerEntries = {
  count: v.pipe(v.number(), v.description('Exact number of matches before paging')),
  limit: v.pipe(v.number(), v.description('How many records a page holds at most')),
  offset: v.pipe(v.number(), v.description('How many records were passed over')),
  next_cursor: v.pipe(
    v.nullable(v.string()),
    v.description('Where the next page begins; null when nothing is left'),
  ),
};

/** The same for lists that only a cursor walks through, and that nobody counts: all of them would have to be read. */
export const streamAnswerEntries = {
  ...pageAnswerEntries,
  count: v.pipe(v.null(), v.description('Null: these records are not counted')),
  offset: v.pipe(v.literal(0), v.description('0: only the cursor passes over records')),
};

/** Makes the properties of a page of a list that nobody counts. */
export const streamPage = ({ limit }: { limit: number }) => ({ count: null, limit, offset: 0 });

/** Makes the properties of a list that is always answered whole. */
export const wholePage = ({ length }: readonly unknown[]) => ({
  count: length,
  limit: Math.max(length, largestPage),
  offset: 0,
  next_cursor: null,
});

export interface Page<T> {
  records: T[];
  count: number;
  limit: number;
  offset: number;
  next_cursor: string | null;
}
