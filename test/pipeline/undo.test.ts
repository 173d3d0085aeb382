import { describe, expect, test } from 'vitest';
import type { Contact } from '#client/schema.ts';
import { writeChunk } from '#core/import/write/chunk.ts';
import { failImport } from '#core/import/write/finish.ts';
import { findWriters, removeWriter } from '#core/writer/writer.item.ts';
import { call } from '#test/harness/api.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { Fuse, hostTable, Killed, mortalFiles } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';
import { type ImportTeam, importTeam } from './import-client.ts';
import { stepped } from './steps.ts';

const table = hostTable();

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const valuesOf = ({ version: _, updated_at: __, ...values }: Contact) => values;

/** All live contacts by id, without what every write changes. */
const snapshot = async (team: ImportTeam) =>
  new Map((await team.contacts()).map((contact) => [contact.id, valuesOf(contact)]));

const patch = (team: ImportTeam, id: string, body: object) =>
  call('PATCH', `/api/crm/contacts/${id}`, { token: team.token, body });

const companiesOf = async (team: ImportTeam) => {
  const { body } = await call('GET', '/api/crm/companies?sort=name', { token: team.token });
  return body.companies as { id: string; name: string; city: string | null }[];
};

const before = csv(
  'name,phone,email,job title,notes,tags,company,badge',
  'Ann Lee,+12025550100,ann@example.com,Buyer,old,fair,Acme,7',
  'Bob Ray,+12025550101,bob@example.com,,,,Acme,',
  'Cyd Poe,+12025550102,cyd@example.com,,,,,',
);

const change = csv(
  'name,phone,email,job title,notes,tags,company,company city,badge,shoe size',
  'Ann B. Lee,+12025550100,ann.lee@example.com,Boss,new,vip,New Inc,,8,9',
  'Bob Ray,+12025550101,,Seller,,DNC,Acme,Berlin,,',
  'Dan New,+12025550103,dan@example.com,,,,New Inc,,,',
);

/** What an undo leaves of a contact that the import opted out. */
const optedOut = (contact: ReturnType<typeof valuesOf>) => ({
  ...contact,
  do_not_call: true,
  tags: [...contact.tags, 'DNC'],
});

/**
 * A team that had three contacts, and into which a file was imported that changed two of them, opting one of them out,
 * and made one.
 */
const changed = async () => {
  const team = await importTeam();
  await team.imported(before);
  const was = await snapshot(team);
  for (const [id, contact] of was) if (contact.name === 'Bob Ray') was.set(id, optedOut(contact));
  const options = { duplicates: 'update' as const, update_companies: true };
  const ended = await team.imported(change, options);
  expect(ended.counts).toMatchObject({ created: 1, updated: 2, failed: 0 });
  const byName = new Map((await team.contacts()).map((one) => [one.name ?? '', one]));
  const idOf = (name: string) => byName.get(name)?.id ?? '';
  return { team, was, id: ended.id, idOf };
};

