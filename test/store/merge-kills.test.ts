import { beforeAll, expect, test } from 'vitest';
import { toActivityItem } from '#core/activity/activity.item.ts';
import { callKeys } from '#core/call/call.item.ts';
import { newConsentWrites } from '#core/consent/consent.item.ts';
import { newId } from '#core/id.ts';
import { isMovedBy } from '#core/merge/moved-item.ts';
import type { Item } from '#core/table/item.ts';
import { type Table, transact, transactionLimit } from '#core/table/table.ts';
import { putNew, type Write } from '#core/table/write.ts';
import { resumeMerges } from '#core/upkeep/resume-merges.ts';
import { checkItems } from '#test/harness/claim-check.ts';
import { Fuse, Killed, mortalTable, privateTable } from '#test/harness/stack.ts';
import { MergeTeam, stateOf } from './merges.ts';

let table: Table;

beforeAll(async () => {
  table = await privateTable();
});

const attached = 300;

const note = (team_id: string, contact_id: string, n: number): Write => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();
  const activity = {
    ...{ id: newId('act'), team_id, contact_id, department_id: null, kind: 'note' as const, at },
    ...{ title: null, text: `Note ${n}`, ends_at: null, url: null, external_id: null },
    ...{ created_by: 'tok_1', version: 1, created_at: at, updated_at: at },
  };
  return putNew(toActivityItem(activity, { updated_by: 'tok_1', via: 'api' }));
};

const call = (team_id: string, contact_id: string, n: number): Write => {
  const id = newId('call');
  const at = new Date(Date.UTC(2026, 0, 2, 0, n)).toISOString();
  const keys = { byTeamPk: `T#${team_id}#call#${contact_id}`, byTeamSk: `${at}#${id}` };
  return putNew({
    ...callKeys.primary(team_id, id),
    ...{ version: 1, created_at: at, updated_at: at, shown: { contact_id, match: 'one', started_at: at } },
    ...keys,
  });
};

const consent = (team_id: string, contact_id: string, n: number): Write[] => {
  const at = new Date(Date.UTC(2025, 0, 1, 0, n)).toISOString();
  const row = {
    ...{ id: newId('cons'), contact_id, purpose: `purpose ${n}`, status: 'granted' as const },
    ...{ basis: 'consent' as const, wording: 'May we?', wording_version: null, channel: null, source: null },
    ...{ proof: 'form', at, recorded_at: at, by: 'tok_1', via: 'api' as const, last_used_at: null },
    kept_until: '2030-01-01T00:00:00.000Z',
  };
  return newConsentWrites(team_id, row).slice(0, 1);
};

/** Two contacts, the second with three hundred items, and a third that was merged into it before. */
const prepared = async () => {
  const team = await MergeTeam.fresh(table, { phone: 'warn', email: 'off' });
  const a = await team.create({ name: 'Ada', phone: '+12025550100' });
  const b = await team.create({ name: 'Bob Two Three Four Five', phone: '+12025550100', do_not_call: true });
  const c = await team.create({ name: 'Cy', email: 'c@x.test' });
  await team.merge({ primary_id: b, duplicate_ids: [c] });
  const writes = Array.from({ length: attached }, (_, n) => {
    if (n % 10 === 0) return consent(team.id, b, n);
    return [n % 3 === 0 ? call(team.id, b, n) : note(team.id, b, n)];
  }).flat();
  for (let at = 0; at < writes.length; at += transactionLimit)
    await transact(table, writes.slice(at, at + transactionLimit));
  return { team, a, b, c };
};

type Prepared = Awaited<ReturnType<typeof prepared>>;

const isAttached = ({ pk, sk }: Item): boolean =>
  /^(ACTIVITY|CONSENT)#/.test(sk) || (sk === 'CALL' && pk.includes('#CALL#'));

const ownerOf = ({ pk, sk, shown }: Item): string =>
  sk === 'CALL' ? String(Object(shown).contact_id) : (pk.split('#')[3] ?? '');

