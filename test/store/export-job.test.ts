import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { contactKeys, toContactItem } from '#core/contact/contact.item.ts';
import { exportNoun } from '#core/export/export.item.ts';
import type { StoredExport } from '#core/export/export.schema.ts';
import { exportFiles } from '#core/export/export-files.ts';
import { removeExport } from '#core/export/run/exports.ts';
import { deleteFiles } from '#core/files/delete-files.ts';
import type { Files } from '#core/files/files.ts';
import { cancelJob, getJob } from '#core/job/job.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { getRecord } from '#core/list/listed-noun.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { revokeToken } from '#core/principal/revoke-token.ts';
import { changeItem } from '#core/table/table.ts';
import { change } from '#core/table/write.ts';
import type { Principal, Role } from '#core/team/team.schema.ts';
import { updateSettings } from '#core/team/team.ts';
import {
  Fuse,
  Killed,
  mortalFiles,
  mortalTable,
  privateFiles,
  privateTable,
  tokenOf,
} from '#test/harness/stack.ts';
import { contactsOf, putItems, via } from './bulk.ts';
import { exportStep, fileOf, hasFile, linesOf, startedExport } from './export-run.ts';
import { freshAdmin, quietBucket } from './job-run.ts';

const table = await privateTable();
const files = await quietBucket();
const exports = await privateFiles();

let admin: Principal;
let teamId: string;

/** Contacts, each a second older than the one before. */
const people = async (values: readonly Record<string, unknown>[]): Promise<string[]> => {
  const made = await Promise.all(
    values.map(async (one, index) => {
      const [contact] = await contactsOf(table, teamId, [{ name: `Person ${index}` }], {
        at: new Date(Date.now() - 60_000 - index * 1_000),
      });
      if (!contact) throw new Error('No contact was made.');
      return { ...contact, ...one };
    }),
  );
  await putItems(
    table,
    made.map((one) => toContactItem(one, via)),
  );
  return made.map(({ id }) => id);
};

const principalOf = async (role: Role, departments: string[] = []): Promise<Principal> => {
  const found = await findPrincipal(table, await tokenOf(table, teamId, role, departments), new Date());
  if (!found) throw new Error('The token is not valid.');
  return found;
};

const stepOf = (record: StoredExport, contacts?: number): JobStep =>
  exportStep(table, { files, exports }, record, contacts);

const stateOf = async ({ team_id, job_id }: StoredExport) => getJob(table, team_id, job_id);

const chunksOf = (count: number) => Array.from({ length: Math.ceil(count / 3) }, (_, chunk) => chunk);

const run = async (step: JobStep, contacts: number): Promise<void> => {
  await planJob(step, 'one');
  for (const chunk of chunksOf(contacts)) await workOnChunk(step, chunk);
  await finishRun(step);
};

const textOf = (record: StoredExport) => fileOf(table, exports, record);

/** Objects that are left of an export beside its file and its manifest. */
const restOf = async ({ team_id, id }: StoredExport): Promise<number> => {
  const Prefix = `parts/${team_id}/${id}/`;
  const { KeyCount = 0 } = await exports.client.send(
    new ListObjectsV2Command({ Bucket: exports.bucket, Prefix }),
  );
  return KeyCount;
};

const setItem = (id: string, set: Record<string, unknown>) =>
  changeItem(table, change(contactKeys.primary(teamId, id), { set }));

const setShown = (id: string, shown: Record<string, unknown>) =>
  changeItem(table, change(contactKeys.primary(teamId, id), { setIn: { shown } }));

beforeEach(async () => {
  admin = await freshAdmin(table);
  teamId = admin.team.id;
});

