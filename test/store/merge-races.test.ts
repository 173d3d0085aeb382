import { expect, test } from 'vitest';
import type { ContactCreate } from '#core/attribute/contact.schema.ts';
import { CallbookError } from '#core/error.ts';
import { inLanes } from '#core/lanes.ts';
import type { Item } from '#core/table/item.ts';
import { resumeMerges } from '#core/upkeep/resume-merges.ts';
import { Random } from '#test/core/duplicates/random.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { privateTable } from '#test/harness/stack.ts';
import { attach } from './attach.ts';
import { MergeTeam } from './merges.ts';

// Few by default; 500 among 1,000 contacts with `npm run test:full`.
const merges = Number(process.env.MERGE_RACES ?? 24);
const contacts = merges * 2;
const seed = Number(process.env.MERGE_SEED ?? 7);
/** Merges that are asked for at a time. */
const atOnce = 24;

const table = await privateTable();

/** People who share numbers and addresses with others, some of whom must not be called. */
const draftOf = (random: Random, n: number): ContactCreate => ({
  name: `Person ${n}`,
  ...(random.is(0.7) && { phone: `+1202555${1_000 + random.below(contacts)}` }),
  ...(random.is(0.2) && { phone_secondary: `+1202556${1_000 + random.below(contacts)}` }),
  ...(random.is(0.6) && { email: `p${random.below(contacts)}@x.test` }),
  ...(random.is(0.3) && { external_id: `x-${n}` }),
  ...(random.is(0.05) && { do_not_call: true }),
  ...(random.is(0.3) && { notes: `Note of ${n}` }),
});

const isAttached = ({ pk, sk }: Item): boolean =>
  /^(ACTIVITY|CONSENT)#/.test(sk) || (sk === 'CALL' && pk.includes('#CALL#'));

/** What an attached item is, wherever it lies. */
const nameOf = ({ pk, sk }: Item): string => (sk === 'CALL' ? pk : sk);

const ownerOf = ({ pk, sk, shown }: Item): string =>
  sk === 'CALL' ? String(Object(shown).contact_id) : (pk.split('#')[3] ?? '');

/** What may go on naming a contact that is part of another one: its own history, and records of merges. */
const isHistory = ({ pk, sk }: Item, id: string): boolean =>
  /^(TIMELINE|DEED|IMPORT|UNDONE)#/.test(sk) ||
  pk.includes('#MERGE#') ||
  (pk.endsWith(`#${id}`) && (sk === 'CONTACT' || sk.startsWith('CAMPAIGN#')));

/** Where an item names a contact beside what it keeps on merges: `moved`, `joined`, the origins of values. */
const namesBesides = ({ moved: _, joined: __, provenance: ___, ...item }: Item, ids: ReadonlySet<string>) =>
  [...new Set(JSON.stringify(item).match(/cont_[0-9a-z]{26}/g))].filter((id) => ids.has(id));

const refusals = new Set(['contact_merged', 'merge_in_progress', 'contact_not_found', 'busy']);

test('random merges at once leave no circle, no dangling id, and lose nothing', async () => {
  const random = new Random(seed);
  const team = await MergeTeam.fresh(table, { phone: 'warn', email: 'warn' });
  const ids: string[] = [];
  const drafts = Array.from({ length: contacts }, (_, n) => draftOf(random, n));
  await inLanes(drafts, 8, async (draft) => {
    const id = await team.create(draft);
    ids.push(id);
  });
  const sizes = new Map(ids.map((id) => [id, random.is(0.03) ? 120 : random.below(4)]));
  await inLanes([...sizes], 8, ([id, size]) => attach(table, team.id, id, size));
  const before = (await team.items()).filter(isAttached);

  const asked = Array.from({ length: merges }, () => {
    const [primary_id = '', ...duplicate_ids] = random.shuffled(ids).slice(0, 2 + random.below(3));
    return { primary_id, duplicate_ids };
  });
  let done = 0;
  await inLanes(asked, atOnce, async (one) => {
    try {
      await team.merge(one);
      done++;
    } catch (error) {
      if (!(error instanceof CallbookError) || !error.faults.every(({ code }) => refusals.has(code)))
        throw error;
    }
  });
  expect(done).toBeGreaterThan(merges / 5);
  await resumeMerges(table, new Date(Date.now() + 86_400_000), new Date());

  const items = await team.items();
  const homes = new Map(
    items
      .filter(({ sk }) => sk === 'CONTACT')
      .map(({ pk, shown }) => [pk.split('#')[3] ?? '', Object(shown).merged_into as string | undefined]),
  );
  expect([...homes.keys()].toSorted()).toEqual(ids.toSorted());
  const merged = new Set(
    [...homes].flatMap(([id, into]) => (into === undefined || into === null ? [] : [id])),
  );
  expect(merged.size).toBeGreaterThanOrEqual(done);
  const homeOf = (id: string) => homes.get(id) ?? id;
  // One hop: whoever an id leads to is itself.
  for (const id of merged) expect(merged.has(homeOf(id))).toBe(false);
  // All that was attached is there, once, and is that of whoever its contact means now.
  const found = Map.groupBy(items.filter(isAttached), nameOf);
  for (const item of before) {
    const now = found.get(nameOf(item)) ?? [];
    expect(now.map(ownerOf)).toEqual([homeOf(ownerOf(item))]);
  }
  await expectClaims(table, team.id);
  const left = items.flatMap((item) =>
    namesBesides(item, merged)
      .filter((id) => !isHistory(item, id))
      .map((id) => ({ id, pk: item.pk, sk: item.sk })),
  );
  expect(left).toEqual([]);
  expect(items.filter(({ joined }) => Object(joined).moving ?? Object(joined).returning)).toEqual([]);
}, 7_200_000);
