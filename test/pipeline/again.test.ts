import { describe, expect, test } from 'vitest';
import { findLedger } from '#core/import/files.ts';
import { changeImport } from '#core/import/import.item.ts';
import { getImport } from '#core/import/import.ts';
import { findUndoTurns, putUndoTurn } from '#core/import/turn.item.ts';
import { writeChunk } from '#core/import/write/chunk.ts';
import { failImport } from '#core/import/write/finish.ts';
import { call } from '#test/harness/api.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { Fuse, hostTable, interleavedTable, Killed, mortalFiles, tokenOf } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';
import { type ImportTeam, importTeam } from './import-client.ts';
import { foretell, tally } from './oracle.ts';
import { crowd, sourceOf } from './people.ts';
import { type SteppedImport, stepped } from './steps.ts';

const table = hostTable();
const source = sourceOf(crowd(700));
const expected = tally(foretell(source.rows));

/** All that a team's users can see of an import and what it made. */
const pictureOf = async (team: ImportTeam) => {
  const imports = await team.imports();
  const files = imports.flatMap(({ files: { results, rejected } }) => [results, rejected]);
  return {
    imports: imports.map(({ files: _, ...one }) => one),
    contacts: await team.contacts(),
    files: await Promise.all(files.map((file) => file && team.text(file.key))),
  };
};

