import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { BatchItem } from '#core/contact/batch-item.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import { newId } from '#core/id.ts';
import type { Principal, Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { contactBatchRoutes } from '#functions/contact-batch.routes.ts';
import { dutycallBulkRoutes } from '#functions/dutycall-bulk.routes.ts';
import { instanceOf } from '#test/harness/http-event.ts';
import { freshTeam, hostTable, meteredTable } from '#test/harness/stack.ts';

const { table, meter } = meteredTable();

let team: Team;
let principal: Principal;

beforeEach(async () => {
  const { team_id } = await freshTeam(hostTable(), { company: 'optional' });
  team = await getTeam(table, team_id);
  principal = { kind: 'token', id: newId('tok'), role: 'admin', departments: [], team };
});

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `N ${index}`,
    phone: `+1202555${String(index).padStart(4, '0')}`,
  }));

const requestOf = () => ({
  team,
  scope: wholeTeam(team.id),
  via: { updated_by: 'tok_test', via: 'api' as const },
  now: new Date(),
  mode: 'create' as const,
  match: [],
});

const itemsOf = (values: ReturnType<typeof people>): BatchItem[] =>
  values.map((one, index) => ({ index, newContactId: newId('cont'), values: one }));

test('items that time does not reach are told of, and are found or written when they come again', async () => {
  const items = itemsOf(people(12));
  let left = 5;
  const first = await writeBatch(table, requestOf(), items, () => left-- > 0);
  expect(first.map(({ status }) => status)).toEqual([
    ...Array(5).fill('created'),
    ...Array(7).fill('not_attempted'),
  ]);
  expect(first[11]).toMatchObject({ id: null, error: { code: 'not_attempted' } });
  const again = await writeBatch(table, requestOf(), items, () => true);
  expect(again.map(({ status, id }) => [status, id])).toEqual(
    items.map(({ newContactId }) => ['created', newContactId]),
  );
});

test('what is wrong with an item is told whether there is time or not', async () => {
  const fault = { param: 'phone', code: 'phone_invalid', message: 'No.' };
  const items: BatchItem[] = [{ index: 0, newContactId: newId('cont'), faults: [fault] }];
  const [result] = await writeBatch(table, requestOf(), items, () => false);
  expect(result).toMatchObject({ status: 'failed', error: { code: 'phone_invalid' } });
});

const answerSchema = v.object({
  results: v.array(v.object({ status: v.string(), id: v.nullable(v.string()) })),
  counts: v.record(v.string(), v.number()),
});

test('a request that ran out of time goes on under its Idempotency-Key, and ends with an answer that is kept', async () => {
  const ask = instanceOf(contactBatchRoutes, { table });
  const path = '/api/crm/contacts/batch';
  const headers = { 'idempotency-key': 'one' };
  const body = { mode: 'create', contacts: people(10) };
  const send = async (remaining: number) => {
    const result = await ask({ principal, path, headers, body, remaining });
    return { ...result, answer: v.parse(answerSchema, JSON.parse(result.body ?? '')) };
  };
  const late = await send(5_000);
  expect([late.statusCode, late.headers?.['retry-after']]).toEqual([200, '1']);
  expect(late.answer.counts).toMatchObject({ created: 0, failed: 0, not_attempted: 10 });
  const whole = await send(29_000);
  expect(whole.answer.counts).toMatchObject({ created: 10, not_attempted: 0 });
  expect([whole.headers?.['retry-after'], whole.headers?.['idempotent-replayed']]).toEqual([
    undefined,
    undefined,
  ]);
  const kept = await send(29_000);
  expect(kept.headers?.['idempotent-replayed']).toBe('true');
  expect(kept.answer).toEqual(whole.answer);
});

test('DutyCall’s bulk create tells of those that time did not reach as errors', async () => {
  const ask = instanceOf(dutycallBulkRoutes, { table });
  const body = { contacts: people(3) };
  const result = await ask({ principal, path: '/api/contacts/bulk', body, remaining: 5_000 });
  expect(JSON.parse(result.body ?? '')).toMatchObject({
    success_count: 0,
    error_count: 3,
    errors: [{ index: 0, code: 'not_attempted' }, { index: 1 }, { index: 2 }],
  });
});

// Eight items at a time: at 30 ms a request some two seconds, of the function's 29.
test('a hundred items with a hundred tags each take few requests in turn', async () => {
  const values = people(100).map((one, index) => ({
    ...one,
    tags: Array.from({ length: 100 }, (_, tag) => `tag ${index % 2 === 0 ? tag : index * 100 + tag}`),
  }));
  const { requests } = await meter.measure(async () => {
    const results = await writeBatch(table, requestOf(), itemsOf(values), () => true);
    expect(results.filter(({ status }) => status !== 'created')).toEqual([]);
  });
  expect(requests).toBeLessThanOrEqual(400);
});
