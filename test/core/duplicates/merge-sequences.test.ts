import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import { CallbookError } from '#core/error.ts';
import type { Item } from '#core/table/item.ts';
import { stored, teamId } from '../plan-fixture.ts';
import { MergeWorld } from './merge-world.ts';
import { Random } from './random.ts';

const names = ['Ada Lovelace', 'Bob Smith', 'Robert Smith', 'Ana Lima', 'Eva Koch'];
const phones = ['+4930901820', '+4930901821', '+12025550101', '+12025550102', '+12025550103'];

const someone = (random: Random, id: string): StoredContact => {
  const name = random.is(0.9) ? random.pick(names) : null;
  const [first_name = null, last_name = null] = name?.split(' ') ?? [];
  const isOut = random.is(0.15);
  const at = `2026-0${1 + random.below(5)}-01T00:00:00.000Z`;
  const calls = random.below(4);
  const called = calls > 0 && { called: { last: `call_${id}`, changes: calls } };
  const contact = stored({
    id,
    ...{ name, first_name, last_name },
    phone: random.is(0.7) ? random.pick(phones) : null,
    phone_secondary: random.is(0.3) ? random.pick(phones) : null,
    phone_extension: null,
    email: random.is(0.6) ? `${random.pick(['a', 'b', 'c', 'd', 'e', 'f'])}@x.test` : null,
    external_id: random.is(0.4) ? `x-${id}` : null,
    company_id: random.pick(['comp_1', 'comp_2', null]),
    notes: random.is(0.5) ? `Note ${random.below(3)}` : null,
    tags: [random.pick(['vip', 'q4', 'new']), ...(isOut ? ['DNC'] : [])],
    do_not_call: isOut,
    lead_status: random.pick(['new', 'qualified']),
    custom_fields: {
      ...(random.is(0.5) && { size: random.below(9) }),
      ...(random.is(0.3) && { seats: 'many' }),
    },
    total_calls: calls,
    ...(calls > 0 && { last_called_at: at, last_call_outcome: 'answered' }),
    updated_at: at,
    provenance: {
      '*': { by: 'tok_0', via: 'api', at: `2026-01-01T00:00:00.${id.slice(5).padStart(3, '0')}Z` },
      ...(random.is(0.5) && { notes: { by: 'imp_1', via: 'import' as const, at } }),
    },
  });
  return { ...contact, ...called };
};

const attachments = (id: string, count: number): Item[] =>
  Array.from({ length: count }, (_, at): Item => {
    const { pk } = contactKeys.primary(teamId, id);
    if (at % 5 === 0)
      return {
        pk: `T#${teamId}#CALL#call_${id}_${at}`,
        sk: 'CALL',
        byTeamPk: `T#${teamId}#call#${id}`,
        byTeamSk: `${at}`,
      };
    if (at % 7 === 0) {
      const said = `2026-0${1 + (at % 8)}-01T00:00:00.000Z`;
      return {
        pk,
        sk: `CONSENT#${said}#${id}${at}`,
        id: `cons_${id}${at}`,
        purpose: 'calls',
        status: at % 2 ? 'granted' : 'withdrawn',
        at: said,
        recorded_at: said,
      };
    }
    return {
      pk,
      sk: `ACTIVITY#${id}${at}`,
      shown: { contact_id: id, text: 'x' },
      byTeamPk: `T#${teamId}#activity#${id}#note`,
      byTeamSk: `${at}`,
    };
  });

const newWorld = (random: Random, largest: number, contacts = 8): MergeWorld => {
  const world = new MergeWorld();
  const ids = Array.from({ length: contacts }, (_, at) => `cont_${at}`);
  for (const id of ids) {
    world.add(someone(random, id));
    world.attach(id, attachments(id, random.below(largest)));
  }
  for (let times = 0; times < 6; times++) {
    const [one = '', other = ''] = random.shuffled(ids).slice(0, 2).sort();
    if (!world.pairs.some(([a, b]) => a === one && b === other)) world.pairs.push([one, other]);
  }
  return world;
};

const live = (world: MergeWorld) => world.ids().filter((id) => world.mergedInto(id) === undefined);

