import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '#core/feed/verify-audit.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { type Person, tracesIn } from '#test/harness/byte-search.ts';
import { expectClaims, scanTeam } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { endedJob, until } from '#test/harness/wait.ts';

const table = hostTable();
const phone = () => `+49151${randomInt(1e7, 1e8)}`;

const words = { first: 'Zebulon', last: 'Quixotewell', former: 'Brambleshanks', other: 'Zebby' };
const person = {
  words: Object.values(words),
  emails: ['zebulon@quixotewell.test', 'old.zeb@brambleshanks.test'],
  phones: [phone(), phone(), phone(), phone()],
} satisfies Person;
const [mobile = '', home = '', former = '', further = ''] = person.phones;
const shared = phone();
const path = '/api/crm/contacts';

let team: ApiTeam;
let id: string;
let neighbour: string;

const ok = (answer: { status: number; body: unknown }) => {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  return answer.body as any;
};

const keyed = (key: string) => ({ headers: { 'idempotency-key': `${key}-${randomInt(1e9)}` } });

/** Does all that leaves something about a person, one after the other. */
const live = async (): Promise<void> => {
  const name = `${words.first} ${words.former}`;
  const values = { name, email: person.emails[1], phone: former, external_id: 'zeb-4711' };
  id = ok(await team.post(path, values, keyed('create'))).contact.id;
  const { first, last } = words;
  await team.patch(`${path}/${id}`, { name: `${first} ${last}`, phone: mobile, email: person.emails[0] });
  await team.patch(`${path}/${id}`, { phone_secondary: shared, notes: `${first} said to call ${home}` });
  const own = `${path}/${id}`;
  ok(await team.post(`${own}/activities`, { kind: 'note', text: `${name}: ${mobile}` }, keyed('note')));
  for (const number of [mobile, home]) {
    const told = {
      outcome: 'completed',
      number,
      notes: `${first} at home`,
      recording_url: `https://r.test/${last}`,
    };
    ok(await team.post(`${own}/calls`, told, keyed('call')));
  }
  const consent = { purpose: 'calls', status: 'granted', wording: `May we, ${name}?`, proof: `${last}.mp3` };
  ok(await call('PUT', `${own}/consents`, { token: team.token, body: consent }));
  const filter = { search: words.last };
  ok(await team.post('/api/crm/presets', { name: 'Mine', filter }));
  const said = { values: { job_title: { value: `Clerk of ${last}`, confidence: 0.9 } } };
  ok(await team.post(`${own}/extractions`, said));
  const edit = { action: 'set_field', ids: [id], field: 'source', value: `Fair of ${last}` };
  await endedJob(team, ok(await team.post(`${path}/bulk`, edit)).job.id);
};

const mergeInto = async (values: Record<string, unknown>) => {
  const duplicate = await contactOf(team, values);
  const asked = { primary_id: id, duplicate_ids: [duplicate] };
  return { duplicate, merge: ok(await team.post(`${path}/merge`, asked)).merge.id };
};

const erased = async () => {
  const { request, job } = ok(await team.post(`${path}/${id}/anonymize`, {}));
  expect(await endedJob(team, job.id)).toMatchObject({ state: 'finished', counts: { done: 1, failed: 0 } });
  return ok(await team.get(`/api/crm/privacy-requests/${request.id}`)).request;
};

/** Waits until all that was done is in the feed. */
const projected = (type: string, subject: string) =>
  until(
    async () => ok(await team.get(`/api/crm/events?limit=200&types=${type}`)).events,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    (events: any[]) => events.some((event) => event.subject.id === subject),
  );

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
let request: any;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', phone: 'warn', email: 'warn' });
  neighbour = await contactOf(team, { name: 'Nora Neighbour', phone: shared });
  await live();
  await mergeInto({ name: words.other, phone: further });
  const undone = await mergeInto({ name: 'Otto Other', phone: phone() });
  ok(await team.post(`/api/crm/merges/${undone.merge}/undo`));
  await projected('contact.unmerged', id);
  request = await erased();
  await projected('contact.erased', id);
});

describe('a person who was erased', () => {
  test('is told by no item of the table', async () => {
    const items = await scanTeam(table, team.team_id);
    const told = items.map((item) => ({ at: `${item.pk} ${item.sk}`, found: tracesIn(item, person) }));
    expect(told.filter(({ found }) => found.length > 0)).toEqual([]);
    await expectClaims(table, team.team_id);
  });

  test('has a certificate that names each store', () => {
    const { certificate } = request;
    const lines = new Map(certificate.lines.map((line: { store: string }) => [line.store, line]));
    for (const store of ['contact', 'timeline', 'claims', 'calls', 'activities', 'consents', 'idempotency'])
      expect(lines.get(store)).toMatchObject({ count: expect.toSatisfy((count: number) => count > 0) });
  });

  test('is a blank contact that nothing can be done with', async () => {
    const { contact } = ok(await team.get(`${path}/${id}`));
    expect(contact).toMatchObject({
      id,
      name: null,
      phone: null,
      email: null,
      notes: null,
      custom_fields: {},
    });
    expect(contact.erased_at).not.toBeNull();
    const refused = { status: 409, body: { error: { code: 'contact_erased' } } };
    expect(await team.patch(`${path}/${id}`, { name: 'Back' })).toMatchObject(refused);
    expect(await team.delete(`${path}/${id}`)).toMatchObject(refused);
    expect(await team.post(`${path}/${id}/restore`)).toMatchObject(refused);
    expect(await team.post(`${path}/${id}/calls`, { outcome: 'completed' })).toMatchObject(refused);
    expect(await team.post(`${path}/${id}/activities`, { kind: 'note', text: 'x' })).toMatchObject(refused);
    expect(await team.post(`${path}/${id}/anonymize`, {})).toMatchObject(refused);
  });

  test('is in no list, search or lookup', async () => {
    for (const query of ['', `?search=${words.last}`, `?ids=${id}`]) {
      const { contacts } = ok(await team.get(`${path}${query}`));
      expect(contacts.map((one: { id: string }) => one.id)).not.toContain(id);
    }
    expect(ok(await team.get(`${path}/lookup?phone=${encodeURIComponent(mobile)}`)).contacts).toEqual([]);
  });

  test('is told to receivers by the id alone', async () => {
    const events = ok(await team.get('/api/crm/events?limit=200&types=contact.erased')).events;
    expect(events.map((event: { subject: unknown }) => event.subject)).toContainEqual(
      expect.objectContaining({ id }),
    );
    for (const event of events) expect(event.changes ?? {}).toEqual({});
  });

  test('is not called again when somebody adds the number anew', async () => {
    const { contact } = ok(await team.post(path, { name: 'Somebody', phone: mobile }));
    expect(contact.do_not_call).toBe(true);
  });

  test('leaves the chain of events whole', async () => {
    const secret = await stageSecret(table);
    const audit = await verifyAudit(table, { teamId: team.team_id, secret, now: new Date() });
    expect(audit.fault).toBeUndefined();
    expect(audit.erased).toBeGreaterThan(5);
  });

  test('leaves others what is theirs', async () => {
    const { contact } = ok(await team.get(`${path}/${neighbour}`));
    expect(contact).toMatchObject({ name: 'Nora Neighbour', phone: shared, do_not_call: false });
    const { contacts } = ok(await team.get(`${path}/lookup?phone=${encodeURIComponent(shared)}`));
    expect(contacts.map((one: { id: string }) => one.id)).toEqual([neighbour]);
  });
});
