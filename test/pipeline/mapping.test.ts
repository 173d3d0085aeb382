import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

describe('an import with a mapping of its own', () => {
  test('fills what it says, leaves out what it says, and keeps the rest', async () => {
    const team = await importTeam();
    const file = 'Durchwahl;Phone;Name;Secret;Kundentyp;Firma\n030 901820;0151 23456789;Ann;x;A;Acme\n';
    const mapping = { Durchwahl: 'phone', phone: 'phone_secondary', SECRET: null, Kundentyp: 'cf.tier' };
    const ended = await team.imported(file, { mapping, default_country: 'DE' });
    expect(ended).toMatchObject({ counts: { created: 1 }, options: { mapping } });
    expect(ended.columns.map(({ field }) => field)).toEqual([
      'phone',
      'phone_secondary',
      'name',
      null,
      'custom_fields.tier',
      'company.name',
    ]);
    expect(await team.contacts()).toMatchObject([
      { phone: '+4930901820', phone_secondary: '+4915123456789', name: 'Ann', custom_fields: { tier: 'A' } },
    ]);
  });

  test('is refused by name where the request tells it', async () => {
    const { token } = await importTeam();
    const options = { mapping: { a: 'shoe', b: 'phone', c: 'phone' }, required: ['hat'] };
    const { status, body } = await call('POST', '/api/crm/imports', {
      token,
      body: { file_name: 'a.csv', options },
    });
    expect(status).toBe(422);
    expect(body.error.details.map(({ param, code }: Record<string, string>) => [param, code])).toEqual([
      ['options.mapping.a', 'mapping_target_unknown'],
      ['options.mapping.c', 'mapping_repeated'],
      ['options.required.0', 'mapping_target_unknown'],
    ]);
  });

  test('ends with the reason where the file tells it', async () => {
    const team = await importTeam();
    const ended = await team.imported('name,tel\nAnn,1\n', {
      mapping: { Durchwahl: 'phone', Mail: 'email' },
    });
    expect(ended).toMatchObject({ state: 'failed', reason: { code: 'mapping_header_missing' } });
    expect(ended.reason?.message).toContain('"Durchwahl", "Mail"');
  });
});

describe('what an import or its team requires', () => {
  test('has to be a column, all of them named', async () => {
    const team = await importTeam({ import_required: ['email'] });
    const options = { required: ['company.name'] };
    const ended = await team.imported('name,phone\nAnn,+12025550100\n', options);
    expect(ended).toMatchObject({ state: 'failed', reason: { code: 'column_missing' } });
    expect(ended.reason?.message).toContain('company.name, email.');
  });

  test('has to be filled in each row', async () => {
    const team = await importTeam({ import_required: ['email'] });
    const rows = 'Ann,+12025550100,a@example.com\nBob,+12025550101, \n';
    const ended = await team.dropAndWait('a.csv', `name,phone,E-Mail\n${rows}`);
    expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
    expect(await team.rejected(ended)).toMatchObject([{ line: '3', column: 'E-Mail', code: 'required' }]);
  });
});

