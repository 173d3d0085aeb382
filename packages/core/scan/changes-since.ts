import { feedKeys, findSegmentsAt, toHead } from '../feed/feed.item.ts';
import { getItem, type Table } from '../table/table.ts';

/** Segments that are read at a time. */
const atOnce = 100;

export const feedLength = async (table: Table, teamId: string): Promise<number> =>
  toHead(await getItem(table, feedKeys.head(teamId))).segments;

/**
 * Lists the contacts to which anything happened in a part of the feed, those that are gone, too; undefined where there
 * are more than `most`, or where the feed does not go back so far.
 */
export const changedContacts = async (
  table: Table,
  teamId: string,
  { from, to, most }: { from: number; to: number; most: number },
): Promise<Set<string> | undefined> => {
  const changed = new Set<string>();
  for (let first = from; first < to; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, to - first) }, (_, at) => first + at);
    const segments = await findSegmentsAt(
      table,
      numbers.map((n) => feedKeys.segment(teamId, n)),
    );
    if (segments.length < numbers.length) return undefined;
    for (const { events } of segments)
      for (const { subject } of events) if (subject.kind === 'contact') changed.add(subject.id);
    if (changed.size > most) return undefined;
  }
  return changed;
};
