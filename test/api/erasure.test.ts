import { randomInt } from 'node:crypto';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { replayErasures } from '#core/erasure/replay-erasures.ts';
import { verifyAudit } from '#core/feed/verify-audit.ts';
import type { Files } from '#core/files/files.ts';
import { gatherSubject } from '#core/personal-data/gather-subject.ts';
import type { PrivacyContext } from '#core/personal-data/keeper.ts';
import { keepers } from '#core/personal-data/keepers.ts';
import type { Subject } from '#core/personal-data/subject.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import type { Item } from '#core/table/item.ts';
import { deleteAll, putAll } from '#core/table/table.ts';
import { resumeErasures } from '#core/upkeep/resume-erasures.ts';

import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { objectsOf, type Person, tracesIn } from '#test/harness/byte-search.ts';
import { expectClaims, scanTeam } from '#test/harness/claim-check.ts';
import { hostFiles, hostTable } from '#test/harness/stack.ts';
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
  const dialed = { external_id: 'dialer-1', provider: 'dialer', phase: 'ended', outcome: 'no_answer' };
  ok(await team.post('/api/crm/calls', { ...dialed, number: mobile }));
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

const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n');

/** Three files that tell of the person: rows that change it, are skipped, warn and fail, beside those of others. */
const importFiles = async (): Promise<void> => {
  const { first, last } = words;
  const header = ['name', 'email', 'phone', 'external_id', 'notes'];
  const other = (n: number) => [`Other ${n}`, `other${n}@x.test`, phone(), `other-${n}`, `Friend ${n}`];
  const own = [`${first} ${last}`, person.emails[0], mobile, 'zeb-4711', `Seen ${first}`];
  const failing = [`"${last}, ${first}"`, `${last}@`, mobile, '', 'Cannot be read'];
  const files = [
    { rows: [header, other(1), own, own], options: { duplicates: 'update' } },
    { rows: [header, own, other(2)], options: { duplicates: 'skip' } },
    { rows: [header, failing, other(3), failing], options: { strictness: 'strict' } },
  ] as const;
  for (const [n, { rows, options }] of files.entries()) {
    const body = csv(rows as unknown as string[][]);
    const asked = { file_name: `people-${n}.csv`, size: Buffer.byteLength(body), options };
    const { upload, import: begun } = ok(await team.post('/api/crm/imports', asked));
    const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body });
    expect(sent.ok).toBe(true);
    await until(
      async () => ok(await team.get(`/api/crm/imports/${begun.id}`)).import,
      ({ finished_at }) => finished_at !== null,
    );
  }
};

const exportAll = async (format: string) =>
  endedJob(team, ok(await team.post('/api/crm/exports', { format, filter: { all: true } })).job.id);

/** Waits until all that was done is in the feed. */
const projected = (type: string, subject: string) =>
  until(
    async () => ok(await team.get(`/api/crm/events?limit=200&types=${type}`)).events,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    (events: any[]) => events.some((event) => event.subject.id === subject),
  );

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
let request: any;
/** The team as a backup has it from before. */
let before: Item[];
let subject: Subject;
let found: Map<string, number>;

const context = async (): Promise<PrivacyContext> => {
  const files = hostFiles();
  const { Buckets = [] } = await files.client.send(new ListBucketsCommand({}));
  const named = (part: string): Files => {
    const bucket = Buckets.find(({ Name = '' }) => Name.includes(part))?.Name;
    if (!bucket) throw new Error(`There is no bucket of ${part}.`);
    return { client: files.client, bucket };
  };
  const via = { updated_by: 'tok_test', via: 'erasure' as const };
  const [exports, deadLetters] = [named('exportbucket'), named('deadletterbucket')];
  return { table, files, exports, deadLetters, via, now: new Date() };
};

/** How many records each store has about the person. */
const countAll = async (): Promise<Map<string, number>> => {
  const by = await context();
  const counts = new Map<string, number>();
  for (const [store, keeper] of Object.entries(keepers)) {
    let count = 0;
    for await (const _ of keeper.find(by, subject)) count++;
    counts.set(store, count);
  }
  return counts;
};

/** Everything that tells of the person: items of the table, and objects of all buckets. */
const traces = async () => {
  const told: { at: string; found: string[] }[] = [];
  const look = (at: string, value: unknown) => {
    const values = tracesIn(value, person);
    if (values.length > 0) told.push({ at, found: values });
  };
  for (const item of await scanTeam(table, team.team_id)) look(`${item.pk} ${item.sk}`, item);
  const isOurs = (key: string) => key.includes(team.team_id);
  for await (const { key, bytes } of objectsOf(hostFiles(), isOurs)) look(key, [key, bytes]);
  return told;
};

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', phone: 'warn', email: 'warn' });
  neighbour = await contactOf(team, { name: 'Nora Neighbour', phone: shared });
  await live();
  await mergeInto({ name: words.other, phone: further });
  const undone = await mergeInto({ name: 'Otto Other', phone: phone() });
  ok(await team.post(`/api/crm/merges/${undone.merge}/undo`));
  await importFiles();
  for (const format of ['csv', 'xlsx']) await exportAll(format);
  await endedJob(team, ok(await team.post('/api/crm/duplicates/scan', {})).job.id);
  await projected('contact.unmerged', id);
  before = (await scanTeam(table, team.team_id)).map((item) => ({ ...item }));
  subject = await gatherSubject(table, team.team_id, id);
  found = await countAll();
  request = await erased();
  await projected('contact.erased', id);
});

