import type { Condition } from '../expression/condition.ts';
import type { Projection } from '../expression/projection.ts';
import type { Database } from '../store/database.ts';
import { type Range, readRange, type Source } from '../store/range-read.ts';
import { pick } from '../table/stored.ts';
import type { Item } from '../value/attribute-value.ts';

const maxPageBytes = 1024 * 1024;

export interface PageRequest {
  readonly source: Source;
  readonly range: Range;
  readonly filter: Condition | undefined;
  readonly projection: Projection | undefined;
  readonly isCounting: boolean;
  /** The attributes by which the next page begins. */
  readonly keyNames: readonly string[];
}

export interface ReadPage {
  /** The items' JSON. */
  readonly texts: readonly string[];
  readonly count: number;
  readonly scanned: number;
  /** Bytes of the entries that were read, and of the items that had to be looked up besides. */
  readonly bytes: number;
  readonly fetched: readonly number[];
  readonly lastKey: Item | undefined;
}

/** Reads a page: up to the limit, or a megabyte of entries, whatever the filter leaves of them. */
export const readPage = (database: Database, request: PageRequest): ReadPage => {
  const { source, range } = request;
  const take = takeOf(request);
  const texts: string[] = [];
  const fetched: number[] = [];
  let [count, scanned, bytes, last, isCut] = [0, 0, 0, '', false];
  for (const [size, text, itemSize] of readRange(database, source, range)) {
    scanned++;
    bytes += size;
    last = text;
    if (source.isFetching) fetched.push(itemSize);
    const taken = take(text);
    if (taken !== undefined) count++;
    if (taken !== undefined && !request.isCounting) texts.push(taken);
    isCut = bytes >= maxPageBytes || scanned === range.limit;
    if (isCut) break;
  }
  const lastKey = isCut ? pick(parse(last), request.keyNames) : undefined;
  return { texts, count, scanned, bytes, fetched, lastKey };
};

/** What of an item goes into the answer: its JSON as it is where nothing has to be read in it. */
const takeOf = ({ filter, projection }: PageRequest): ((text: string) => string | undefined) => {
  if (!filter && !projection) return (text) => text;
  return (text) => {
    const item = parse(text);
    if (filter && !filter.evaluate(item)) return undefined;
    return projection ? JSON.stringify(projection.project(item)) : text;
  };
};

const parse = (text: string): Item => JSON.parse(text);