/** Claims and contacts match one to one, and say which company those who have them belong to. */
const expectClaims = (world: MergeWorld, here: ReadonlySet<string>): void => {
  for (const id of here)
    for (const claim of claimsOf(world.contact(id))) {
      const { holder, sharers } = world.claimState(claim);
      const havers = [holder?.holder, ...sharers.map((sharer) => sharer.id)];
      expect(havers.filter((one) => one === id)).toHaveLength(1);
    }
  const items = [...world.map.items.values()];
  for (const item of items.filter(({ sk }) => sk.endsWith('CLAIM'))) {
    expect(here.has(String(item.holder))).toBe(true);
    const prefix = item.sk.replace(/CLAIM$/, 'SHARE#');
    expect(items.filter(({ pk, sk }) => pk === item.pk && sk.startsWith(prefix))).toHaveLength(
      Number(item.sharers ?? 0),
    );
    if (item.pk.includes('#CLAIM#phone#'))
      expect(item.company_id ?? null).toBe(world.contact(String(item.holder)).company_id);
  }
};

/** What holds at any time: no dangling id, one hop, claims one to one, nothing that names a merged contact. */
const expectSound = (world: MergeWorld, attached: number): void => {
  const here = new Set(live(world));
  for (const id of world.ids()) expect(here.has(world.home(id))).toBe(true);
  for (const pair of world.pairs) for (const id of pair) expect(here.has(id)).toBe(true);
  const items = [...world.map.items.values()];
  const owned = items.filter(({ contact_id }) => contact_id !== undefined);
  expect(owned.length).toBeGreaterThanOrEqual(attached);
  for (const { contact_id, pk, byTeamPk = '' } of owned) {
    expect(here.has(String(contact_id))).toBe(true);
    for (const id of world.ids()) if (!here.has(id)) expect(`${pk}#${byTeamPk}#`).not.toContain(`#${id}#`);
  }
  expectClaims(world, here);
};

const mergeSome = (world: MergeWorld, random: Random): void => {
  const [primary_id = '', ...others] = random.shuffled(live(world)).slice(0, 2 + random.below(3));
  const plan = world.plan({
    primary_id,
    duplicate_ids: others,
    strategy: random.pick(['primary', 'newest', 'oldest']),
  });
  expect(plan.faults).toEqual([]);
  world.carryOut(plan);
};

/** Merges and undoes in turns, to a depth of four; then undoes what is left. */
const thereAndBack = (world: MergeWorld, random: Random, check: () => void): void => {
  for (let step = 0; step < 6; step++) {
    const isDeep = world.records.length >= 4 || live(world).length < 3;
    const last = world.records.at(-1);
    if (last && (isDeep || random.is(0.35))) world.undo(last);
    else mergeSome(world, random);
    check();
  }
  for (const record of world.records.toReversed()) world.undo(record);
};

test('three hundred sequences of merges and undos end where they began', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed);
    const world = newWorld(random, seed % 100 === 0 ? 500 : 8);
    const start = world.state();
    const attached = [...world.map.items.values()].filter(({ contact_id }) => contact_id).length;
    thereAndBack(world, random, () => {
      if (seed % 10 === 3) expectSound(world, attached);
    });
    const end = world.state();
    // The long way only where something is to be told.
    if (!isDeepStrictEqual(end, start)) expect(end, `seed ${seed}`).toEqual(start);
  }
});

test('many merges among many contacts leave nothing that names a merged one, and all can be undone', () => {
  const random = new Random(9);
  const world = newWorld(random, 6, 120);
  const start = world.state();
  const attached = [...world.map.items.values()].filter(({ contact_id }) => contact_id).length;
  for (let times = 0; times < 40; times++) mergeSome(world, random);
  expect(live(world).length).toBeLessThan(60);
  expectSound(world, attached);
  for (const record of world.records.toReversed()) world.undo(record);
  expect(world.state()).toEqual(start);
});

test('a merge that a later one used cannot be undone before it', () => {
  const random = new Random(5);
  const world = newWorld(random, 5);
  world.carryOut(world.plan({ primary_id: 'cont_0', duplicate_ids: ['cont_1'] }));
  world.carryOut(world.plan({ primary_id: 'cont_2', duplicate_ids: ['cont_0'] }));
  const [first, second] = world.records;
  if (!first || !second) throw new Error('Two merges, please.');
  expect(world.home('cont_1')).toBe('cont_2');
  const refused = () => {
    try {
      world.planUndo(first);
    } catch (error) {
      if (error instanceof CallbookError) return error.faults[0];
      throw error;
    }
    return undefined;
  };
  expect(refused()).toMatchObject({ code: 'merge_not_latest', existing_id: second.id });
  world.undo(second);
  expect(world.home('cont_1')).toBe('cont_0');
  expect(refused()).toBeUndefined();
});