describe('an export', () => {
  test('has those that match, newest first, with a manifest', async () => {
    await people(
      Array.from({ length: 10 }, (_, n) => ({ source: n % 4 === 3 ? 'web' : 'fair', do_not_call: n === 2 })),
    );
    const record = await startedExport(table, files, admin, {
      fields: ['name', 'source'],
      filter: { source: ['fair'] },
      name: 'Köln: Messe',
    });
    await run(stepOf(record), 8);
    const lines = linesOf(await textOf(record)).map((line) => line.split(',').slice(0, 3).join(' '));
    expect(lines).toEqual([0, 1, 2, 4, 5, 6, 8, 9].map((n) => `Person ${n} fair ${n === 2}`));
    const { manifest, file_name, completed_at } = await getRecord(table, exportNoun, teamId, record.id);
    expect({ file_name, done: completed_at !== null }).toEqual({ file_name: 'Köln Messe.csv', done: true });
    expect(manifest).toMatchObject({
      format: 'csv',
      rows: 8,
      cutoff: record.created_at,
      filter: { filter: { source: ['fair'] } },
      fields: ['name', 'source', 'do_not_call', 'id'],
      files: [{ name: 'Köln Messe.csv', rows: 8 }],
    });
    expect(await stateOf(record)).toMatchObject({
      state: 'finished',
      kind: 'export',
      action: 'csv',
      total: 8,
      counts: { done: 8, failed: 0 },
    });
    expect(await restOf(record)).toBe(0);
  });

  test('of nobody is a file with its header', async () => {
    for (const format of ['csv', 'xlsx', 'vcard']) {
      const record = await startedExport(table, files, admin, { format });
      await run(stepOf(record), 0);
      const { manifest } = await getRecord(table, exportNoun, teamId, record.id);
      expect(manifest?.rows).toBe(0);
      expect(await hasFile(exports, record)).toBe(true);
    }
  });

  test('has the contacts that are named, once, and none of another team', async () => {
    const ids = await people([{}, {}, {}, {}]);
    const other = teamId;
    admin = await freshAdmin(table);
    teamId = admin.team.id;
    const own = await people([{}, {}]);
    const asked = { fields: ['name'], ids: [own[1], ids[0], own[1], 'cont_none', own[0]] };
    const record = await startedExport(table, files, admin, asked);
    await run(stepOf(record), 2);
    expect(linesOf(await textOf(record)).map((line) => line.split(',')[0])).toEqual(['Person 1', 'Person 0']);
    expect(other).not.toBe(teamId);
  });

  test('leaves out who is deselected', async () => {
    const ids = await people([{}, {}, {}, {}]);
    const selection = { filter: { all: true }, except: [ids[1], ids[3]] };
    const record = await startedExport(table, files, admin, {
      fields: ['name'],
      filter: undefined,
      selection,
    });
    await run(stepOf(record), 2);
    expect(linesOf(await textOf(record)).map((line) => line.split(',')[0])).toEqual(['Person 0', 'Person 2']);
  });

  test('fails where it has more contacts than a file can have', async () => {
    await people([{}, {}, {}]);
    const record = await startedExport(table, files, admin);
    await planJob(stepOf(record, 2), 'one');
    expect(await stateOf(record)).toMatchObject({ state: 'failed', reason: { code: 'export_too_large' } });
  });
});

