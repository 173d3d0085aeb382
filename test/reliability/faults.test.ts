import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { openTable } from '#core/table/table.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { importTeam } from '#test/pipeline/import-client.ts';
import { expectContacts, expectCounted, expectForetold, foretell } from '#test/pipeline/oracle.ts';
import { crowd, sourceOf } from '#test/pipeline/people.ts';
import { stepped } from '#test/pipeline/steps.ts';
import { FaultProxy, type FaultRates } from './fault-proxy.ts';

const rates: FaultRates = {
  throttle: 0.05,
  conflict: 0.2,
  internal: 0.05,
  lost: 0.15,
  unprocessed: 0.3,
  late: 0.3,
};

const source = sourceOf(crowd(600));
const expected = foretell(source.rows);

/** A step as the state machine takes it: again when it fails, but not for ever. */
const retried = async <T>(step: () => Promise<T>, attempts = 10): Promise<T> => {
  try {
    return await step();
  } catch (error) {
    if (attempts === 1) throw error;
    return retried(step, attempts - 1);
  }
};

test.each([1, 2])(
  'with a table that throttles, conflicts and loses answers, rows come out right (seed %i)',
  async (seed) => {
    await using proxy = new FaultProxy(inject('host').dynamodbUrl, rates, seed);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({
      endpoint: await proxy.start(),
      region: 'us-east-1',
      credentials,
      maxAttempts: 5,
    });
    const shaky = openTable(inject('host').tableName, client);
    const team = await importTeam();
    const one = await stepped(team, shaky, source.text);
    await retried(() => one.register());
    const { repeats } = await retried(() => one.plan());
    const chunks = [0, 1].map((index) => retried(() => one.write('chunks', index)));
    // Another worker has the first chunk, too.
    await Promise.all([...chunks, retried(() => one.write('chunks', 0, hostTable()))]);
    for (let index = 0; index < repeats; index++) await retried(() => one.write('repeats', index));
    await retried(() => one.finish());
    client.destroy();

    expect(Object.values(proxy.counts).reduce((sum, count) => sum + count)).toBeGreaterThan(20);
    const [ended, ...others] = await team.imports();
    if (!ended) throw new Error('There is no import.');
    expect(others).toEqual([]);
    expectCounted(ended, expected);
    const results = await team.results(ended);
    expectForetold(results, source, expected);
    expectContacts(await team.contacts(), source, results);
    await expectClaims(hostTable(), team.id);
  },
);
