import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { type FoundContact, isRemoving, toFoundContact } from '#core/attribute/contact-shape.ts';
import { claimKeys } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { type Counter, getCount } from '#core/count/count.item.ts';
import type { Item } from '#core/table/item.ts';
import type { Table } from '#core/table/table.ts';

/** Every item that a filter lets through, by a full scan of the table. */
const scan = async (table: Table, filter: Omit<ScanCommandInput, 'TableName'> = {}): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ConsistentRead: true, ...filter, ExclusiveStartKey: start }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};

/** Every item of a team. */
export const scanTeam = (table: Table, teamId: string): Promise<Item[]> =>
  scan(table, {
    FilterExpression: 'begins_with(pk, :team)',
    ExpressionAttributeValues: { ':team': `T#${teamId}#` },
  });

/** The items of all teams, by team. */
export const scanTeams = async (table: Table): Promise<Map<string, Item[]>> =>
  Map.groupBy(await scan(table), ({ pk }) => pk.split('#')[1] ?? '');

/** What is left of an erased contact claims nothing, and is in no list. */
const isErased = (item: Item): boolean => typeof Object(item.shown).erased_at === 'string';

/** The beginning of a claim's sort key that tells an extension of a number. */
const partOf = (sk: string): string => /^EXT#\d+#/.exec(sk)?.[0] ?? '';

const isHeld = (sk: string): boolean => sk === `${partOf(sk)}CLAIM`;

/** Who has which value, by the key of its claim. */
const havers = (contacts: readonly FoundContact[]): Map<string, string[]> => {
  const byKey = new Map<string, string[]>();
  for (const contact of contacts)
    for (const claim of claimsOf(contact)) {
      const { pk, sk } = claimKeys.primary(contact.team_id, claim);
      const key = `${pk}|${partOf(sk)}`;
      byKey.set(key, [...(byKey.get(key) ?? []), contact.id]);
    }
  return byKey;
};

/** Who has claims, as the table says: the holder first, then those who share. */
const claimants = (items: readonly Item[]): Map<string, string[]> => {
  const byKey = new Map<string, string[]>();
  const claims = items.filter(({ pk }) => /#CLAIM#(phone|email|external_id|name)#/.test(pk));
  for (const { pk, sk, holder, sharers = 0 } of claims.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))) {
    const part = partOf(sk);
    const key = `${pk}|${part}`;
    const one = isHeld(sk) ? String(holder) : sk.slice(`${part}SHARE#`.length);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
    const shares = claims.filter((share) => share.pk === pk && share.sk.startsWith(`${part}SHARE#`)).length;
    if (isHeld(sk) && sharers !== shares) byKey.set(`${key} counts ${sharers} sharers, not ${shares}`, []);
  }
  return byKey;
};

const sorted = (map: Map<string, string[]>) =>
  Object.fromEntries([...map].map(([key, ids]): [string, string[]] => [key, ids.toSorted()]).toSorted());

/**
 * I3 and I5 of a team from a full scan: what claims and counters say, beside what the contacts themselves say. The two
 * are equal when all is well.
 */
export const claimCheck = async (table: Table, teamId: string) =>
  checkItems(table, teamId, await scanTeam(table, teamId));

/** The same, of items that are read already. */
export const checkItems = async (table: Table, teamId: string, items: readonly Item[]) => {
  // What is being removed is gone already, as far as anyone can see.
  const all = items
    .filter((item) => item.sk === 'CONTACT' && !isRemoving(item) && !isErased(item))
    .map(toFoundContact);
  // What is part of another contact is in no list, and claims nothing.
  const contacts = all.filter(({ merged_into }) => merged_into === null);
  const live = contacts.filter(({ deleted_at }) => deleted_at === null);
  const stored = claimants(items);
  const holderless = [...stored.keys()].filter(
    (key) => !key.includes(' ') && !items.some(({ pk, sk }) => key === `${pk}|${partOf(sk)}` && isHeld(sk)),
  );
  const counted = (counter: Counter) => getCount(table, teamId, counter);
  return {
    live,
    told: {
      claims: sorted(stored),
      holderless,
      contacts: await counted('contact'),
      trash: await counted('trash'),
    },
    true: {
      claims: sorted(havers(live)),
      holderless: [],
      contacts: live.length,
      trash: contacts.length - live.length,
    },
  };
};

/** I3 and I5 hold for a team. */
export const expectClaims = async (table: Table, teamId: string): Promise<void> => {
  const { told, true: real } = await claimCheck(table, teamId);
  expect(told).toEqual(real);
};