describe('what changes while an export is made', () => {
  test('shows in it as it is when it is read; who came later, went or was moved away is not in it', async () => {
    const manager = await principalOf('manager', ['dept_a']);
    const ids = await people(Array.from({ length: 7 }, () => ({ department_id: 'dept_a', source: 'fair' })));
    const record = await startedExport(table, files, manager, {
      fields: ['name', 'notes'],
      filter: { source: ['fair'] },
    });
    const step = stepOf(record);
    await planJob(step, 'one');
    await setShown(ids[0] ?? '', { notes: 'new' });
    await setItem(ids[1] ?? '', { department_id: 'dept_b' });
    await setShown(ids[2] ?? '', { deleted_at: new Date().toISOString() });
    await setShown(ids[3] ?? '', { source: 'web' });
    for (const chunk of chunksOf(7)) await workOnChunk(step, chunk);
    await finishRun(step);
    const names = linesOf(await textOf(record)).map((line) => line.split(',')[0]);
    expect(names).toEqual(['Person 0', 'Person 4', 'Person 5', 'Person 6']);
    expect(await textOf(record)).toContain('Person 0,new,');
  });

  test('nobody who is created after it was asked for is in it', async () => {
    const [late] = await people([{}]);
    await setItem(late ?? '', { created_at: new Date(Date.now() + 60_000).toISOString() });
    const record = await startedExport(table, files, admin);
    await run(stepOf(record), 1);
    expect(linesOf(await textOf(record))).toEqual([]);
  });

  test.each(['plan', 'read', 'write'])(
    'whoever asked must have its rights still, before the step %s',
    async (when) => {
      await people([{}, {}, {}, {}]);
      const manager = await principalOf('manager');
      const record = await startedExport(table, files, manager);
      const step = stepOf(record);
      const steps: [string, () => Promise<unknown>][] = [
        ['plan', () => planJob(step, 'one')],
        ['read', () => workOnChunk(step, 0)],
        ['read', () => workOnChunk(step, 1)],
        ['write', () => finishRun(step)],
      ];
      const place = steps.findIndex(([name]) => name === when);
      for (const [, take] of steps.slice(0, place)) await take();
      await revokeToken(table, { tokenId: manager.id, by: admin, via, now: new Date() });
      for (const [, take] of steps.slice(place)) await take();
      expect(await stateOf(record)).toMatchObject({ state: 'failed', reason: { code: 'no_longer_allowed' } });
      expect(await hasFile(exports, record)).toBe(false);
    },
  );

  test('what is hidden meanwhile is not in it: what was chosen fails it, the rest is left out', async () => {
    await people([{ email: 'ann@example.com' }]);
    const manager = await principalOf('manager');
    const [chosen, all] = [
      await startedExport(table, files, manager, { fields: ['name', 'email'] }),
      await startedExport(table, files, manager),
    ];
    for (const record of [chosen, all]) {
      await planJob(stepOf(record), 'one');
      await workOnChunk(stepOf(record), 0);
    }
    await updateSettings(table, teamId, { hidden_from_managers: ['email'] });
    for (const record of [chosen, all]) await finishRun(stepOf(record));
    expect(await stateOf(chosen)).toMatchObject({ state: 'failed', reason: { code: 'field_forbidden' } });
    expect(await hasFile(exports, chosen)).toBe(false);
    expect(await textOf(all)).toContain('Person 0');
    expect(await textOf(all)).not.toContain('ann@example.com');
    expect(await textOf(all)).not.toContain('email');
  });
});

describe('an export that is stopped', () => {
  test('has no file, however late that is', async () => {
    await people([{}, {}, {}, {}]);
    const record = await startedExport(table, files, admin);
    const step = stepOf(record);
    await planJob(step, 'one');
    for (const chunk of chunksOf(4)) await workOnChunk(step, chunk);
    // While its file is being written.
    const late: Files = {
      ...exports,
      client: Object.create(exports.client, {
        send: {
          value: async (command: { input: { Key?: string } }) => {
            const answer = await exports.client.send(command as never);
            if (command.input.Key?.endsWith('manifest.json'))
              await cancelJob(table, admin, record.job_id, new Date());
            return answer;
          },
        },
      }),
    };
    await finishRun(exportStep(table, { files, exports: late }, record));
    expect(await stateOf(record)).toMatchObject({ state: 'cancelled' });
    expect(await hasFile(exports, record)).toBe(false);
    expect(await textOf(record)).toBe(undefined);
  });

  test('and deleted leaves nothing', async () => {
    await people([{}]);
    const [done, running] = [
      await startedExport(table, files, admin),
      await startedExport(table, files, admin),
    ];
    await run(stepOf(done), 1);
    await planJob(stepOf(running), 'one');
    await workOnChunk(stepOf(running), 0);
    for (const record of [done, running]) {
      await removeExport(table, { exports, principal: admin, now: new Date() }, record.id);
      await finishRun(stepOf(record));
      expect(await hasFile(exports, record)).toBe(false);
    }
    expect(await stateOf(running)).toMatchObject({ state: 'cancelled' });
  });

  test('fails where a part of it is missing, and has no file', async () => {
    await people([{}, {}, {}, {}]);
    const record = await startedExport(table, files, admin);
    const step = stepOf(record);
    await planJob(step, 'one');
    await workOnChunk(step, 0);
    await expect(finishRun(step)).rejects.toThrow('Chunk 1');
    await workOnChunk(step, 1);
    const ids = { team_id: teamId, export_id: record.id };
    await deleteFiles(exports, [exportFiles.part(ids, 1)]);
    await expect(finishRun(step)).rejects.toThrow();
    expect(await hasFile(exports, record)).toBe(false);
    expect(await textOf(record)).toBe(undefined);
  });
});