describe('dates whose day and month are not told apart (SuiteCRM#9462)', () => {
  const withField = async () => {
    const team = await importTeam();
    const body = { name: 'renewal', type: 'date' };
    await call('POST', '/api/crm/fields', { token: team.token, body });
    return team;
  };
  const daysOf = async (team: ImportTeam) =>
    (await team.contacts()).map(({ custom_fields }) => custom_fields.renewal).sort();
  const file = (...days: string[]) =>
    ['name,renewal', ...days.map((day, index) => `N${index},${day}`)].join('\n');

  test('are read as the whole column tells', async () => {
    const team = await withField();
    const days = ['01/02/2026', '13/02/2026 10:00', '2026-03-04', '31/02/2026'];
    const ended = await team.imported(file(...days));
    expect(ended.counts).toMatchObject({ created: 3, failed: 1 });
    expect(await daysOf(team)).toEqual(['2026-02-01', '2026-02-13', '2026-03-04']);
    expect(await team.rejected(ended)).toMatchObject([
      { renewal: '31/02/2026', column: 'renewal', code: 'date_invalid' },
    ]);
  });

  test('fail where it does not tell, or tells both, but for those that are plain', async () => {
    for (const other of ['03/04/2026', '13/02/2026,02/13/2026']) {
      const team = await withField();
      const days = ['01/02/2026', ...other.split(','), '2026-03-04', '5.5.2026'];
      const ended = await team.imported(file(...days));
      expect(await daysOf(team)).toEqual(['2026-03-04', '2026-05-05']);
      const codes = (await team.rejected(ended)).map(({ code }) => code);
      expect(codes).toEqual(days.slice(0, -2).map(() => 'date_ambiguous'));
    }
  });

  test('are read as the import says', async () => {
    const team = await withField();
    const ended = await team.imported(file('01/02/2026', '13/02/2026'), { date_order: 'mdy' });
    expect(await daysOf(team)).toEqual(['2026-01-02']);
    const [row] = await team.rejected(ended);
    expect(row).toMatchObject({
      code: 'date_invalid',
      message: expect.stringContaining('month comes first'),
    });
  });
});

test('a column that came out empty is told of, and rows that nobody can be reached by (frappe/crm#2657)', async () => {
  const team = await importTeam();
  const first = await team.imported('name,phone,email,Size\nAnn,+12025550100, ,\nBob,,,\n');
  expect(first.warnings).toMatchObject([{ code: 'column_empty', column: 'email' }]);
  const second = await team.imported('name,E-Mail,notes\nCy,,x\n');
  expect(second.warnings.map(({ code, column }) => [code, column])).toEqual([
    ['column_empty', 'E-Mail'],
    ['unreachable', null],
  ]);
  const third = await team.imported('name,Reach\nDi,+12025550101\n');
  expect(third.warnings.map(({ code, column }) => [code, column])).toEqual([
    ['looks_like_phone', 'Reach'],
    ['unreachable', null],
  ]);
  expect(third.columns[1]).toMatchObject({ field: 'custom_fields.Reach', looks_like: 'phone' });
});

test('an opt-out is heeded under its common names, and doubted aloud under others', async () => {
  const team = await importTeam();
  const file = 'Ring,Phone,Opt Out,Blocked\nx,+12025550100,yes,no\ny,+12025550101,no,yes\n';
  const ended = await team.imported(file);
  expect(ended.warnings.map(({ code, column }) => [code, column])).toEqual([
    ['looks_like_opt_out', 'Blocked'],
    ['nameless', null],
  ]);
  const contacts = await team.contacts();
  expect(new Map(contacts.map(({ phone, do_not_call }) => [phone, do_not_call]))).toEqual(
    new Map([
      ['+12025550100', true],
      ['+12025550101', false],
    ]),
  );
});

test('an export of Outlook with its ninety columns defines the few fields that it fills', async () => {
  const team = await importTeam();
  const file = await readFile(path.join(import.meta.dirname, '../core/exports/outlook.csv'));
  const ended = await team.imported(file);
  expect(ended.counts).toMatchObject({ rows: 2, created: 2 });
  const { body } = await call('GET', '/api/crm/fields', { token: team.token });
  const names = body.fields.map(({ name }: { name: string }) => name).sort();
  expect(names).toEqual(['Department', 'Gender', 'Title']);
  const found = new Map((await team.contacts()).map((contact) => [contact.name, contact]));
  expect(found.get('John Roe')).toMatchObject({
    phone: '+12025550102',
    custom_fields: { Gender: 'Unspecified' },
  });
  expect(found.get('Jane Doe')).toMatchObject({
    phone: '+12025550100',
    phone_secondary: '+12025550101',
    tags: ['Customers', 'VIP'],
  });
});
