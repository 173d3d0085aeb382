import * as v from 'valibot';
import { attributeNames, attributeOf } from '../attribute/attributes.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { toContact } from '../attribute/contact-shape.ts';
import { isRemoving } from '../contact/contact.item.ts';
import { type Changes, pathSchema } from '../event/changes.schema.ts';
import type { FeedEvent } from '../feed/feed.schema.ts';
import { derivedId } from '../id.ts';
import type { Item } from '../table/item.ts';
import { rowSchema, timelineKeys } from '../timeline/timeline.item.ts';
import { type Delta, deltasOf } from './deltas.ts';
import { diff } from './diff.ts';
import type { Projection } from './projection.ts';
import type { Change } from './stream-record.ts';

/** What a contact's item must have so that something can be told of it. */
const writtenSchema = v.object({
  id: v.string(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.pipe(v.string(), v.isoTimestamp()),
  updated_by: v.optional(v.string(), 'unknown'),
  via: v.optional(pathSchema, 'api'),
  row: v.optional(rowSchema),
  tags: v.optional(v.array(v.string())),
});

/** What follows from the event itself, or never changes. */
const untold: ReadonlySet<string> = new Set(
  attributeNames.filter((name) => attributeOf(name).bookkeeping === 'untold' || attributeOf(name).inParts),
);

const told = (contact: Contact): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(contact).filter(([name]) => !untold.has(name))),
  ...Object.fromEntries(Object.entries(contact.custom_fields).map(([name, value]) => [`cf.${name}`, value])),
});

/** A new contact has been called no times, which need not be told. */
const toldOfNew = (contact: Contact) => {
  const { total_calls, ...rest } = told(contact);
  return total_calls === 0 ? rest : { ...rest, total_calls };
};

interface State {
  item: Item;
  contact: Contact;
  isGone: boolean;
  /** In lists, and so in the counters. */
  counts: Contact | undefined;
}

const stateOf = (item: Item | undefined): State | undefined => {
  if (!item) return undefined;
  const contact = toContact(item);
  const isGone = isRemoving(item);
  return { item, contact, isGone, counts: isGone || contact.deleted_at !== null ? undefined : contact };
};

const happened = (before: State | undefined, after: State | undefined): string | undefined => {
  if (!after || after.isGone) return before?.isGone ? undefined : 'removed';
  if (!before) return 'created';
  if (before.contact.merged_into === null && after.contact.merged_into !== null) return 'merged';
  if (before.counts && !after.counts) return 'deleted';
  if (!before.counts && after.counts) return 'restored';
  return before.contact.version === after.contact.version ? undefined : 'updated';
};

const departmentsOf = (states: (State | undefined)[]): (string | null)[] => [
  ...new Set(states.flatMap((state) => (state ? [state.contact.department_id] : []))),
];

/** So many counters fit into one transaction beside all else. */
const mostDeltas = 60;

const chunks = (deltas: readonly Delta[]): Delta[][] =>
  Array.from({ length: Math.ceil(deltas.length / mostDeltas) }, (_, n) =>
    deltas.slice(n * mostDeltas, (n + 1) * mostDeltas),
  );

const entryOf = (
  event: FeedEvent,
  { sk, version, changes }: { sk: string; version: number; changes: ReturnType<typeof diff> },
  row: v.InferOutput<typeof rowSchema> | undefined,
) => {
  const { id, type, at, actor, via, departments } = event;
  const values: Changes = changes.changes;
  return {
    sk,
    id,
    type,
    at,
    actor,
    via,
    version,
    changes: values,
    departments,
    ...(changes.truncated && { truncated: true as const }),
    ...(row && { row }),
  };
};

/** What a change of a contact comes to. Its counters may need parts of their own: a hundred tags, and a hundred others before. */
export const projectContact = ({ id, teamId, at, before: old, after: now }: Change): Projection[] => {
  const [before, after] = [stateOf(old), stateOf(now)];
  const last = after ?? before;
  if (!last) return [];
  const written = v.parse(writtenSchema, { ...last.item, ...last.contact });
  const contact = { id: written.id, created_at: written.created_at };
  const base = { id, teamId, subject: contact.id, contact, deltas: [] };
  const what = happened(before, after);
  const removal = after ? [] : [{ ...base, id: `${id}.gone`, removes: true }];
  if (!what) return removal;
  const isRemoval = what === 'removed';
  // The stream's clock knows whole seconds only.
  const occurred = isRemoval && at > written.updated_at ? at : written.updated_at;
  const sk = timelineKeys.sk(occurred, written.version);
  const event: FeedEvent = {
    id: derivedId('evt', Date.parse(occurred), teamId, id),
    type: `contact.${what}`,
    at: occurred,
    actor: written.updated_by,
    via: written.via,
    subject: { kind: 'contact', id: contact.id },
    version: written.version,
    departments: departmentsOf([before, after]),
    ...(!isRemoval && { entry: sk }),
  };
  const tell = before ? told : toldOfNew;
  const changes = diff(before && told(before.contact), tell(last.contact));
  const entry = isRemoval
    ? undefined
    : entryOf(event, { sk, version: written.version, changes }, written.row);
  const [deltas = [], ...more] = chunks(deltasOf(teamId, before?.counts, after?.counts, written));
  return [
    { ...base, event, entry, deltas },
    ...more.map((some, n) => ({ ...base, id: `${id}.${n}`, deltas: some })),
    ...removal,
  ];
};