test('an export that is killed has no file or a whole one, and goes on to the same bytes', async () => {
  await people(Array.from({ length: 7 }, (_, n) => ({ notes: `note ${n}` })));
  const whole = await startedExport(table, files, admin, { fields: ['name', 'notes'] });
  await run(stepOf(whole), 7);
  const wanted = await textOf(whole);
  let isKilled = true;
  // Behind a write is where the next is not sent yet.
  for (let writes = 1; isKilled; writes++) {
    const record = await startedExport(table, files, admin, { fields: ['name', 'notes'] });
    const fuse = new Fuse(writes, { isDone: true, ofWrites: true });
    const mortal = { files: mortalFiles(files.bucket, fuse), exports: mortalFiles(exports.bucket, fuse) };
    const error = await run(exportStep(mortalTable(table.name, fuse), mortal, record), 7).catch(String);
    isKilled = error !== undefined;
    if (isKilled) expect(error).toBe(String(new Killed()));
    const seen = await textOf(record);
    if (seen !== undefined) expect(seen).toBe(wanted);
    await run(stepOf(record), 7);
    expect([writes, await textOf(record)]).toEqual([writes, wanted]);
    expect(await stateOf(record)).toMatchObject({ state: 'finished', counts: { done: 7 } });
    expect(await restOf(record)).toBe(0);
  }
});

test('an export that is killed while contacts change has no file, or one of which its manifest tells', async () => {
  const ids = await people(Array.from({ length: 7 }, () => ({ notes: 'as made' })));
  const [renamed = '', trashed = ''] = [ids[1], ids[4]];
  let isKilled = true;
  for (let writes = 1; isKilled; writes++) {
    const record = await startedExport(table, files, admin, { fields: ['name', 'notes'] });
    const fuse = new Fuse(writes, { isDone: true, ofWrites: true });
    const mortal = { files: mortalFiles(files.bucket, fuse), exports: mortalFiles(exports.bucket, fuse) };
    const error = await run(exportStep(mortalTable(table.name, fuse), mortal, record), 7).catch(String);
    isKilled = error !== undefined;
    const wasComplete = await textOf(record);
    // What was read before the kill may be of before this, what is read again is not.
    await setShown(renamed, { notes: `note ${writes}` });
    await setShown(trashed, { deleted_at: writes % 2 ? new Date().toISOString() : null });
    await run(stepOf(record), 7);
    const text = await textOf(record);
    if (wasComplete !== undefined) expect(text).toBe(wasComplete);
    const lines = linesOf(text).map((line) => line.split(',').slice(0, 2));
    const names = lines.map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => name !== 'Person 4')).toEqual([0, 1, 2, 3, 5, 6].map((n) => `Person ${n}`));
    const notes = lines.find(([name]) => name === 'Person 1')?.[1] ?? '';
    expect([writes === 1 ? 'as made' : `note ${writes - 1}`, `note ${writes}`]).toContain(notes);
    expect(await stateOf(record)).toMatchObject({ state: 'finished', counts: { done: lines.length } });
    expect(await restOf(record)).toBe(0);
  }
});
