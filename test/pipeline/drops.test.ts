import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { dropKeys } from '#core/drop/drop.item.ts';
import { registerFile } from '#core/drop/register-file.ts';
import { call } from '#test/harness/api.ts';
import { hostTable } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const path = '/api/crm/drops';

const makeDrop = async ({ token }: ImportTeam, values: Record<string, unknown>) =>
  (await call('POST', path, { token, body: { name: 'Fair', ...values } })).body.drop;

const file = 'Wer;Durchwahl;Secret\nAnn;030 901820;x\n';

test('files are imported by the mapping and the options of their drop, each overridden beside the file', async () => {
  const team = await importTeam();
  const mapping = { Wer: 'name', Durchwahl: 'phone', secret: 'ignore' };
  const { prefix } = await makeDrop(team, { mapping, options: { default_country: 'DE', source: 'fair' } });
  await team.put(`${prefix}a.csv`, file);
  const [first] = await team.ended(`${prefix}a.csv`);
  expect(first).toMatchObject({
    counts: { created: 1 },
    options: { mapping, default_country: 'DE', source: 'fair' },
  });
  await team.put(`${prefix}b.csv.import.json`, JSON.stringify({ mapping: { Wer: 'name' }, source: 'desk' }));
  await team.put(`${prefix}b.csv`, 'Wer;Secret;Mail\nBob;x;bob@example.com\n');
  const [second] = await team.ended(`${prefix}b.csv`);
  expect(second).toMatchObject({
    counts: { created: 1 },
    options: { mapping: { Wer: 'name' }, default_country: 'DE', source: 'desk' },
  });
  const contacts = (await team.contacts()).sort((one, other) =>
    String(one.name).localeCompare(String(other.name)),
  );
  expect(contacts).toMatchObject([
    { name: 'Ann', phone: '+4930901820', source: 'fair', custom_fields: {} },
    { name: 'Bob', email: 'bob@example.com', source: 'desk', custom_fields: { Secret: 'x' } },
  ]);
});

test('a mapping beside a file that cannot be understood is refused by name', async () => {
  const team = await importTeam();
  await team.drop('a.csv.import.json', JSON.stringify({ mapping: { Tel: 'shoe' } }));
  const ended = await team.dropAndWait('a.csv', 'name,Tel\nAnn,1\n');
  expect(ended).toMatchObject({ state: 'failed', reason: { code: 'mapping_target_unknown' } });
  expect(ended.reason?.message).toContain('mapping.Tel');
});

test('files that come after their drop is deleted are left alone', async () => {
  const team = await importTeam();
  const { id, prefix } = await makeDrop(team, {});
  await call('DELETE', `${path}/${id}`, { token: team.token });
  const now = new Date();
  const file = {
    bucket: team.files.bucket,
    key: `${prefix}a.csv`,
    etag: 'e',
    sequencer: '1',
    time: now.toISOString(),
  };
  const registered = await registerFile(hostTable(), file, { execution: 'one', now });
  expect(registered.action).toBe('stop');
  expect(await team.imports()).toEqual([]);
});

test('the default folder of a team that is older than settings of drops takes files as it did', async () => {
  const team = await importTeam();
  const [, dropId = ''] = team.folder.split('/');
  const { client, name } = hostTable();
  await client.send(new DeleteCommand({ TableName: name, Key: dropKeys.primary(team.id, dropId) }));
  const ended = await team.dropAndWait('a.csv', 'name\nAnn\n');
  expect(ended).toMatchObject({ counts: { created: 1 }, options: {} });
});

test('what becomes of drops is in the feed', async () => {
  const team = await importTeam();
  const { id } = await makeDrop(team, { mapping: { Tel: 'phone' } });
  await call('PATCH', `${path}/${id}`, { token: team.token, body: { name: 'Other' } });
  await call('DELETE', `${path}/${id}`, { token: team.token });
  const types = async (): Promise<string[]> => {
    const { body } = await call('GET', '/api/crm/events?types=drop.*', { token: team.token });
    const own = body.events.filter(({ subject }: { subject: { id: string } }) => subject.id === id);
    return own.map(({ type }: { type: string }) => type);
  };
  const found = await until(types, ({ length }) => length === 3);
  expect(found).toEqual(['drop.created', 'drop.updated', 'drop.removed']);
});

test('a mended rejected file has the options that stand beside what it was rejected from', async () => {
  const team = await importTeam();
  const options = { mapping: { Wer: 'name', Nr: 'phone' }, defaultCountry: 'DE', source: null };
  await team.drop('x.csv.import.json', JSON.stringify(options));
  const first = await team.dropAndWait('x.csv', 'Wer;Nr\nJörg;030 1234567\nUte;1\nTom;2\n');
  expect(first.counts).toMatchObject({ created: 1, failed: 2 });
  const mend = async (key: string, from: string, to: string) => {
    const text = await team.text(key);
    // Excel on Windows tells by this mark that the file is UTF-8.
    expect(text.startsWith('\ufeff')).toBe(true);
    return text.replace(from, to);
  };
  const [once, twice] = ['x.csv.rejected.csv', 'x.csv.rejected.csv.rejected.csv'];
  const second = await team.dropAndWait(once, await mend(team.folder + once, 'Ute,1', 'Ute,030 1234568'));
  expect(second.counts).toMatchObject({ created: 1, failed: 1 });
  const third = await team.dropAndWait(twice, await mend(team.folder + twice, 'Tom,2', 'Tom,030 1234569'));
  expect(third.counts).toMatchObject({ rows: 1, created: 1, failed: 0 });
  const phones = (await team.contacts()).map(({ name, phone }) => [name, phone]);
  expect(phones.toSorted()).toEqual([
    ['Jörg', '+49301234567'],
    ['Tom', '+49301234569'],
    ['Ute', '+49301234568'],
  ]);
});
