import { consentMark, expireConsentWrite } from '../consent/consent.item.ts';
import { contactKeys } from '../contact/contact.item.ts';
import { clearEntry, clearTimeline } from '../feed/clear-history.ts';
import type { Item } from '../table/item.ts';
import { transacted } from '../table/table.ts';
import { timelineQuery } from '../timeline/timeline.item.ts';
import { clearing, itemsOf, partitionQuery, removing } from './item-keeper.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';
import { tracesOf } from './traces.ts';

const collections = ({ team_id }: Subject, ids: readonly string[], mark: string) =>
  ids.map((id) => partitionQuery(contactKeys.primary(team_id, id).pk, mark));

/** Items beside the contact whose sort keys begin with a mark. */
const beside = (mark: string): StoreKeeper =>
  removing(
    ({ table }, subject) => itemsOf(table, collections(subject, subject.contact_ids, mark)),
    ({ contact_ids }) => [mark, contact_ids],
  );

const told = ['wording', 'source', 'proof', 'channel'] as const;

const tellsMore = (item: Item): boolean =>
  told.some((name) => item[name] !== null && item[name] !== undefined) || item.ttl === undefined;

async function* consents({ table }: PrivacyContext, subject: Subject): AsyncGenerator<Item> {
  for await (const item of itemsOf(table, collections(subject, subject.contact_ids, consentMark)))
    if (tellsMore(item)) yield item;
}

/** That something was granted or refused, and when, stays as long as it may have to be proven; how and where does not. */
const barePart = (item: Item): Item => ({ ...item, ...Object.fromEntries(told.map((name) => [name, null])) });

const clearedConsents = clearing(consents, barePart, ({ contact_ids }) => [consentMark, contact_ids]);

const consentKeeper: StoreKeeper = {
  ...clearedConsents,
  erase: async (context, subject) => {
    const found: Item[] = [];
    for await (const item of consents(context, subject)) found.push(item);
    const erased = await clearedConsents.erase(context, subject);
    for (const item of found) await transacted(context.table, [expireConsentWrite(item)]);
    return { ...erased, count: found.length };
  },
};

const isEmpty = (value: unknown): boolean => Object.keys(Object(value)).length === 0;

/** Entries of the contact tell values until they are cleared; those of contacts it was part of, where they tell its own. */
async function* timeline({ table }: PrivacyContext, subject: Subject): AsyncGenerator<Item> {
  const entries = (ids: readonly string[]) =>
    itemsOf(
      table,
      ids.map((id) => timelineQuery(subject.team_id, id)),
    );
  for await (const item of entries(subject.contact_ids)) if (!isEmpty(item.changes)) yield item;
  const { toldIn } = tracesOf(subject);
  for await (const item of entries(subject.related_ids)) if (toldIn(item.changes)) yield item;
}

/** That something happened, when and by whom, stays, and with it the chain: its values go. */
const timelineKeeper: StoreKeeper = {
  find: timeline,
  erase: async (context, subject) => {
    const { table } = context;
    const { team_id: teamId, contact_id: clearedFor, contact_ids, related_ids } = subject;
    let count = 0;
    for (const contactId of contact_ids)
      count += await clearTimeline(table, { teamId, contactId, clearedFor });
    // Of others what is left are entries that tell its values: they go as a whole, since a part breaks the chain.
    for await (const item of timeline(context, subject))
      if (await clearEntry(table, item, clearedFor)) count++;
    return { count, query: [contact_ids, related_ids] };
  },
};

export const attachedKeepers = {
  search_entries: beside('SEARCH#'),
  activities: beside('ACTIVITY#'),
  edit_marks: beside('DEED#'),
  import_marks: beside('IMPORT#'),
  undo_marks: beside('UNDONE#'),
  memberships: beside('CAMPAIGN#'),
  extractions: beside('EXTRACTION#'),
  proposals: beside('PROPOSAL#'),
  consents: consentKeeper,
  timeline: timelineKeeper,
} as const satisfies Readonly<Record<string, StoreKeeper>>;
