import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { ContactCreate } from '#core/attribute/contact.schema.ts';
import { Random } from '#test/core/duplicates/random.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { privateTable } from '#test/harness/stack.ts';
import { attach } from './attach.ts';
import { MergeTeam, stateOf } from './merges.ts';

// A few by default; 300 with `npm run test:full`.
const sequences = Number(process.env.MERGE_SEQUENCES ?? 4);
/** The seed of the first. */
const first = Number(process.env.MERGE_SEED ?? 1);
/** Seeds that found something: 40, an opt-out that the undo by a job left with others who have the number. */
const examples = [40];
const deepest = 4;
const steps = 6;

const table = await privateTable();

const names = ['Ada Lovelace', 'Bob Smith', 'Robert Smith', 'Ana Lima', 'Eva Koch'];
const phones = ['+4930901820', '+4930901821', '+12025550101', '+12025550102', '+12025550103'];

const draftOf = (random: Random, n: number): ContactCreate => ({
  name: random.pick(names),
  ...(random.is(0.7) && { phone: random.pick(phones) }),
  ...(random.is(0.3) && { phone_secondary: random.pick(phones) }),
  ...(random.is(0.5) && { email: `${random.pick(['a', 'b', 'c', 'd'])}@x.test` }),
  ...(random.is(0.4) && { external_id: `x-${n}` }),
  ...(random.is(0.5) && { notes: `Note ${random.below(3)}` }),
  tags: [random.pick(['vip', 'q4', 'new'])],
  ...(random.is(0.15) && { do_not_call: true }),
  lead_status: random.pick(['new', 'qualified']),
  custom_fields: {
    ...(random.is(0.5) && { size: String(random.below(9)) }),
    ...(random.is(0.3) && { seats: 'many' }),
  },
});

/** How much is attached: little, but to one of some sequences more than a transaction moves. */
const sizeOf = (random: Random, seed: number, n: number): number =>
  n === 0 && seed % 4 === 0 ? 1 + random.below(500) : random.below(8);

const worldOf = async (random: Random, seed: number): Promise<{ team: MergeTeam; ids: string[] }> => {
  const team = await MergeTeam.fresh(table, { phone: 'warn', email: 'warn' });
  const ids: string[] = [];
  for (let n = 0; n < 6; n++) {
    const id = await team.create(draftOf(random, n));
    ids.push(id);
    await attach(table, team.id, id, sizeOf(random, seed, n));
  }
  return { team, ids };
};

const runSequence = async (seed: number): Promise<void> => {
  const random = new Random(seed);
  const { team, ids } = await worldOf(random, seed);
  const start = stateOf(await team.items());
  const open: { id: string; merged: readonly string[] }[] = [];
  const undoLast = async () => {
    const last = open.pop();
    if (last) await team.undo(last.id);
  };
  for (let step = 0; step < steps; step++) {
    const gone = new Set(open.flatMap(({ merged }) => merged));
    const live = ids.filter((id) => !gone.has(id));
    if (open.length >= deepest || live.length < 3 || (open.length > 0 && random.is(0.35))) await undoLast();
    else {
      const [primary_id = '', ...merged] = random.shuffled(live).slice(0, 2 + random.below(2));
      const strategy = random.pick(['primary', 'newest', 'oldest'] as const);
      const { merge } = await team.merge({ primary_id, duplicate_ids: merged, strategy });
      open.push({ id: merge.id, merged });
    }
    if (seed % 4 === 1) await expectClaims(table, team.id);
  }
  while (open.length > 0) await undoLast();
  const end = stateOf(await team.items());
  // The long way only where something is to be told.
  if (!isDeepStrictEqual(end, start)) expect(end, `seed ${seed}`).toEqual(start);
  await expectClaims(table, team.id);
};

test('sequences of merges and undos end where they began, also where a job carries them out', async () => {
  const seeds = Array.from({ length: sequences }, (_, n) => first + n);
  for (const seed of new Set([...examples, ...seeds])) await runSequence(seed);
}, 7_200_000);