describe('an import that is undone', () => {
  test('leaves the contacts and companies as they were, but for opt-outs, which stay', async () => {
    const { team, was, id, idOf } = await changed();
    expect((await companiesOf(team)).map(({ name, city }) => [name, city])).toEqual([
      ['Acme', 'Berlin'],
      ['New Inc', null],
    ]);
    const job = await team.undone(id);
    expect(job).toMatchObject({ kind: 'import', action: 'undo', state: 'finished', counts: { failed: 0 } });
    expect(job.warnings).toMatchObject([{ id: idOf('Bob Ray'), code: 'opt_out_kept' }]);
    expect(await snapshot(team)).toEqual(was);
    expect((await companiesOf(team)).map(({ name, city }) => [name, city])).toEqual([['Acme', null]]);
    expect(await team.import(id)).toMatchObject({ state: 'undone', undo_job_id: job.id });
    await expectClaims(table, team.id);
    const again = await call('POST', `/api/crm/imports/${id}/undo`, { token: team.token });
    expect([again.status, again.body.error.code]).toEqual([409, 'import_undone']);
  });

  test('keeps what was changed since, and lists it', async () => {
    const { team, was, id, idOf } = await changed();
    const [ann, bob, dan] = [idOf('Ann B. Lee'), idOf('Bob Ray'), idOf('Dan New')];
    await patch(team, ann, { email: 'mine@example.com', tags: ['fair', 'vip', 'later'] });
    await patch(team, dan, { notes: 'called' });
    const job = await team.undone(id);
    expect(job.failures).toHaveLength(2);
    expect(job.failures).toEqual(
      expect.arrayContaining([
        { id: ann, code: 'values_kept', message: 'These stay as they are now: email (edited_since).' },
        { id: dan, code: 'edited_since', message: expect.stringContaining('notes') },
      ]),
    );
    const now = await snapshot(team);
    expect(now.get(ann)).toEqual({ ...was.get(ann), email: 'mine@example.com', tags: ['fair', 'later'] });
    expect(now.get(bob)).toEqual(was.get(bob));
    expect(now.get(dan)).toMatchObject({ notes: 'called' });
    expect((await companiesOf(team)).map(({ name }) => name)).toEqual(['Acme', 'New Inc']);
    await expectClaims(table, team.id);
  });

  test('takes back no number that another contact has by now', async () => {
    const team = await importTeam({ phone: 'unique' });
    await team.imported(csv('external id,name,phone', 'x,Ann,+12025550100'));
    const body = csv('external id,phone,job title', 'x,+12025550109,Boss');
    const { id } = await team.imported(body, { duplicates: 'update', match: ['external_id'] });
    await team.imported(csv('name,phone', 'Other,+12025550100'));
    const job = await team.undone(id);
    expect(job.failures).toMatchObject([
      { code: 'values_kept', message: expect.stringContaining('phone_taken') },
    ]);
    const ann = (await team.contacts()).find(({ name }) => name === 'Ann');
    expect(ann).toMatchObject({ phone: '+12025550109', job_title: null });
    await expectClaims(table, team.id);
  });

  test('gives a contact that many rows changed what it had before the first', async () => {
    const team = await importTeam();
    await team.imported(csv('name,phone,job title', 'Ann,+12025550100,Zero'));
    const was = await snapshot(team);
    const rows = ['One', 'Two', 'Three'].map((title) => `Ann,+12025550100,${title}`);
    const { id } = await team.imported(csv('name,phone,job title', ...rows), {
      duplicates: 'update',
    });
    await team.undone(id);
    expect(await snapshot(team)).toEqual(was);
  });

  test('has ended: before, it can only be cancelled', async () => {
    const team = await importTeam();
    const { body } = await call('POST', '/api/crm/imports', {
      token: team.token,
      body: { file_name: 'a.csv' },
    });
    const early = await call('POST', `/api/crm/imports/${body.import.id}/undo`, { token: team.token });
    expect([early.status, early.body.error.code]).toEqual([409, 'import_not_ended']);
  });

  test('leaves the changes of a later import alone', async () => {
    const { team, id, idOf } = await changed();
    const bob = idOf('Bob Ray');
    const later = csv('phone,job title', '+12025550101,Third');
    await team.imported(later, { duplicates: 'update' });
    const job = await team.undone(id);
    expect(job.failures).toMatchObject([{ id: bob, message: expect.stringContaining('job_title') }]);
    expect((await snapshot(team)).get(bob)).toMatchObject({ job_title: 'Third', do_not_call: true });
  });

  test('newest first gives back all that several imports did', async () => {
    const { team, was, id } = await changed();
    const later = csv('phone,job title', '+12025550101,Third', '+12025550103,Fourth');
    const { id: second } = await team.imported(later, { duplicates: 'update' });
    expect(await team.undone(second)).toMatchObject({ failures: [] });
    expect(await team.undone(id)).toMatchObject({ failures: [] });
    expect(await snapshot(team)).toEqual(was);
  });

  test('newest first takes away a contact of the first that the second gave tags', async () => {
    const team = await importTeam();
    const made = await team.imported(csv('name,phone,tags', 'Ann,+12025550100,fair'));
    const body = csv('phone,tags', '+12025550100,vip');
    const { id } = await team.imported(body, { duplicates: 'update' });
    expect(await team.undone(id)).toMatchObject({ failures: [] });
    expect(await team.undone(made.id)).toMatchObject({ failures: [] });
    expect(await team.contacts()).toEqual([]);
  });

  test('gives numbers back that went from one contact to another', async () => {
    const team = await importTeam({ phone: 'unique', import_match: ['external_id'] });
    const people = ['x,Ann,+12025550100,office@example.com', 'y,Bob,+12025550101,', 'z,Cyd,+12025550102,'];
    await team.imported(csv('external id,name,phone,email', ...people));
    const was = await snapshot(team);
    const moves = [
      'x,,+12025550109,new@example.com',
      'y,,+12025550100,',
      'z,,+12025550101,',
      // Written behind the others, since it repeats an address.
      'w,Dan,+12025550102,new@example.com',
    ];
    const body = csv('external id,name,phone,email', ...moves);
    const { id, counts } = await team.imported(body, { duplicates: 'update' });
    expect(counts).toMatchObject({ created: 1, updated: 3 });
    expect(await team.undone(id)).toMatchObject({ failures: [] });
    expect(await snapshot(team)).toEqual(was);
    await expectClaims(table, team.id);
  });

  test('gives back a company that a row changed whose contact was as it says', async () => {
    const team = await importTeam();
    await team.imported(csv('name,phone,company,company city', 'Ann,+12025550100,Acme,Bonn'));
    const body = csv('name,phone,company,company city', 'Ann,+12025550100,Acme,Paris');
    const options = { duplicates: 'update' as const, update_companies: true };
    const { id, counts } = await team.imported(body, options);
    expect(counts).toMatchObject({ skipped: 1 });
    expect(await companiesOf(team)).toMatchObject([{ city: 'Paris' }]);
    await team.undone(id);
    expect(await companiesOf(team)).toMatchObject([{ city: 'Bonn' }]);
  });

  test('removes a company that was made for a row that failed', async () => {
    const team = await importTeam();
    await team.imported(csv('name,phone', 'Ann,+12025550100', 'Bob,+12025550101'));
    const body = csv('name,phone,phone 2,company', 'Ann,+12025550100,+12025550101,NewCo');
    const { id, counts } = await team.imported(body, { duplicates: 'update' });
    expect(counts).toMatchObject({ failed: 1 });
    await team.undone(id);
    expect(await companiesOf(team)).toEqual([]);
  });

  test('takes back what a chunk wrote that never came to its end', async () => {
    const team = await importTeam({ import_duplicates: 'update' });
    await team.imported(before);
    const was = await snapshot(team);
    const one = await stepped(team, table, change);
    await one.register();
    await one.plan();
    const dying = mortalFiles(team.files.bucket, new Fuse(1, { isDone: true, ofWrites: true }));
    const died = writeChunk({ ...one.step(), files: dying }, { kind: 'chunks', index: 0 });
    await expect(died).rejects.toThrow(Killed);
    expect((await snapshot(team)).size).toBe(was.size + 1);
    await failImport(one.step(), { code: 'internal', message: 'A step failed.' });
    // Whoever undoes it waits for the chunk, for as long as that could run.
    for (const writer of await findWriters(table, team.id)) await removeWriter(table, team.id, writer);
    expect(await team.undone(one.id)).toMatchObject({ state: 'finished', counts: { done: 3, failed: 0 } });
    expect(await snapshot(team)).toEqual(was);
  });

  test('leaves an opt-out, whatever became of its tag, until somebody takes it back', async () => {
    const team = await importTeam();
    await team.imported(csv('name,phone', 'Ann,+12025550100'));
    const body = csv('phone,do not call', '+12025550100,yes');
    const { id } = await team.imported(body, { duplicates: 'update' });
    const [ann] = await team.contacts();
    await patch(team, ann?.id ?? '', { tags: ['DNC', 'vip'] });
    const job = await team.undone(id);
    expect(job).toMatchObject({ failures: [], warnings: [{ code: 'opt_out_kept' }] });
    expect(await team.contacts()).toMatchObject([
      { do_not_call: true, lead_status: 'new', tags: expect.arrayContaining(['DNC', 'vip']) },
    ]);
    const { body: cleared } = await patch(team, ann?.id ?? '', { do_not_call: false });
    expect(cleared).toMatchObject({ contact: { do_not_call: false, tags: ['vip'] }, warnings: [] });
  });

  test('is undone by one job, however many ask for it at once', async () => {
    const { team, was, id } = await changed();
    const asked = await Promise.all(
      [1, 2, 3].map(() => call('POST', `/api/crm/imports/${id}/undo`, { token: team.token })),
    );
    expect(asked.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    await until(
      () => team.import(id),
      ({ state }) => state === 'undone',
    );
    expect(await snapshot(team)).toEqual(was);
  });
});
