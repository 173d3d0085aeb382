import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { readText } from '#core/files/files.ts';
import { inLanes } from '#core/lanes.ts';
import { BusyError } from '#core/table/busy.ts';
import { retryStrategy } from '#core/table/retry-strategy.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { type ImportTeam, importTeam } from '#test/pipeline/import-client.ts';
import { expectContacts, expectCounted, expectForetold, foretell } from '#test/pipeline/oracle.ts';
import { crowd, sourceOf } from '#test/pipeline/people.ts';
import { stepped } from '#test/pipeline/steps.ts';
import { FaultProxy, noFaults } from './fault-proxy.ts';
import { TokenBucket, writeUnits } from './token-bucket.ts';

/** More with `npm run test:full`. */
const rowCount = Number(process.env.SLOW_ROWS ?? 150);
/** So long (ms) a function goes on with a busy table, at most. */
const longestPatience = 280_000;
/** As the state machine has it. */
const chunksAtOnce = 16;
const attempts = { busy: 40, faulty: 2 };

// Rows that are right: what fails, fails because of the table.
const source = sourceOf(crowd(rowCount).filter(({ fault }) => fault === undefined));
const expected = foretell(source.rows);

/** Takes steps as the state machine does: again when they fail, more often and apart where the table was busy. */
class Machine {
  readonly failed = { busy: 0, faulty: 0 };
  readonly #table: Table;
  readonly #patience: number;

  constructor(table: Table, patience: number) {
    this.#table = table;
    this.#patience = patience;
  }

  async step<T>(work: (table: Table) => Promise<T>): Promise<T> {
    const left = { ...attempts };
    for (;;) {
      try {
        return await work(this.#table.until(Date.now() + this.#patience));
      } catch (error) {
        const kind = error instanceof BusyError ? 'busy' : 'faulty';
        this.failed[kind]++;
        if (left[kind]-- === 0) throw error;
      }
    }
  }
}

/** Imports the file step by step; answers how long its rows took (ms). */
const importRows = async (
  team: ImportTeam,
  table: Table,
  patience = longestPatience,
): Promise<{ ms: number; machine: Machine }> => {
  const machine = new Machine(table, patience);
  const one = await stepped(team, table, source.text);
  const on = (own: Table) => Object.assign(one, { table: own });
  await machine.step((own) => on(own).register());
  const { manifest_key, repeats } = await machine.step((own) => on(own).plan());
  const chunks: unknown[] = JSON.parse(await readText(team.files, manifest_key));
  const began = Date.now();
  await inLanes([...chunks.keys()], chunksAtOnce, async (index) => {
    await machine.step((own) => one.write('chunks', index, own));
  });
  for (let index = 0; index < repeats; index++) await machine.step((own) => one.write('repeats', index, own));
  const ms = Date.now() - began;
  await machine.step((own) => on(own).finish());
  return { ms, machine };
};

const expectRight = async (team: ImportTeam): Promise<void> => {
  const [ended, ...others] = await team.imports();
  if (!ended) throw new Error('There is no import.');
  expect(others).toEqual([]);
  expect(ended.counts.failed).toBe(0);
  expectCounted(ended, expected);
  const results = await team.results(ended);
  expectForetold(results, source, expected);
  expectContacts(await team.contacts(), source, results);
  await expectClaims(hostTable(), team.id);
};

test(`${rowCount} rows through a table that takes a tenth of what they ask for: slower, all right, none failed`, {
  timeout: 1_800_000 + rowCount * 1_000,
}, async () => {
  await using proxy = new FaultProxy(inject('host').dynamodbUrl, noFaults, 1);
  const client = new DynamoDBClient({
    endpoint: await proxy.start(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // As deployed: what is lost on the way is sent again, what the table refuses is not its business.
    retryStrategy,
  });
  const table = openTable(inject('host').tableName, client);
  const settings = { import_max_rows: rowCount };
  const free = await importRows(await importTeam(settings), table);
  const asked = (proxy.written.units / free.ms) * 1_000;

  const unitsPerSecond = asked / 10;
  proxy.limit({ unitsPerSecond, burst: unitsPerSecond });
  const team = await importTeam(settings);
  // Shorter than it takes, so that steps of a small import have to come again as well.
  const slow = await importRows(team, table, Math.min(longestPatience, Math.max(1_000, free.ms)));
  client.destroy();
  if (process.env.SLOW_ROWS !== undefined)
    process.stderr.write(
      `${JSON.stringify({ rows: source.rows.length, asked, free, slow, written: proxy.written })}\n`,
    );

  expect(slow.ms).toBeGreaterThan(free.ms);
  expect(proxy.written.refused).toBeGreaterThan(5);
  expect(slow.machine.failed.faulty).toBe(0);
  await expectRight(team);
});

test('the bucket takes what time brings in, and no more', () => {
  let now = 0;
  const bucket = new TokenBucket({ unitsPerSecond: 10, burst: 20 }, () => now);
  expect([bucket.take(20), bucket.take(1)]).toEqual([true, false]);
  now = 500;
  expect([bucket.take(5), bucket.take(1)]).toEqual([true, false]);
  now = 60_000;
  // More than ever lies in it: taken in advance, and paid for by those that come later.
  expect([bucket.take(50), bucket.take(1)]).toEqual([true, false]);
  now = 62_900;
  expect(bucket.take(1)).toBe(false);
  now = 63_200;
  expect(bucket.take(1)).toBe(true);
});

test('a write is counted by its kilobytes, twice within a transaction', () => {
  const put = { Put: { Item: { text: { S: 'x'.repeat(1_500) } } } };
  expect(writeUnits('TransactWriteItems', JSON.stringify({ TransactItems: [put, { Delete: {} }] }))).toBe(6);
  expect(writeUnits('PutItem', JSON.stringify(put.Put))).toBe(2);
  expect(writeUnits('BatchWriteItem', JSON.stringify({ RequestItems: { table: [put, put] } }))).toBe(4);
  expect(writeUnits('Query', '{}')).toBe(0);
});
