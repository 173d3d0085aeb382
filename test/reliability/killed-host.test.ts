import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { expectContacts, expectCounted, expectForetold, foretell } from '#test/pipeline/oracle.ts';
import { crowd, sourceOf } from '#test/pipeline/people.ts';
import { Laptop } from './laptop.ts';

const source = sourceOf(crowd(3_000));
const expected = foretell(source.rows);

const seen = async (moment: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await moment())) await delay(1);
};

test('an import whose host is killed again and again ends by itself, with every row accounted for', async () => {
  await using laptop = await Laptop.create();
  const moments: [name: string, moment: () => boolean | Promise<boolean>][] = [
    ['registered', async () => (await laptop.team().imports()).length > 0],
    ['being planned', () => laptop.work('chunks').length > 0],
    ['some chunks written', () => laptop.work('ledger/chunks').length > 0],
    ['more chunks written', () => laptop.work('ledger/chunks').length > 3],
    ['repeats being written', () => laptop.work('ledger/chunks').length === laptop.work('chunks').length],
    ['results written, not yet finished', () => laptop.work('').includes('results.csv')],
  ];
  await laptop.start();
  const key = await laptop.team().drop('people.csv', source.text);
  for (const [name, moment] of moments) {
    const start = performance.now();
    await seen(moment);
    await laptop.kill();
    const killed = performance.now();
    await laptop.start();
    const [found] = await laptop.team().imports();
    console.log(name, killed - start, performance.now() - killed, found?.state, found?.counts.rows);
  }
  const team = laptop.team();
  const [ended] = await team.ended(key);
  if (!ended) throw new Error('There is no import.');
  expectCounted(ended, expected);
  const results = await team.results(ended);
  expectForetold(results, source, expected);
  expectContacts(await team.contacts(), source, results);
  expect(await team.imports()).toHaveLength(1);
}, 120_000);
