import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#core/table/table.ts';
import { countTagWrite, tagIdOf } from '#core/tag/tag.item.ts';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { allEvents } from '#test/harness/projected.ts';
import { hostTable } from '#test/harness/stack.ts';
import { endedJob, until } from '#test/harness/wait.ts';

const path = '/api/crm/tags';

let team: ApiTeam;
let manager: Caller;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  manager = await team.as('manager');
});

const idOf = (tag: string) => tagIdOf(team.team_id, tag);

const ended = (id: string) => endedJob(team, id);

const tagsOf = async (id: string): Promise<string[]> =>
  (await team.get(`/api/crm/contacts/${id}`)).body.contact.tags;

const bearer = (...tags: string[]) => contactOf(team, { name: 'Ada Lovelace', tags });

describe('the registry', () => {
  test('has the opt-out tag from the beginning, which stays as it is', async () => {
    const { body } = await team.get(`${path}?kind=system`);
    expect(body).toMatchObject({ count: 1, tags: [{ name: 'DNC', kind: 'system', contact_count: 0 }] });
    const own = `${path}/${idOf('dnc')}`;
    expect((await team.get(own)).body.tag.name).toBe('DNC');
    for (const reply of [
      await team.patch(own, { name: 'Never' }),
      await team.delete(own),
      await team.delete(`${own}?dry_run=true`),
    ])
      expect([reply.status, reply.body.error.code]).toEqual([409, 'system_tag']);
  });

  test('keeps one tag for all spellings', async () => {
    const first = await manager.post(path, { name: ' Très  Chic ' });
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`${path}/${idOf('tres chic')}`);
    const again = await manager.post(path, { name: 'TRES CHIC' });
    expect([again.status, again.body.tag]).toEqual([200, { ...first.body.tag }]);
    expect(await tagsOf(await bearer('tres chic', 'x'))).toEqual([first.body.tag.name, 'x']);
  });

  test.each(['a,b', 'a;b', 'a|b'])('takes no tag "%s", which texts of tags take for two', async (name) => {
    const { tag } = (await team.post(path, { name: 'Whole' })).body;
    await bearer('Other');
    const rule = { tag: name, filter: { source: 'fair' } };
    for (const { status, body } of [
      await team.post(path, { name }),
      await team.patch(`${path}/${tag.id}`, { name }),
      await team.post(`${path}/merge`, { tags: ['Other'], into: name }),
      await team.post(`${path}/rules`, rule),
    ])
      expect([status, body.error.code]).toEqual([422, 'tag_separator']);
  });

  test('tells how often a tag is used to who sees the whole team', async () => {
    await manager.post(path, { name: 'Confined' });
    for (const caller of [manager, await team.as('agent')]) {
      const { body } = await caller.get(`${path}?search=conf`);
      expect(body.tags).toEqual([expect.objectContaining({ name: 'Confined', contact_count: null })]);
      for (const query of ['unused=true', 'unused=false', 'sort=-contact_count'])
        expect((await caller.get(`${path}?${query}`)).body.error).toMatchObject({
          code: 'counts_forbidden',
          param: query.split('=')[0],
        });
    }
  });

  test('lists by name or by count, page by page', async () => {
    const other = await apiTeam({ company: 'optional' });
    const names = ['alpha', 'Beta', 'gamma', 'Delta'];
    for (const name of names) await other.post(path, { name });
    const list = async (query: string) => (await other.get(`${path}?${query}`)).body;
    const all = await list('');
    expect(all.tags.map(({ name }: { name: string }) => name)).toEqual([
      'alpha',
      'Beta',
      'Delta',
      'DNC',
      'gamma',
    ]);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list(`sort=-name&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.count).toBe(5);
      paged.push(...page.tags.map(({ name }: { name: string }) => name));
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(['gamma', 'DNC', 'Delta', 'Beta', 'alpha']);
    const removed = await other.delete(`${path}?unused=true`);
    expect(removed.body.tags.map(({ name }: { name: string }) => name).sort()).toEqual([...names].sort());
    expect((await list('')).tags.map(({ name }: { name: string }) => name)).toEqual(['DNC']);
    expect((await other.delete(path)).status).toBe(400);
    expect((await other.post(path, { name: 'ALPHA' })).body.tag.name).toBe('ALPHA');
  });

  test.each([
    [{}, 'name', 'required'],
    [{ name: ' ' }, 'name', 'blank'],
    [{ name: 'x'.repeat(101) }, 'name', 'too_long'],
  ])('refuses %j', async (body, param, code) => {
    const { status, body: answer } = await team.post(path, body);
    expect([status, answer.error]).toEqual([422, expect.objectContaining({ param, code })]);
  });
});

test('the feed tells when a tag comes, goes and comes back, contacts’ tags as others', async () => {
  const other = await apiTeam({ company: 'optional' });
  const tag = tagIdOf(other.team_id, 'Brought');
  const eventsOf = async (id: string) => (await allEvents(other)).filter(({ subject }) => subject.id === id);
  const typesOf = async (id: string) => (await eventsOf(id)).map(({ type }) => type);
  const told = (id: string, ...types: string[]) =>
    until(
      () => typesOf(id),
      (all) => all.length >= types.length,
    ).then((all) => expect(all).toEqual(types.map((type) => `tag.${type}`)));
  const first = await contactOf(other, { name: 'Ada', tags: ['Brought'] });
  // Before the next one: changes of two contacts are counted in no order of their own.
  await told(tag, 'created');
  await contactOf(other, { name: 'Eve', tags: ['brought'], do_not_call: true });
  const creation = (await allEvents(other)).find(({ subject }) => subject.id === first);
  expect((await eventsOf(tag))[0]).toMatchObject({
    actor: creation.actor,
    via: 'api',
    changes: { name: { from: null, to: 'Brought' } },
  });
  const renamed = await other.patch(`${path}/${tag}`, { name: 'Renamed' });
  expect(await endedJob(other, renamed.body.job.id)).toMatchObject({ state: 'finished' });
  await told(tag, 'created', 'removed');
  await told(tagIdOf(other.team_id, 'Renamed'), 'created');
  for (const name of ['Bob', 'Joe']) await contactOf(other, { name, tags: ['Brought'] });
  await told(tag, 'created', 'removed', 'created');
  // No more comes of what was counted since.
  await contactOf(other, { name: 'Last', tags: ['Behind'] });
  await told(tagIdOf(other.team_id, 'Behind'), 'created');
  await told(tag, 'created', 'removed', 'created');
  await told(tagIdOf(other.team_id, 'DNC'));
});

describe('renaming, merging and deleting', () => {
  test('rename: a job where contacts bear it, at once where none does', async () => {
    const id = await bearer('Old', 'x');
    const trashed = await bearer('old');
    await team.delete(`/api/crm/contacts/${trashed}`);
    await team.post(path, { name: 'Old' });
    const renamed = await team.patch(`${path}/${idOf('Old')}`, { name: 'New' });
    expect([renamed.status, renamed.body.tag.name]).toEqual([202, 'New']);
    expect(renamed.headers.get('location')).toBe(`/api/crm/jobs/${renamed.body.job.id}`);
    expect(await ended(renamed.body.job.id)).toMatchObject({
      kind: 'tag',
      action: 'rename',
      state: 'finished',
      total: 2,
      counts: { done: 2, failed: 0 },
    });
    expect(await tagsOf(id)).toEqual(['New', 'x']);
    await team.post(`/api/crm/contacts/${trashed}/restore`);
    expect(await tagsOf(trashed)).toEqual(['New']);
    await team.post(path, { name: 'Nobody' });
    const unborne = await team.patch(`${path}/${idOf('Nobody')}`, { name: 'No one' });
    expect([unborne.status, unborne.body.job, unborne.body.tag.name]).toEqual([200, null, 'No one']);
    expect((await team.get(`${path}/${idOf('Nobody')}`)).body.tag.name).toBe('No one');
  });

  test('an id goes on to answer after renames and merges, to reads, changes, filters and deletion', async () => {
    for (const name of ['First', 'Target']) await team.post(path, { name });
    const first = idOf('First');
    expect((await team.patch(`${path}/${first}`, { name: 'Second' })).status).toBe(200);
    expect((await team.patch(`${path}/${first}`, { name: 'Third' })).body.tag.name).toBe('Third');
    const merged = await team.post(`${path}/merge`, { tags: [first], into: 'Target' });
    expect([merged.status, merged.body.tag.name]).toEqual([200, 'Target']);
    for (const name of ['First', 'Second', 'Third'])
      expect((await team.get(`${path}/${idOf(name)}`)).body.tag.id).toBe(idOf('Target'));
    const into = await team.post(`${path}/merge`, { tags: ['Target'], into: first });
    expect(into.body.error).toMatchObject({ code: 'ambiguous', param: 'into' });
    const bearing = await bearer('Target');
    const found = await team.get(`/api/crm/contacts?tags=${first}`);
    expect(found.body.contacts.map(({ id }: { id: string }) => id)).toEqual([bearing]);
    const deleted = await team.delete(`${path}/${first}`);
    expect(deleted.body.tag.id).toBe(idOf('Target'));
    await ended(deleted.body.job.id);
    expect(await tagsOf(bearing)).toEqual([]);
    expect((await team.get(`${path}/${first}`)).status).toBe(404);
    expect((await team.post(path, { name: 'First' })).status).toBe(201);
    expect((await team.get(`${path}/${first}`)).body.tag.name).toBe('First');
  });

  test('what drop folders give their contacts goes along', async () => {
    await team.post('/api/crm/tags', { name: 'Fair26' });
    const { body } = await team.post('/api/crm/drops', { name: 'fair', options: { tags: ['x', 'FAIR26'] } });
    await team.patch(`${path}/${idOf('Fair26')}`, { name: 'Messe26' });
    const { drop } = (await team.get(`/api/crm/drops/${body.drop.id}`)).body;
    expect(drop).toMatchObject({ options: { tags: ['x', 'Messe26'] }, version: 2 });
  });

  test('what the policy gives the contacts of all imports goes along', async () => {
    const policy = async () => (await team.get('/api/crm/settings')).body.settings.import_tags;
    await team.patch('/api/crm/settings', { import_tags: ['Imported', 'SEEN27', 'Import {yyyy}'] });
    for (const name of ['Seen27', 'Imported']) await team.post('/api/crm/tags', { name });
    await team.patch(`${path}/${idOf('Seen27')}`, { name: 'Known' });
    expect(await policy()).toEqual(['Imported', 'Known', 'Import {yyyy}']);
    await team.post(`${path}/merge`, { tags: ['Imported'], into: 'Known' });
    expect(await policy()).toEqual(['Known', 'Import {yyyy}']);
  });

  test('rename to a tag that there is names it, and how to merge', async () => {
    await team.post(path, { name: 'One' });
    await team.post(path, { name: 'Two' });
    const { status, body } = await team.patch(`${path}/${idOf('One')}`, { name: 'TWO' });
    expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'name_taken', idOf('Two')]);
    expect(body.error.message).toContain('/merge');
  });

  test('merge and delete with a dry run', async () => {
    const id = await bearer('a1', 'b1', 'c1');
    for (const name of ['a1', 'b1', 'c1']) await team.post(path, { name });
    const merged = await team.post(`${path}/merge`, { tags: ['A1', idOf('c1')], into: 'b1' });
    expect(merged.status).toBe(202);
    await ended(merged.body.job.id);
    expect(await tagsOf(id)).toEqual(['b1']);
    const own = `${path}/${idOf('b1')}`;
    expect((await team.delete(`${own}?dry_run=true`)).body).toMatchObject({ count: 1, job: null });
    expect(await tagsOf(id)).toEqual(['b1']);
    const deleted = await team.delete(own);
    expect(deleted.status).toBe(202);
    await ended(deleted.body.job.id);
    expect(await tagsOf(id)).toEqual([]);
  });

  test('a merge names all that it does not find', async () => {
    const { status, body } = await team.post(`${path}/merge`, { tags: ['zz', 'yy'], into: 'ww' });
    expect(status).toBe(422);
    expect(body.error.details.map(({ param }: { param: string }) => param)).toEqual(['tags', 'tags', 'into']);
  });
});

describe('contacts get the spelling of the team', () => {
  beforeAll(async () => {
    const now = new Date().toISOString();
    await transact(hostTable(), [countTagWrite(team.team_id, { tag: 'VIP' }, 0, now)]);
  });

  test('created, changed, in batches, in bulk and in DutyCall’s words', async () => {
    const id = await bearer('vip');
    expect(await tagsOf(id)).toEqual(['VIP']);
    await team.patch(`/api/crm/contacts/${id}`, { tags: ['x', 'Vip'] });
    expect(await tagsOf(id)).toEqual(['x', 'VIP']);
    const { body } = await team.post('/api/crm/contacts/batch', {
      mode: 'create',
      contacts: [{ name: 'Bob', tags: 'vIp, y' }],
    });
    expect(await tagsOf(body.results[0].id)).toEqual(['VIP', 'y']);
    const phone = '+4915112345678';
    const dutycall = await team.post('/api/contacts', { name: 'Cy', phone, tags: ['viP'] });
    expect(dutycall.body.contact.tags).toEqual(['VIP']);
    const other = await bearer('z');
    const bulk = await team.post('/api/crm/contacts/bulk', {
      action: 'add_tags',
      ids: [other],
      tags: ['vip'],
    });
    await ended(bulk.body.job.id);
    expect(await tagsOf(other)).toEqual(['z', 'VIP']);
  });

  test('the opt-out tag is spelled as the service knows it', async () => {
    expect(await tagsOf(await bearer('dnc'))).toEqual(['DNC']);
  });
});
