import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { failure } from '#core/error.ts';
import { newId } from '#core/id.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import type { Result } from '#functions/http/event.ts';
import { admins, route } from '#functions/http/route.ts';
import { instanceOf } from '#test/harness/http-event.ts';
import { freshTeam, hostTable, meteredTable } from '#test/harness/stack.ts';

const { table, meter } = meteredTable();
const path = '/api/crm/tries';

let principal: Principal;

beforeAll(async () => {
  const { team_id } = await freshTeam(hostTable());
  const team = await getTeam(hostTable(), team_id);
  principal = { kind: 'token', id: newId('tok'), role: 'admin', departments: [], team };
});

type Handle = (ids: string[]) => Promise<Record<string, unknown>>;

/** An instance whose one route does what it is told, and what it was asked to do under one key. */
const trying = (handle: Handle) => {
  const ask = instanceOf(
    [
      route({
        id: 'try',
        method: 'POST',
        path,
        module: 'teams',
        tag: 'Try',
        summary: 'Try',
        access: admins,
        params: null,
        query: null,
        body: v.strictObject({}),
        status: 200,
        answer: null,
        handle: async ({ newId }) => ({ body: await handle([newId('cont'), newId('cont')]) }),
      }),
    ],
    { table },
  );
  const own = randomUUID();
  return (key = own) => ask({ principal, path, headers: { 'idempotency-key': key } });
};

const isReplay = ({ headers }: Result) => headers?.['idempotent-replayed'] === 'true';
const codeOf = ({ statusCode, body }: Result) => [statusCode, JSON.parse(body ?? '').error?.code];

describe('an answer', () => {
  test('of 3 MB that packs well is kept', async () => {
    const text = randomBytes(5_000).toString('hex').repeat(300);
    const ask = trying(async () => ({ text }));
    const [first, again] = [await ask(), await ask()];
    expect([again.statusCode, isReplay(again)]).toEqual([200, true]);
    expect(again.body === first.body).toBe(true);
  });

  test('that no item holds is not kept, and the request is not carried out again', async () => {
    let runs = 0;
    const ask = trying(async () => {
      runs++;
      return { text: randomBytes(600_000).toString('base64') };
    });
    expect((await ask()).statusCode).toBe(200);
    expect(codeOf(await ask())).toEqual([409, 'idempotency_answer_too_large']);
    expect(runs).toBe(1);
  });
});

test('an attempt that failed for no fault of the caller is made again, under the same ids', async () => {
  const seen: string[][] = [];
  const ask = trying(async (ids) => {
    seen.push(ids);
    if (seen.length < 3) throw failure('unavailable', 'busy', 'The store was away.');
    return { ids };
  });
  const statuses = [];
  for (let run = 0; run < 4; run++) statuses.push((await ask()).statusCode);
  expect(statuses).toEqual([503, 503, 200, 200]);
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map((ids) => ids.join())).size).toBe(1);
  expect(new Set(seen[0]).size).toBe(2);
});

test('ids of another key are others', async () => {
  const seen: string[] = [];
  const handle: Handle = async (ids) => {
    seen.push(...ids);
    return {};
  };
  await trying(handle)();
  await trying(handle)();
  expect(new Set(seen).size).toBe(4);
});

test('a key costs two round trips and four write units, a replay two and one', async () => {
  const ask = trying(async () => ({ contact: { name: 'Ada', notes: 'x'.repeat(1_500) } }));
  // The first call of a minute also leases its permits.
  await ask(randomUUID());
  const first = await meter.measure(() => ask());
  expect(first.rounds).toBeLessThanOrEqual(2);
  expect(first.wru).toBeLessThanOrEqual(4);
  const replay = await meter.measure(() => ask());
  expect(replay.rounds).toBeLessThanOrEqual(2);
  expect(replay.wru).toBeLessThanOrEqual(1);
});