describe('the same again changes nothing (I6)', () => {
  test('eight copies of a file at once make each contact once', async () => {
    const team = await importTeam();
    const file = sourceOf(crowd(300));
    const expected = tally(foretell(file.rows));
    const copies = Array.from({ length: 8 }, (_, n) => `copy ${n}.csv`);
    const keys = await Promise.all(copies.map((name) => team.drop(name, file.text)));
    const ended = await team.ended(...keys);
    expect(ended.map(({ state }) => state)).toEqual(copies.map(() => 'finished'));
    // One of them makes all the contacts; the others come after it.
    const skipped = { ...expected, created: 0, skipped: expected.rows - expected.failed };
    const byCreated = ended.map(({ counts }) => counts).toSorted((a, b) => b.created - a.created);
    expect(byCreated).toEqual([expected, ...Array.from({ length: 7 }, () => skipped)]);
    expect(ended.map(({ waits_for }) => waits_for)).toEqual(copies.map(() => null));
    const contacts = await team.contacts();
    expect(contacts).toHaveLength(expected.created);
    for (const key of ['phone', 'email'] as const) {
      const values = contacts.flatMap((contact) => contact[key] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
    await expectClaims(table, team.id);
  });

  test('a copy waits until the one before it has ended, however that ends', async () => {
    const team = await importTeam();
    const copies: SteppedImport[] = [];
    for (let n = 0; n < 3; n++) copies.push(await stepped(team, table, source.text));
    const [first, second, third] = copies as [SteppedImport, SteppedImport, SteppedImport];
    for (const one of copies) {
      await one.register();
      await one.plan();
    }
    const waiting = async () => {
      const imports = await Promise.all(copies.map(({ id }) => getImport(table, team.id, id)));
      return imports.map(({ waits_for }) => waits_for);
    };
    expect(await first.takeTurn()).toBe(0);
    // Whoever asks again still has it.
    expect(await first.takeTurn()).toBe(0);
    expect(await second.takeTurn()).toBe(1);
    // The longer it waits, the longer the pauses.
    expect(await third.takeTurn(new Date(Date.now() + 101_000))).toBe(10);
    expect(await third.takeTurn(new Date(Date.now() + 3_600_000))).toBe(60);
    expect(await waiting()).toEqual([null, first.id, first.id]);
    await failImport(first.step(), { code: 'internal', message: 'A step failed.' });
    const answers = await Promise.all([second.takeTurn(), third.takeTurn()]);
    expect(answers.toSorted()).toEqual([0, 1]);
    const [next, last] = answers[0] === 0 ? [second, third] : [third, second];
    expect((await getImport(table, team.id, next.id)).waits_for).toBe(null);
    expect(await last.takeTurn()).toBe(1);
    expect((await getImport(table, team.id, last.id)).waits_for).toBe(next.id);
    // What is cancelled writes nothing, so it need not wait.
    const { status } = await call('POST', `/api/crm/imports/${last.id}/cancel`, { token: team.token });
    expect(status).toBe(200);
    expect(await last.takeTurn()).toBe(0);
    await Promise.all([last.write('chunks', 0), last.write('chunks', 1), last.write('repeats', 0)]);
    await last.finish();
    expect(await team.import(last.id)).toMatchObject({ state: 'cancelled', waits_for: null });
  });

  test('an import waits for an undo that has begun, and for none whose job is over or never came to be', async () => {
    const team = await importTeam();
    const [one, other] = await Promise.all([
      stepped(team, table, source.text),
      stepped(team, table, `${source.text}\n`),
    ]);
    for (const each of [one, other]) {
      await each.register();
      await each.plan();
    }
    const since = new Date();
    const turn = { job_id: 'job_1', import_id: one.id, since: since.toISOString() };
    await putUndoTurn(table, team.id, turn);
    expect(await other.takeTurn(since)).toBe(1);
    expect(await team.import(other.id)).toMatchObject({ waits_for: one.id });
    expect(await other.takeTurn(new Date(since.getTime() + 61_000))).toBe(0);
    expect(await findUndoTurns(table, team.id)).toEqual([]);
  });

  test('none is undone while another writes, and the refused one can be undone after its end', async () => {
    const team = await importTeam();
    const { id } = await team.dropAndWait('first.csv', source.text);
    const other = await stepped(team, table, `${source.text}\n`);
    await other.register();
    await other.plan();
    const undo = () => call('POST', `/api/crm/imports/${id}/undo`, { token: team.token });
    expect(await other.takeTurn()).toBe(0);
    const refused = await undo();
    expect([refused.status, refused.body.error.code]).toEqual([409, 'import_running']);
    expect(refused.body.error.message).toContain(other.id);
    expect(await team.import(id)).toMatchObject({ state: 'finished', undo_job_id: null });
    expect(await findUndoTurns(table, team.id)).toEqual([]);
    for (const index of [0, 1]) await other.write('chunks', index);
    await other.write('repeats', 0);
    await other.finish();
    expect((await team.undone(id)).state).toBe('finished');
  });

  test('an import is not undone twice, though the job that does it is still being made', async () => {
    const team = await importTeam();
    const { id } = await team.dropAndWait('first.csv', 'phone\n+12025550100\n');
    const since = new Date();
    await putUndoTurn(table, team.id, { job_id: 'job_1', import_id: id, since: since.toISOString() });
    const claim = { set: { undo_job_id: 'job_1' }, from: ['finished' as const], due: null };
    await changeImport(table, team.id, id, claim);
    const { status, body } = await call('POST', `/api/crm/imports/${id}/undo`, { token: team.token });
    expect([status, body.error.code]).toEqual([409, 'undo_running']);
    // Whoever claimed it has died: the next one may.
    const later = new Date(since.getTime() - 61_000).toISOString();
    await putUndoTurn(table, team.id, { job_id: 'job_1', import_id: id, since: later });
    expect((await team.undone(id)).state).toBe('finished');
  });

  test('what is imported while an import is undone waits for that, and makes the contacts anew', async () => {
    const team = await importTeam();
    const file = sourceOf(crowd(300));
    const expected = tally(foretell(file.rows));
    const { id } = await team.dropAndWait('first.csv', file.text);
    const { status } = await call('POST', `/api/crm/imports/${id}/undo`, { token: team.token });
    expect(status).toBe(202);
    // Another file with the same people, which is no copy.
    const later = await team.dropAndWait('later.csv', `${file.text}\n`);
    expect(later).toMatchObject({ state: 'finished', counts: expected, waits_for: null });
    expect(await team.contacts()).toHaveLength(expected.created);
    expect(await team.import(id)).toMatchObject({ state: 'undone' });
    await expectClaims(table, team.id);
  });

  test('a file put four times under one name is imported once and skipped three times', async () => {
    const team = await importTeam();
    const [key = ''] = await Promise.all(
      Array.from({ length: 4 }, () => team.drop('a.csv', 'phone\n+12025550100\n')),
    );
    const ended = await team.ended(key, key, key, key);
    expect(ended.map(({ counts }) => counts.created).sort()).toEqual([0, 0, 0, 1]);
    expect(ended.map(({ counts }) => counts.skipped).sort()).toEqual([0, 1, 1, 1]);
  });

  test('an event that is delivered again, also at the same moment or days later, ends at the first step', async () => {
    const team = await importTeam();
    const one = await stepped(team, table, 'phone\n+12025550100\n');
    const executions = ['execution-1', 'execution-2', 'execution-3'];
    const answers = await Promise.all(executions.map((execution) => one.register(execution)));
    expect(answers.map(({ action }) => action).sort()).toEqual(['plan', 'stop', 'stop']);
    const winner = executions[answers.findIndex(({ action }) => action === 'plan')];
    expect(await one.register(winner)).toEqual(answers.find(({ action }) => action === 'plan'));
    expect(await team.imports()).toHaveLength(1);
    await one.plan();
    await one.write('chunks', 0);
    await one.finish();
    const before = await pictureOf(team);
    expect(before.imports).toMatchObject([{ counts: { created: 1 } }]);
    // Long after its end, too: by the execution that it was, and by others that a late event starts.
    const late = new Date(Date.now() + 3 * 86_400_000);
    for (const execution of [...executions, 'execution-4'])
      for (const now of [new Date(), late]) expect((await one.register(execution, now)).action).toBe('stop');
    expect(await pictureOf(team)).toEqual(before);
  });

  test('every step, run again or twice at once, in any order', async () => {
    const team = await importTeam();
    const one = await stepped(team, table, source.text);
    await one.register();
    const planned = await one.plan();
    expect(await one.plan()).toEqual(planned);
    await Promise.all([one.write('chunks', 0), one.write('chunks', 1), one.write('chunks', 0)]);
    expect(await one.write('chunks', 1)).toMatchObject({ rows: 0 });
    expect(await one.plan()).toEqual(planned);
    await Promise.all([one.write('repeats', 0), one.write('repeats', 0)]);
    expect(await Promise.all([one.finish(), one.finish()])).toEqual([expected, expected]);
    const before = await pictureOf(team);
    expect(before.imports).toMatchObject([{ state: 'finished', counts: expected }]);
    expect(before.contacts).toHaveLength(expected.created);

    expect((await one.register()).action).toBe('stop');
    await one.write('chunks', 0);
    await one.write('repeats', 0);
    expect(await one.finish()).toEqual(expected);
    expect(await pictureOf(team)).toEqual(before);
  });
});

describe('a chunk that is still under way when its import fails', () => {
  const begun = async (team: ImportTeam) => {
    const one = await stepped(team, table, 'name,phone\nAnn,+12025550100\n');
    await one.register();
    await one.plan();
    return one;
  };

  test('writes nothing any more when it had not begun to', async () => {
    const team = await importTeam();
    const one = await begun(team);
    const fail = () => failImport(one.step(), { code: 'internal', message: 'A step failed.' });
    expect(
      await one.write(
        'chunks',
        0,
        interleavedTable(table.name, () => true, fail),
      ),
    ).toMatchObject({
      rows: 0,
    });
    expect(await team.import(one.id)).toMatchObject({ state: 'failed' });
    expect(await team.contacts()).toEqual([]);
  });

  test('is on record until its rows are in the ledger, so that whoever undoes the import finds them', async () => {
    const team = await importTeam();
    const one = await begun(team);
    const isLeaving = (command: string, input: object) =>
      command.startsWith('Delete') && JSON.stringify(input).includes('#WRITER');
    const found: unknown[] = [];
    const look = async () => {
      const stored = await getImport(table, team.id, one.id);
      found.push(await findLedger(team.files, stored, { kind: 'chunks', index: 0 }));
    };
    await one.write('chunks', 0, interleavedTable(table.name, isLeaving, look));
    expect(found).toMatchObject([[{ record: 1, outcome: 'created' }]]);
  });
});

test('a chunk that died behind its writes tells the same of its rows when it runs again', async () => {
  const team = await importTeam({ import_duplicates: 'update', import_match: ['phone'] });
  await team.imported('name,phone,email\nAnn,+12025550100,\nBob,+12025550101,bob@example.com\n');
  const one = await stepped(team, table, 'phone,email\n+12025550100,bob@example.com\n');
  await one.register();
  await one.plan();
  const dying = mortalFiles(team.files.bucket, new Fuse(2, { isDone: false, ofWrites: true }));
  const died = writeChunk({ ...one.step(), files: dying }, { kind: 'chunks', index: 0 });
  await expect(died).rejects.toThrow(Killed);
  await one.write('chunks', 0);
  expect(await one.finish()).toMatchObject({ updated: 1, warned: 1 });
  const { body } = await call('GET', `/api/crm/imports/${one.id}/rows`, { token: team.token });
  expect(body.rows).toMatchObject([{ warnings: [{ column: 'email', code: 'email_duplicate' }] }]);
});

describe('a file that is replaced', () => {
  const other = 'name,phone\nSomebody Else,+12025559999\n';

  test('before it is planned fails its import: the newer file has one of its own', async () => {
    const team = await importTeam();
    const one = await stepped(team, table, source.text);
    await one.register();
    await one.replace(other);
    expect((await one.plan()).action).toBe('stop');
    expect(await team.imports()).toMatchObject([{ state: 'failed', reason: { code: 'file_replaced' } }]);
    expect(await team.contacts()).toEqual([]);
  });

  test('while its rows are written is imported as it was, also when the plan step runs again', async () => {
    const team = await importTeam();
    const one = await stepped(team, table, source.text);
    await one.register();
    const planned = await one.plan();
    await one.write('chunks', 0);
    await one.replace(other);
    expect(await one.plan()).toEqual(planned);
    await one.write('chunks', 1);
    await one.write('repeats', 0);
    expect(await one.finish()).toEqual(expected);
    expect(await team.contacts()).toHaveLength(expected.created);
  });
});

test('a column whose field is deleted while the rows are written is left out, and makes no other one', async () => {
  const team = await importTeam({ company: 'optional' });
  const { token } = team;
  const field = { name: 'grade', type: 'integer', visible_to: ['admin'] };
  const { body } = await call('POST', '/api/crm/fields', { token, body: field });
  const one = await stepped(team, table, 'name,phone,grade\nAnn,+12025550100,7\nBob,+12025550101,\n');
  await one.register();
  await one.plan();
  const { body: deletion } = await call('DELETE', `/api/crm/fields/${body.field.id}`, { token });
  await until(
    async () => (await call('GET', `/api/crm/jobs/${deletion.job.id}`, { token })).body.job,
    (job) => job.state === 'finished',
  );
  await one.write('chunks', 0);
  await one.finish();
  const { body: rows } = await call('GET', `/api/crm/imports/${one.id}/rows`, { token });
  expect(rows.rows).toMatchObject([
    { outcome: 'created', warnings: [{ column: 'grade', code: 'field_deleted', value: '7' }] },
    { outcome: 'created', warnings: [] },
  ]);
  expect((await team.contacts()).map(({ custom_fields }) => custom_fields)).toEqual([{}, {}]);
  expect((await call('GET', '/api/crm/fields', { token })).body.fields).toEqual([]);
});

test('another team sees nothing of an import, nor does an agent', async () => {
  const [team, stranger] = await Promise.all([importTeam(), importTeam()]);
  const { id } = await team.dropAndWait('a.csv', 'phone\n+12025550100\n');
  const answers = await Promise.all(
    [id, 'imp_00000000000000000000000000'].map((one) =>
      call('GET', `/api/crm/imports/${one}`, { token: stranger.token }),
    ),
  );
  for (const { status, body } of answers) expect([status, body.error]).toEqual([404, answers[0]?.body.error]);
  expect(await stranger.imports()).toEqual([]);
  expect(await stranger.contacts()).toEqual([]);
  expect((await stranger.dropAndWait('a.csv', 'phone\n+12025550100\n')).counts.created).toBe(1);
  const agent = await tokenOf(table, team.id, 'agent');
  for (const path of ['/api/crm/imports', `/api/crm/imports/${id}`])
    expect((await call('GET', path, { token: agent })).status).toBe(403);
});

test('each of several files under one name has results of its own', async () => {
  const team = await importTeam();
  const first = await team.dropAndWait('v.csv', 'name,phone\nVa,+12025550100\nVb,12\n');
  await team.dropAndWait('v.csv', 'name,phone\nWa,13\nWb,14\nWc,+12025550101\n');
  const seen = await team.import(first.id);
  expect(seen.files.results?.key).toBe(`${team.folder}v.csv.results.csv`);
  expect((await team.results(seen)).map(({ outcome }) => outcome)).toEqual(['created', 'failed']);
  expect((await team.rejected(seen)).map(({ name }) => name)).toEqual(['Vb']);
  expect(await team.text(`${team.folder}v.csv.results.csv`)).toContain('4,3,created');
});

test('results are no imports', async () => {
  const team = await importTeam();
  const body = 'name,phone\nGood,+12025550100\nBad,12\n';
  await team.dropAndWait('a.csv', body);
  await team.dropAndWait('a.csv', body);
  // Whatever the results of the first one set off would have been registered before this one ended.
  await team.dropAndWait('b.csv', body);
  expect((await team.imports()).map(({ file_name }) => file_name).sort()).toEqual([
    'a.csv',
    'a.csv',
    'b.csv',
  ]);
});

test('contacts in the trash do not stand in the way of an import', async () => {
  const team = await importTeam();
  const body = 'name,phone,email\nJane,+12025550100,jane@example.com\n';
  await team.dropAndWait('a.csv', body);
  const [contact] = await team.contacts();
  await call('DELETE', `/api/crm/contacts/${contact?.id}`, { token: team.token });
  expect(await team.dropAndWait('a.csv', body)).toMatchObject({ counts: { created: 1, skipped: 0 } });
  const [again] = await team.contacts();
  expect(again?.id).not.toBe(contact?.id);
});

test('a phone that another writer takes during an import is never doubled (I3)', async () => {
  const team = await importTeam({ company: 'optional' });
  const { token } = team;
  const phones = Array.from({ length: 60 }, (_, n) => `+1202555${1_000 + n}`);
  const key = await team.drop('a.csv', ['phone', ...phones].join('\n'));
  const answers = await Promise.all(
    phones.map((phone) =>
      call('POST', '/api/crm/contacts', { token, body: { first_name: 'A', last_name: 'B', phone } }),
    ),
  );
  const [ended] = await team.ended(key);
  const created = answers.filter(({ status }) => status === 201).length;
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(ended?.counts).toMatchObject({ created: 60 - created, skipped: created, failed: 0 });
  const contacts = await team.contacts();
  expect(contacts.map(({ phone }) => phone).sort()).toEqual(phones);
});
