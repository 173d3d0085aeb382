import { Readable } from 'node:stream';
import type { ContactQuery } from '../condition/condition.ts';
import { withCatalogue } from '../condition/contact-condition.ts';
import { scanNewest } from '../list/scan.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import { contactIdOf } from './contact.item.ts';
import { narrowMatches } from './match-contacts.ts';
import { listScan, matchesAmong } from './scan-matches.ts';

/** Entries of the list that are looked at together. */
const together = 1_000;

async function* scannedIds(table: Table, { scan, inexact }: ReturnType<typeof listScan>) {
  const idsAmong = async (items: readonly Item[]) =>
    (await matchesAmong(table, items, { inexact, sort: 'created_at' })).map(contactIdOf);
  let items: Item[] = [];
  for await (const item of scanNewest(table, scan)) {
    items.push(item);
    if (items.length < together) continue;
    yield* await idsAmong(items);
    items = [];
  }
  yield* await idsAmong(items);
}

/**
 * Finds the ids of all contacts that match, newest first, as they are asked for: where the whole list has to be read,
 * it is never held as a whole.
 * @throws CallbookError as `matchContacts`
 */
export const matchingIds = async (table: Table, given: ContactQuery): Promise<AsyncIterable<string>> => {
  const query = await withCatalogue(table, given);
  const found = await narrowMatches(table, query, 'created_at');
  if (!Array.isArray(found)) return scannedIds(table, listScan(query, found.conditions, 'created_at'));
  const sorted = found.toSorted((one, other) => (one.position < other.position ? 1 : -1));
  return Readable.from(sorted.map(contactIdOf));
};
