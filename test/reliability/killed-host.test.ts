import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { expectClaims } from '#test/harness/claim-check.ts';
import { until } from '#test/harness/wait.ts';
import { expectContacts, expectCounted, expectForetold, foretell } from '#test/pipeline/oracle.ts';
import { crowd, sourceOf } from '#test/pipeline/people.ts';
import { Laptop } from './laptop.ts';

const source = sourceOf(crowd(2_000));
const expected = foretell(source.rows);

type Moment = (files: { count(folder: string): number; has(name: string): boolean }) => boolean;

const moments: Record<string, Moment> = {
  'rows are being planned': ({ count }) => count('chunks/') > 0,
  'rows are being written': ({ count }) => count('ledger/chunks/') > 0,
  'results are written': ({ has }) => has('results.csv'),
};

test('an import whose host is killed again and again ends by itself, with every row accounted for (SuiteCRM#8735, mautic#9034)', async ({
  signal,
}) => {
  await using laptop = await Laptop.create();
  const seen = async (moment: Moment): Promise<void> => {
    // The host needs the processor more, and a moment is not missed in so short a time.
    for (; ; await delay(10)) {
      signal.throwIfAborted();
      const names = await laptop.work();
      const count = (folder: string) => names.filter((name) => name.startsWith(folder)).length;
      if (moment({ count, has: (name) => names.includes(name) })) return;
    }
  };
  await laptop.start();
  await laptop.team().client.PATCH('/api/crm/settings', { body: { import_strictness: 'strict' } });
  const key = await laptop.team().drop('people.csv', source.text);
  await until(
    () => laptop.team().imports(),
    ({ length }) => length > 0,
  );
  for (const moment of Object.values(moments)) {
    await laptop.kill();
    await laptop.start();
    await seen(moment);
  }
  await laptop.kill();
  await laptop.start();
  const team = laptop.team();
  const [ended] = await team.ended(key);
  if (!ended) throw new Error('There is no import.');
  expectCounted(ended, expected);
  const results = await team.results(ended);
  expectForetold(results, source, expected);
  expectContacts(await team.contacts(), source, results);
  expect(await team.imports()).toHaveLength(1);
  await expectClaims(await laptop.table(), team.id);
}, 300_000);
