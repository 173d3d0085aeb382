import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { pathSchema } from '../event/changes.schema.ts';
import { derivedId } from '../id.ts';
import type { Item } from '../table/item.ts';
import { diff } from './diff.ts';
import type { Noun, Told } from './noun.ts';
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

const authorOf = ({ before, after }: Change, { updated_by, via }: Written, last: Told, what: string) => {
  const bringer = v.safeParse(bringerSchema, last.broughtBy);
  const isBrought = what === 'created' && bringer.success && before?.version === after?.version;
  return isBrought ? bringer.output : { actor: updated_by, via };
};

const nameOf = ({ kind, id }: Told) => `${kind} ${id}`;

/** The records of both images, before and after. */
const pairs = ({ records }: Noun, before: Item | undefined, after: Item | undefined) => {
  const old = new Map((before ? records(before) : []).map((one) => [nameOf(one), one]));
  const now = new Map((after ? records(after) : []).map((one) => [nameOf(one), one]));
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => ({
    before: old.get(name),
    after: now.get(name),
  }));
};

/** What differs between two states of a record; with `all`, what has stayed beside it. */
const changesOf = (
  before: Told | undefined,
  after: Told | undefined,
  { all = false }: { all?: boolean | undefined },
): ReturnType<typeof diff> => {
  const { changes, truncated } = diff(before?.shown, after?.shown ?? {});
  const whole = all ? diff(undefined, after?.shown ?? {}).changes : {};
  for (const [name, { to }] of Object.entries(whole)) changes[name] ??= { from: to, to };
  for (const name of Object.keys({ ...before?.veiled, ...after?.veiled })) {
    const [old, now] = [before?.veiled?.[name], after?.veiled?.[name]];
    if (isDeepStrictEqual(old?.value, now?.value)) continue;
    changes[name] = { from: old?.told ?? null, to: now?.told ?? null };
  }
  return { changes, truncated };
};

/** What a change of records other than contacts comes to. */
export const projectNoun = (noun: Noun, change: Change): Projection[] => {
  const { id, teamId } = change;
  const written = v.parse(writtenSchema, change.after ?? change.before);
  const occurred = timeOf(change, written);
  return pairs(noun, change.before, change.after).flatMap(({ before, after }) => {
    const last = after ?? before;
    const what = noun.happened(before, after);
    const { changes, truncated } = changesOf(before, after, { all: noun.tellsAll });
    if (!last || !what || (what === 'updated' && Object.keys(changes).length === 0)) return [];
    const name = `${id}.${nameOf(last)}`;
    const event = {
      id: derivedId('evt', Date.parse(occurred), teamId, name),
      type: `${last.kind}.${what}`,
      at: occurred,
      ...authorOf(change, written, last, what),
      subject: { kind: last.kind, id: last.id },
      ...(last.version !== undefined && { version: last.version }),
      ...(last.owner !== undefined && { owner: last.owner }),
      changes,
      ...(truncated && { truncated: true as const }),
    };
    return [{ id: name, teamId, subject: nameOf(last), event, deltas: [] }];
  });
};