/** What a reader sees as attached to a contact, also while it is on its way. */
const seenOf = (items: readonly Item[], id: string): number => {
  const contact = items.find(({ pk, sk }) => pk.endsWith(`#${id}`) && sk === 'CONTACT');
  const { moving, returning } = Object(contact?.joined);
  const isSeen = (item: Item): boolean => {
    const owner = ownerOf(item);
    if (returning?.at === id) return owner === id && !isMovedBy(item, returning.by);
    if (returning && owner === returning.at) return isMovedBy(item, returning.by);
    return owner === id || (moving?.from ?? []).includes(owner);
  };
  return items.filter((item) => isAttached(item) && isSeen(item)).length;
};

const isMerged = (items: readonly Item[], id: string): boolean =>
  items.some(
    ({ pk, sk, shown }) =>
      pk.endsWith(`#${id}`) && sk === 'CONTACT' && Object(shown).merged_into !== undefined,
  );

/** Either all of a merge is visible, or nothing; the withdrawal is no more than its own row. */
const expectWhole = ({ a, b }: Prepared, items: readonly Item[]): boolean => {
  const merged = isMerged(items, b);
  expect([seenOf(items, a), merged ? 0 : seenOf(items, b)]).toEqual(merged ? [attached, 0] : [0, attached]);
  return merged;
};

/** Claims and counts are as contacts say. */
const expectSound = async (teamId: string, items: readonly Item[]): Promise<void> => {
  const { told, true: real } = await checkItems(table, teamId, items);
  expect(told).toEqual(real);
};

/** Upkeep goes on with what nobody goes on with. */
const resume = () => resumeMerges(table, new Date(Date.now() + 86_400_000), new Date());

/** Does something until it survives, each time killed one write later; answers how often it was killed. */
const killedAtEach = async (
  prepare: () => Promise<Prepared>,
  act: (one: Prepared, mortal: Table) => Promise<unknown>,
  check: (one: Prepared) => Promise<void>,
): Promise<number> => {
  for (let writes = 1; ; writes++) {
    const one = await prepare();
    const fuse = new Fuse(writes, { isDone: writes % 2 === 0, ofWrites: true });
    const survived = await act(one, mortalTable(table.name, fuse)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Killed) return false;
        throw error;
      },
    );
    await check(one);
    if (survived) return writes;
  }
};

test('a large merge that is killed at any step is visible as a whole or not at all, and ends', async () => {
  const steps = await killedAtEach(
    prepared,
    ({ team, a, b }, mortal) => team.merge({ primary_id: a, duplicate_ids: [b] }, {}, mortal),
    async (one) => {
      const { team, a, b, c } = one;
      const merged = expectWhole(one, await team.items());
      await resume();
      if (!merged) await team.merge({ primary_id: a, duplicate_ids: [b] });
      const items = await team.items();
      expect(expectWhole(one, items)).toBe(true);
      expect(items.filter((item) => isAttached(item) && ownerOf(item) !== a)).toEqual([]);
      expect(await team.stored(a)).not.toHaveProperty('joined.moving');
      expect((await team.stored(c)).merged_into).toBe(a);
      await expectSound(team.id, items);
    },
  );
  expect(steps).toBeGreaterThan(15);
});

test('its undo, too', async () => {
  const starts = new Map<string, Record<string, unknown>>();
  const merges = new Map<string, string>();
  const steps = await killedAtEach(
    async () => {
      const one = await prepared();
      starts.set(one.a, stateOf(await one.team.items()));
      const { merge } = await one.team.merge({ primary_id: one.a, duplicate_ids: [one.b] });
      merges.set(one.a, merge.id);
      return one;
    },
    ({ team, a }, mortal) => team.undo(merges.get(a) ?? '', {}, mortal),
    async (one) => {
      const { team, a } = one;
      const merged = expectWhole(one, await team.items());
      await resume();
      if (merged) await team.undo(merges.get(a) ?? '');
      const items = await team.items();
      expect(stateOf(items)).toEqual(starts.get(a));
      await expectSound(team.id, items);
    },
  );
  expect(steps).toBeGreaterThan(15);
});
