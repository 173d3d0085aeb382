import { describe, expect, test } from 'vitest';
import type { Reply } from '#test/harness/api.ts';
import { apiTeam } from '#test/harness/api-team.ts';
import { endedJob, until } from '#test/harness/wait.ts';
import { ImportTeam } from './import-client.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

/** A fresh team by its requests and by its files. */
const startTeam = async () => {
  const api = await apiTeam({ company: 'optional' });
  return { api, files: new ImportTeam({ ...api, drop_id: 'none' }) };
};
type Both = Awaited<ReturnType<typeof startTeam>>;

/** Waits for the job that a request has started. */
const done = async ({ api }: Both, { status, body }: Reply) => {
  expect([status, body.job]).toEqual([202, expect.objectContaining({ id: expect.any(String) })]);
  expect(await endedJob(api, body.job.id)).toMatchObject({ state: 'finished', counts: { failed: 0 } });
};

const fields = '/api/crm/fields';

const fieldPath = async ({ api }: Both, name: string) => {
  const { body } = await api.get(fields);
  return `${fields}/${body.fields.find((field: { name: string }) => field.name === name).id}`;
};

const retype = async (team: Both, name: string, type: string) =>
  done(team, await team.api.post(`${await fieldPath(team, name)}/retype`, { type }));

const renameTag = async (team: Both, from: string, name: string) => {
  const [tag] = await until(
    async () => (await team.api.get(`/api/crm/tags?search=${from}`)).body.tags,
    (tags) => tags.length > 0,
  );
  await done(team, await team.api.patch(`/api/crm/tags/${tag.id}`, { name }));
};

const only = async ({ files }: Both) => {
  const [contact, ...others] = await files.contacts();
  expect(others).toEqual([]);
  return contact;
};

/** Makes a contact by one file and changes it by another one, whose import it answers. */
const updatedBy = async ({ files }: Both, before: string, after: string): Promise<string> => {
  await files.imported(before);
  const { id, counts } = await files.imported(after, { duplicates: 'update' });
  expect(counts).toMatchObject({ updated: 1 });
  return id;
};

const kept = (message: string) => [{ id: expect.any(String), code: 'values_kept', message }];

