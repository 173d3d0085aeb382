import { isDeepStrictEqual } from 'node:util';
import type { ChainHead } from '../audit-chain/chain.schema.ts';
import { appendEntries } from '../audit-chain/chain.ts';
import type { StoredEntry } from '../audit-chain/verify-chain.ts';
import type { Item } from '../table/item.ts';
import type { NewEvent } from './event-type.ts';
import type { Segment } from './feed.item.ts';

/** What the segment says of all of its events: when they were written, and may be forgotten. */
type Place = Pick<Segment, 'n' | 'written_at' | 'ttl'>;

/** What of an event stays for good, wherever it is from: all but its values and what belongs to these. */
const factOf = (
  event: Readonly<Record<string, unknown>>,
  { n, written_at, ttl }: Place,
): StoredEntry['fact'] => {
  const { changes: _, truncated: _cut, salt: _salt, link: _link, cleared_for: _cleared, ...kept } = event;
  const { id, type, at, ...fact } = kept;
  return { id, type, at, ...fact, ...{ segment: [n, written_at, ttl] } };
};

/** The values of an event: those that it has itself, as of all records but contacts. */
const ownValues = ({ changes, truncated }: Readonly<Record<string, unknown>>) =>
  changes === undefined ? undefined : { changes, truncated };

/** The values of a contact's entry: all that it tells. */
const entryValues = (item: Item): Readonly<Record<string, unknown>> => {
  const { pk: _, byTeamPk: _index, byTeamSk: _place, ttl: _ttl, salt: _salt, ...values } = item;
  return values;
};

/** An event to be written, with the item of its contact's entry where it has one. */
export interface ToChain {
  event: NewEvent;
  item?: Item | undefined;
}

/** Links events to those before them, in their order; of a contact the salt goes beside its values, into the item. */
export const chainEvents = (
  head: ChainHead,
  place: Place,
  written: readonly ToChain[],
): { head: ChainHead; events: NewEvent[]; items: Map<Item, Item> } => {
  const added = appendEntries(
    head,
    written.map(({ event, item }) => ({
      fact: factOf(event, place),
      values: item ? entryValues(item) : ownValues(event),
    })),
  );
  const items = new Map<Item, Item>();
  const events = written.map(({ event, item }, index) => {
    const { link, salt } = added.chained[index] ?? {};
    if (item && salt !== undefined) items.set(item, { ...item, salt });
    return { ...event, ...(link !== undefined && { link }), ...(!item && salt !== undefined && { salt }) };
  });
  return { head: added.head, events, items };
};

/** Tells whether what an erasure leaves of an entry is what the event says as well. */
const isBlank = (item: Item, event: Readonly<Record<string, unknown>>): boolean => {
  const { changes, cleared_for: _, sk, ...rest } = entryValues(item);
  return (
    isDeepStrictEqual(changes, {}) &&
    sk === event.entry &&
    Object.entries(rest).every(([name, value]) => isDeepStrictEqual(value, event[name]))
  );
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Whom an event is about: of the request for an erasure, who is to be erased. */
const recordOf = ({ type, subject, changes }: Readonly<Record<string, unknown>>): string => {
  const toldBy = (name: string): unknown => Object(Object(changes)[name]).to;
  const isErasure = String(type).startsWith('privacy_request.') && toldBy('kind') === 'erasure';
  return String(isErasure ? toldBy('contact_id') : Object(subject).id);
};

/** An event of a segment as it is to be verified, with the item of its contact's entry if that is there. */
export const storedEntry = (
  place: Place,
  event: Readonly<Record<string, unknown>>,
  { item, now }: { item: Item | undefined; now: Date },
): StoredEntry => {
  const values = item ? entryValues(item) : ownValues(event);
  const salt = textOf(item ? item.salt : event.salt);
  // An entry is forgotten as long after its event as the segment after its writing.
  const age = Date.parse(place.written_at) - Date.parse(String(event.at));
  const forgotten = (place.ttl ?? Number.POSITIVE_INFINITY) * 1_000 - age;
  return {
    fact: factOf(event, place),
    link: event.link,
    ...(salt !== undefined && values !== undefined && { sealed: { salt, values } }),
    isForged: salt === undefined && values !== undefined && !(item && isBlank(item, event)),
    isExpired: forgotten - 2_000 <= now.getTime(),
    record: recordOf(event),
    clearedBy: textOf(item ? item.cleared_for : event.cleared_for),
  };
};