describe('a person who was erased', () => {
  test('is told by no item of the table and no object of a bucket', async () => {
    expect(await traces()).toEqual([]);
    await expectClaims(table, team.team_id);
  });

  test('is found by no keeper that found something before, and erasing again changes nothing', async () => {
    const lived = ['contact', 'timeline', 'calls', 'activities', 'consents', 'extractions', 'edit_marks'];
    const filed = ['uploaded_files', 'import_files', 'exports', 'merge_parts', 'idempotency', 'presets'];
    for (const store of [...lived, ...filed]) expect([store, found.get(store)]).not.toEqual([store, 0]);
    const left = [...(await countAll())].filter(([store, count]) => count > 0 && store !== 'suppressions');
    expect(left).toEqual([]);
    const by = await context();
    for (const [store, keeper] of Object.entries(keepers)) {
      const { count } = await keeper.erase(by, subject);
      if (store !== 'suppressions') expect([store, count]).toEqual([store, 0]);
    }
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

  test('is not brought back by what is told late of a call', async () => {
    const late = { external_id: 'dialer-1', provider: 'dialer', outcome: 'completed', number: mobile };
    ok(await team.post('/api/crm/calls', { ...late, notes: `${words.first} again` }));
    const items = await scanTeam(table, team.team_id);
    const calls = items.filter(({ sk }) => sk === 'CALL');
    expect(calls.filter((item) => tracesIn(item, person).length > 0)).toEqual([]);
  });

  test('leaves others what is theirs', async () => {
    const { contact } = ok(await team.get(`${path}/${neighbour}`));
    expect(contact).toMatchObject({ name: 'Nora Neighbour', phone: shared, do_not_call: false });
    const { contacts } = ok(await team.get(`${path}/lookup?phone=${encodeURIComponent(shared)}`));
    expect(contacts.map((one: { id: string }) => one.id)).toEqual([neighbour]);
  });

  test('stays erased when a backup from before is restored and erasures are replayed', async () => {
    const now = await scanTeam(table, team.team_id);
    const kept = new Set(before.map(({ pk, sk }) => `${pk} ${sk}`));
    await deleteAll(
      table,
      now.filter(({ pk, sk }) => !kept.has(`${pk} ${sk}`)),
    );
    await putAll(table, before);
    expect((await traces()).length).toBeGreaterThan(0);
    expect(await replayErasures(await context(), team.team_id)).toMatchObject({ erased: 1 });
    expect(await traces()).toEqual([]);
    await expectClaims(table, team.team_id);
    expect(await replayErasures(await context(), team.team_id)).toMatchObject({ erased: 0 });
  });
});

describe('a person of whom a hold keeps a part', () => {
  test('is erased but for that, and for the rest once the hold is lifted', async () => {
    const held = await contactOf(team, { name: 'Helga Held', phone: phone() });
    const notes = 'Helga said much';
    ok(await team.post(`${path}/${held}/calls`, { outcome: 'completed', notes }));
    ok(await team.post(`${path}/${held}/activities`, { kind: 'note', text: notes }));
    const given = { reason: 'A dispute', contact_id: held, stores: ['calls'] };
    const { hold } = ok(await team.post('/api/crm/holds', given));
    const { request: asked, job } = ok(await team.post(`${path}/${held}/anonymize`, {}));
    await endedJob(team, job.id);
    const standing = async () => ok(await team.get(`/api/crm/privacy-requests/${asked.id}`)).request;
    const linesOf = async () => (await standing()).certificate.lines.filter(ofCalls);
    const ofCalls = ({ store }: { store: string }) => store === 'calls';
    expect(await standing()).toMatchObject({ state: 'deferred', certificate: { status: 'deferred' } });
    expect(await linesOf()).toMatchObject([{ held: hold.id, count: 1 }]);
    const telling = async () =>
      (await scanTeam(table, team.team_id)).filter((item) => JSON.stringify(item).includes('Helga'));
    expect((await telling()).map(({ sk }) => sk)).toEqual(['CALL']);
    await resumeErasures(await context(), new Date());
    expect(await standing()).toMatchObject({ state: 'deferred' });
    ok(await team.post(`/api/crm/holds/${hold.id}/lift`, { reason: 'It is settled' }));
    await resumeErasures(await context(), new Date());
    expect(await standing()).toMatchObject({ state: 'done', certificate: { status: 'done' } });
    expect(await linesOf()).toMatchObject([{ held: hold.id }, { count: 1 }]);
    expect(await telling()).toEqual([]);
  });
});
