import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { type Query, queryAll, type Table } from '../table/table.ts';
import { absent, change, check, is, isThere, putNew, type Write } from '../table/write.ts';
import { type ConsentRow, consentRowSchema } from './consent.schema.ts';
import { keptUntil } from './consented.ts';

/** What sort keys of consents begin with. */
export const consentMark = 'CONSENT#';

const partition = (teamId: string, contactId: string) => `T#${teamId}#C#${contactId}`;

const consentKeys = {
  /** In the order in which they were said. */
  primary: (teamId: string, { contact_id, at, id }: Pick<ConsentRow, 'contact_id' | 'at' | 'id'>): Key => ({
    pk: partition(teamId, contact_id),
    sk: `${consentMark}${at}#${id}`,
  }),
};

export const toConsent = (item: Item): ConsentRow => v.parse(consentRowSchema, item);

/** Consents of a contact, the last said first, from the one at `before` on if given; strongly consistent. */
export const consentsQuery = (teamId: string, contactId: string, before?: string): Query => ({
  KeyConditionExpression: `pk = :pk AND ${before === undefined ? 'begins_with(sk, :sk)' : 'sk BETWEEN :sk AND :before'}`,
  ExpressionAttributeValues: {
    ':pk': partition(teamId, contactId),
    ':sk': consentMark,
    ...(before !== undefined && { ':before': before }),
  },
  ConsistentRead: true,
  ScanIndexForward: false,
});

/** All consents of a contact, the last said first; strongly consistent. */
export const findConsents = async (
  table: Table,
  teamId: string,
  contactId: string,
): Promise<ConsentRow[]> => {
  const items = await queryAll(table, consentsQuery(teamId, contactId));
  return items.map(toConsent);
};

/** Adds a row, which nothing changes any more, to a contact that is there, and part of no other one. */
export const newConsentWrites = (teamId: string, row: ConsentRow): Write[] => [
  putNew({ ...consentKeys.primary(teamId, row), ...row, updated_by: row.by }),
  check({ pk: partition(teamId, row.contact_id), sk: 'CONTACT' }, isThere, absent(['shown', 'merged_into'])),
];

/**
 * Notes that a call relied on a consent, from when its time runs anew; nothing where a later use is on record already.
 * All else of a row stays as it was said.
 */
export const consentUsedWrites = (
  teamId: string,
  row: ConsentRow,
  { at, years }: { at: string; years: number },
): Write[] => {
  if (row.last_used_at !== null && row.last_used_at >= at) return [];
  const until = keptUntil({ at: row.at, last_used_at: at }, years);
  const [kept_until = until] = [until, row.kept_until].toSorted().reverse();
  return [
    change(consentKeys.primary(teamId, row), {
      set: { last_used_at: at, kept_until },
      when: [is('id', row.id)],
    }),
  ];
};

/** Tells whether an item of a removed contact is a consent whose proof has to be kept. */
export const isKeptConsent = ({ sk, kept_until }: Item, now: Date): boolean =>
  sk.startsWith(consentMark) && typeof kept_until === 'string' && kept_until > now.toISOString();

/** Lets a consent of a removed contact go once it need not be kept any more. */
export const expireConsentWrite = (item: Item): Write =>
  change(item, { set: { ttl: Math.ceil(Date.parse(String(item.kept_until)) / 1_000) }, when: [isThere] });