describe('an import that is undone when definitions are others by now', () => {
  test.each([false, true])(
    'gives no value of a deleted field back (another one there: %s)',
    async (isThere) => {
      const team = await startTeam();
      const field = { name: 'salary', type: 'integer', visible_to: ['admin'] };
      expect((await team.api.post(fields, field)).status).toBe(201);
      const id = await updatedBy(
        team,
        csv('name,phone,salary', 'Ann,+12025550100,90000'),
        csv('name,phone,salary', 'Ann,+12025550100,95000'),
      );
      await done(team, await team.api.delete(await fieldPath(team, 'salary')));
      if (isThere) await team.api.post(fields, { name: 'salary', type: 'integer' });
      const { failures } = await team.files.undone(id);
      expect(failures).toEqual(kept('These stay as they are now: cf.salary (field_deleted).'));
      expect((await only(team))?.custom_fields).toEqual({});
    },
  );

  test('is undone although a tag was renamed and a field converted since, which nobody edited', async () => {
    const team = await startTeam();
    const file = csv('name,phone,tags,score', 'Ann,+12025550100,Hot,7', 'Bob,+12025550101,hot,8');
    const { id } = await team.files.imported(file);
    await renameTag(team, 'hot', 'Warm');
    await retype(team, 'score', 'integer');
    expect((await team.files.contacts()).map(({ tags }) => tags)).toEqual([['Warm'], ['Warm']]);
    expect(await team.files.undone(id)).toMatchObject({ counts: { done: 2, failed: 0 } });
    expect(await team.files.contacts()).toEqual([]);
  });

  test('takes no tag of a rule that was applied for an edit', async () => {
    const team = await startTeam();
    const file = csv('name,phone,tags', 'Ann,+12025550100,', 'Bob,+12025550101,Hot');
    const { id } = await team.files.imported(file);
    const rule = { tag: 'Reachable', filter: { has_phone: true }, apply: true };
    const { body } = await team.api.post('/api/crm/tags/rules', rule);
    expect(await endedJob(team.api, body.job.id)).toMatchObject({ state: 'finished', counts: { failed: 0 } });
    expect((await team.files.contacts()).map(({ tags }) => tags.length).sort()).toEqual([1, 2]);
    expect(await team.files.undone(id)).toMatchObject({ counts: { done: 2, failed: 0 } });
    expect(await team.files.contacts()).toEqual([]);
  });

  test('takes no change of a type there and back for an edit', async () => {
    const team = await startTeam();
    const { id } = await team.files.imported(csv('name,phone,code', 'Ann,+12025550100,abc'));
    for (const type of ['integer', 'text']) await retype(team, 'code', type);
    expect((await only(team))?.custom_fields).toEqual({ code: 'abc' });
    expect(await team.files.undone(id)).toMatchObject({ counts: { done: 1, failed: 0 } });
  });

  test('gives back what a field held whose name another one had before that was deleted', async () => {
    const team = await startTeam();
    const wrong = await team.files.imported(csv('name,phone,x', 'Ann,+12025550100,1'));
    expect(wrong.counts).toMatchObject({ created: 1 });
    await done(team, await team.api.delete(await fieldPath(team, 'x')));
    const right = csv('name,phone,x', 'Ann,+12025550100,2');
    const { id } = await team.files.imported(right, { duplicates: 'update' });
    expect((await only(team))?.custom_fields).toEqual({ x: '2' });
    expect((await team.files.undone(id)).counts).toMatchObject({ done: 1, failed: 0 });
    expect((await only(team))?.custom_fields).toEqual({});
  });

  test('says which tags it cannot take back, since they have another name', async () => {
    const team = await startTeam();
    const id = await updatedBy(
      team,
      csv('name,phone,tags', 'Ann,+12025550100,own'),
      csv('name,phone,tags', 'Ann,+12025550100,"wrong, other"'),
    );
    await renameTag(team, 'wrong', 'renamed');
    const { failures } = await team.files.undone(id);
    expect(failures).toEqual(kept('These stay as they are now: tags (moved_since).'));
    expect((await only(team))?.tags).toEqual(['own', 'renamed']);
  });

  test('gives back what a value was before a change of type', async () => {
    const team = await startTeam();
    await team.files.imported(csv('name,phone,zip', 'Ann,+12025550100,00712'));
    await retype(team, 'zip', 'integer');
    const after = csv('name,phone,zip', 'Ann,+12025550100,99999');
    const { id } = await team.files.imported(after, { duplicates: 'update' });
    expect((await only(team))?.custom_fields).toEqual({ zip: 99999 });
    expect((await team.files.undone(id)).counts.failed).toBe(0);
    expect((await only(team))?.custom_fields).toEqual({ zip: 712 });
    await retype(team, 'zip', 'text');
    expect((await only(team))?.custom_fields).toEqual({ zip: '00712' });
  });

  test('gives back what a field held whose name objects inherit', async () => {
    const team = await startTeam();
    const id = await updatedBy(
      team,
      csv('name,phone,toString', 'Ann,+12025550100,a'),
      csv('name,phone,toString', 'Ann,+12025550100,b'),
    );
    expect((await team.files.undone(id)).counts).toMatchObject({ done: 1, failed: 0 });
    expect((await only(team))?.custom_fields).toEqual({ toString: 'a' });
  });

  test('gives values back as their fields hold them by now', async () => {
    const team = await startTeam();
    const id = await updatedBy(
      team,
      csv('name,phone,due', 'Ann,+12025550100,soon'),
      csv('name,phone,due', 'Ann,+12025550100,2026-05-05'),
    );
    await retype(team, 'due', 'date');
    expect((await only(team))?.custom_fields).toEqual({ due: '2026-05-05' });
    expect((await team.files.undone(id)).counts.failed).toBe(0);
    expect((await only(team))?.custom_fields).toEqual({});
    await retype(team, 'due', 'text');
    expect((await only(team))?.custom_fields).toEqual({ due: 'soon' });
  });
});
