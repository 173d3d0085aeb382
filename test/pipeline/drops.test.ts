import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { dropKeys } from '#core/drop/drop.item.ts';
import { registerFile } from '#core/import/register-file.ts';
import { call } from '#test/harness/api.ts';
import { until } from '#test/harness/projected.ts';
import { hostTable } from '#test/harness/stack.ts';
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
