import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { pathSchema } from '../event/changes.schema.ts';
import type { ItemEvents } from '../event/noun-events.ts';
import type { View } from '../event/view.ts';
import type { NewEvent } from '../feed/event-type.ts';
import { type EventType, itemEventsOf } from '../feed/nouns.ts';
import { derivedId } from '../id.ts';
import type { Item } from '../table/item.ts';
import { itemDeltas } from './deltas.ts';
import { diff } from './diff.ts';
import type { Projection } from './projection.ts';
import type { Change } from './stream-record.ts';

const time = v.optional(v.nullable(v.pipe(v.string(), v.isoTimestamp())));

/** Who changed an item and when, as far as it tells. */
const writtenSchema = v.object({
  updated_by: v.optional(v.string(), 'unknown'),
  via: v.optional(pathSchema, 'api'),
  created_at: time,
  updated_at: time,
  finished_at: time,
  undone_at: time,
  revoked_at: time,
  removing_at: time,
});
type Written = v.InferOutput<typeof writtenSchema>;

/** A record's own times of its changes: the first of them that is new is that of the change. */
const ownTimes = ['undone_at', 'finished_at', 'revoked_at', 'updated_at'] as const;

/** When it happened: by the record's own clock where it has one, since the stream's knows whole seconds at best. */
const timeOf = ({ at, before, after }: Change, written: Written): string => {
  if (!after) {
    const times = [at, written.updated_at ?? '', written.removing_at ?? ''];
    return times.reduce((one, other) => (one > other ? one : other));
  }
  const own = ownTimes.find((name) => written[name] && written[name] !== before?.[name]);
  if (own) return written[own] ?? at;
  return (before ? undefined : written.created_at) ?? at;
};

/** Who made it appear where nobody has written the item since, as it is with a tag that a contact brings. */
const bringerSchema = v.object({ actor: v.string(), via: pathSchema });

const authorOf = ({ before, after }: Change, { updated_by, via }: Written, pair: Pair) => {
  const bringer = v.safeParse(bringerSchema, pair.after?.broughtBy);
  const isBrought = !pair.before && bringer.success && before?.version === after?.version;
  return isBrought ? bringer.output : { actor: updated_by, via };
};

/** A record before and after a change. */
interface Pair {
  before: View | undefined;
  after: View | undefined;
}

/** The records of both images. */
const pairsOf = (
  { views }: ItemEvents<EventType>,
  before: Item | undefined,
  after: Item | undefined,
): Pair[] => {
  const old = new Map((before ? views(before) : []).map((one) => [one.id, one]));
  const now = new Map((after ? views(after) : []).map((one) => [one.id, one]));
  return [...new Set([...old.keys(), ...now.keys()])].map((id) => ({
    before: old.get(id),
    after: now.get(id),
  }));
};

/** What differs between two states of a record; with `all`, what has stayed beside it. */
const changesOf = ({ before, after }: Pair, all = false): ReturnType<typeof diff> => {
  const { changes, truncated } = diff(before?.shown, after?.shown ?? {});
  const whole = all ? diff(undefined, after?.shown ?? {}).changes : {};
  for (const [name, { to }] of Object.entries(whole)) changes[name] ??= { from: to, to };
  for (const name of Object.keys({ ...before?.masked, ...after?.masked })) {
    const [old, now] = [before?.masked?.[name], after?.masked?.[name]];
    if (isDeepStrictEqual(old?.value, now?.value)) continue;
    changes[name] = { from: old?.mask ?? null, to: now?.mask ?? null };
  }
  return { changes, truncated };
};

/** Tells whether an item came from, or goes to, another contact by a merge: no record came or went. */
const isMove = ({ before, after }: Change): boolean =>
  before ? !after && before.leaving !== undefined : Array.isArray(after?.moved);

interface Told {
  change: Change;
  written: v.InferOutput<typeof writtenSchema>;
  deltas: Projection['deltas'];
}

const nothing = { changes: {}, truncated: false };

/** Projects what became of one record; nothing where neither an event nor a counter tells of it. */
const projectPair = (
  { change, written, deltas }: Told,
  { kind, items }: { kind: string; items: ItemEvents<EventType> },
  pair: Pair,
): Projection[] => {
  const { id, teamId } = change;
  const last = pair.after ?? pair.before;
  if (!last) return [];
  const subject = `${kind} ${last.id}`;
  const name = `${id}.${subject}`;
  const type = isMove(change) ? undefined : items.happened(pair.before, pair.after);
  if (!type) return deltas.length > 0 ? [{ id: name, teamId, subject, deltas }] : [];
  // What an erasure cleared, no event tells.
  const isErasing = change.after?.via === 'erasure';
  const { changes, truncated } = isErasing ? nothing : changesOf(pair, items.showsAll);
  if (type.endsWith('.updated') && Object.keys(changes).length === 0) return [];
  const at = timeOf(change, written);
  const event: NewEvent = {
    id: derivedId('evt', Date.parse(at), teamId, name),
    type,
    at,
    ...authorOf(change, written, pair),
    subject: { kind, id: last.id },
    ...(last.version !== undefined && { version: last.version }),
    ...(last.owner !== undefined && { owner: last.owner }),
    ...(last.departments && { departments: [...last.departments] }),
    changes,
    ...(truncated && { truncated: true as const }),
  };
  return [{ id: name, teamId, subject, event, deltas }];
};

/** Projects a change of other records than contacts; nothing where their items have no events and no counters. */
export const projectNoun = (change: Change): Projection[] => {
  const { sk, before, after } = change;
  const told = { change, written: v.parse(writtenSchema, after ?? before), deltas: itemDeltas(change) };
  return itemEventsOf(sk).flatMap((noun) =>
    pairsOf(noun.items, before, after).flatMap((pair) => projectPair(told, noun, pair)),
  );
};
