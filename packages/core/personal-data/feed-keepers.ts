import { deliveryKeys } from '../delivery/delivery.item.ts';
import { clearEvents } from '../feed/clear-history.ts';
import { feedKeys } from '../feed/feed.item.ts';
import type { FeedEvent } from '../feed/feed.schema.ts';
import { findHead, firstSegment } from '../feed/feed-position.ts';
import type { Item } from '../table/item.ts';
import { batchGet, getItem } from '../table/table.ts';
import { webhookKeys } from '../webhook/webhook.item.ts';
import { itemsOf, partitionQuery, removing } from './item-keeper.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';
import { type Traces, tracesOf } from './traces.ts';

/** Segments of a read. */
const slice = 100;

/** The segments since there was anything about the person. Those before tell of others. */
async function* segments({ table }: PrivacyContext, { team_id, since }: Subject): AsyncGenerator<Item> {
  const { segments: end } = await findHead(table, team_id);
  const first = await firstSegment(
    table,
    team_id,
    end,
    (one) => one !== undefined && one.written_at >= since,
  );
  for (let from = first; from < end; from += slice) {
    const numbers = Array.from({ length: Math.min(slice, end - from) }, (_, n) => from + n);
    yield* await batchGet(
      table,
      numbers.map((n) => feedKeys.segment(team_id, n)),
    );
  }
}

interface Meant {
  subjects: ReadonlySet<string>;
  traces: Traces;
}

const meantBy = (subject: Subject): Meant => ({
  subjects: new Set([...subject.contact_ids, ...subject.attached_ids]),
  traces: tracesOf(subject),
});

const isEmpty = (value: unknown): boolean => Object.keys(Object(value)).length === 0;

/** Whether an event tells something of the person: one of its own by any change, one of others by its values. */
const tells = ({ subject: { id }, changes }: FeedEvent, { subjects, traces }: Meant): boolean =>
  !isEmpty(changes) && (subjects.has(id) || traces.toldIn(changes));

const eventsIn = (item: Item) => item.events as FeedEvent[];

const feedKeeper: StoreKeeper = {
  find: async function* (context, subject) {
    const meant = meantBy(subject);
    for await (const item of segments(context, subject))
      yield* eventsIn(item).filter((event) => tells(event, meant));
  },
  erase: async ({ table }, subject) => {
    const { team_id: teamId, contact_id: clearedFor, since } = subject;
    const meant = meantBy(subject);
    const isTheirs = (event: FeedEvent) => tells(event, meant);
    const count = await clearEvents(table, { teamId, since, clearedFor, isTheirs });
    return { count, query: [subject.contact_ids, subject.attached_ids, since] };
  },
};

/** That a receiver is told of the erasure itself is no trace of the person. */
const isOfErasure = ({ type }: Item): boolean => type === 'contact.erased';

async function* deliveries({ table }: PrivacyContext, subject: Subject): AsyncGenerator<Item> {
  const { subjects } = meantBy(subject);
  const ids = (await getItem(table, webhookKeys.list(subject.team_id)))?.ids;
  for (const id of ids instanceof Set ? [...ids].map(String) : []) {
    const { pk } = deliveryKeys.primary(subject.team_id, id, '');
    for await (const item of itemsOf(table, [partitionQuery(pk, 'DELIVERY#')]))
      if (subjects.has(String(Object(item.subject).id)) && !isOfErasure(item)) yield item;
  }
}

export const feedKeepers = {
  feed: feedKeeper,
  deliveries: removing(deliveries, ({ contact_ids, attached_ids }) => [contact_ids, attached_ids]),
} as const satisfies Readonly<Record<string, StoreKeeper>>;
