import { describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const fields = '/api/crm/fields';

const define = async ({ token }: ImportTeam, body: Record<string, unknown>): Promise<string> => {
  const { status, body: answer } = await call('POST', fields, { token, body });
  expect(status).toBe(201);
  return answer.field.id;
};

const defineAll = async (team: ImportTeam) => {
  await define(team, { name: 'customer_id', label: 'Customer ID' });
  await define(team, { name: 'account_value', label: 'Annual Contract Value', type: 'decimal' });
  await define(team, { name: 'renewal', type: 'date' });
  await define(team, { name: 'colours', type: 'multi_select', options: ['Red', 'Green'] });
  await define(team, { name: 'opted in', type: 'boolean', default: false });
};

const valuesOf = async (team: ImportTeam): Promise<Record<string, Record<string, unknown>>> => {
  const { body } = await call('GET', '/api/crm/contacts?limit=200', { token: team.token });
  return Object.fromEntries(
    body.contacts.map((one: { name: string; custom_fields: object }) => [one.name, one.custom_fields]),
  );
};

const file = [
  'Name,Customer ID,annual contract value,Renewal,COLOURS,Opted-In,Deal stage,Website',
  'Ann,007,50000.50,2026-12-31,"red, GREEN",yes,Open,x.example',
  'Bob,008,,2026-12-31T10:00:00Z,Red,,,',
].join('\n');

describe('columns of custom fields', () => {
  test('go by name or label, convert by type, and make fields of what nobody has defined', async () => {
    const team = await importTeam();
    await defineAll(team);
    const ended = await team.imported(file);
    expect(ended.counts).toMatchObject({ rows: 2, created: 2, failed: 0, warned: 0, parked: 0 });
    expect(await valuesOf(team)).toEqual({
      Ann: {
        customer_id: '007',
        account_value: 50_000.5,
        renewal: '2026-12-31',
        colours: ['Red', 'Green'],
        'opted in': true,
        'Deal stage': 'Open',
        Website: 'x.example',
      },
      Bob: { customer_id: '008', renewal: '2026-12-31', colours: ['Red'], 'opted in': false },
    });
    const { body } = await call('GET', fields, { token: team.token });
    const made = body.fields.filter(({ declared }: { declared: boolean }) => !declared);
    expect(made.map(({ name }: { name: string }) => name).sort()).toEqual(['Deal stage', 'Website']);
    // The same fields in other spellings are the same.
    await team.imported('name,phone,deal-STAGE,renewal\nCy,+12025550100,Won,2027-01-01\n');
    expect((await valuesOf(team)).Cy).toEqual({
      'Deal stage': 'Won',
      renewal: '2027-01-01',
      'opted in': false,
    });
  });

  test('that are archived are left out, and the columns tell so', async () => {
    const team = await importTeam();
    const id = await define(team, { name: 'old_size', label: 'Größe', required: true });
    await call('POST', `${fields}/${id}/archive`, { token: team.token });
    const ended = await team.imported('name,Old size,plan\nAnn,5,Gold\nBob,,\n');
    expect(ended.counts).toMatchObject({ rows: 2, created: 2, failed: 0, warned: 0, parked: 0 });
    expect(ended.columns).toEqual([
      { header: 'name', field: 'name', filled: 2 },
      { header: 'Old size', field: null, filled: 1 },
      { header: 'plan', field: 'custom_fields.plan', filled: 1 },
    ]);
    await call('POST', `${fields}/${id}/unarchive`, { token: team.token });
    expect((await valuesOf(team)).Ann).toEqual({ plan: 'Gold' });
  });

  test('that do not fit fail the row, by column and code', async () => {
    const team = await importTeam();
    await defineAll(team);
    await define(team, { name: 'needed', required: true });
    const rows = [
      'name,account_value,renewal,colours,needed',
      'Ann,many,31.12.2026,"red,pink",x',
      'Bob,5,2026-01-01,red,',
      'Cy,1,,,x',
    ];
    const ended = await team.imported(rows.join('\n'));
    expect(ended.counts).toMatchObject({ rows: 3, created: 1, failed: 2 });
    const rejected = await team.rejected(ended);
    expect(rejected.map(({ name, column, code }) => `${name} ${column} ${code}`)).toEqual([
      expect.stringMatching(/^Ann account_value/),
      expect.stringMatching(/^Bob .*required/),
    ]);
    expect(rejected[0]?.code).toContain('type_number');
  });

  test('are spared by a lenient import, with a warning; the cell comes back with a type that takes it', async () => {
    const team = await importTeam();
    await defineAll(team);
    const ended = await team.imported('name,renewal,account_value\nAnn,31.02.2026,7\n', {
      strictness: 'lenient',
    });
    expect(ended.counts).toMatchObject({ created: 1, warned: 1 });
    const [row] = await team.results(ended);
    expect(row?.reason).toContain('renewal: date_invalid');
    expect((await valuesOf(team)).Ann).toEqual({ account_value: 7, 'opted in': false });
    const { body } = await call('GET', fields, { token: team.token });
    const { id } = body.fields.find(({ name }: { name: string }) => name === 'renewal');
    const preview = await call('POST', `${fields}/${id}/retype`, {
      token: team.token,
      body: { type: 'text', dry_run: true },
    });
    expect(preview.body).toMatchObject({ total: 1, converts: 1, samples: [{ value: '31.02.2026' }] });
  });

  test('of numbers are read as the whole column tells', async () => {
    const team = await importTeam();
    await define(team, { name: 'turnover', type: 'decimal' });
    await define(team, { name: 'seats', type: 'integer' });
    const german = [
      'Name;Turnover;Seats',
      'Ann;12,50;1.200',
      'Bob;1.234;7',
      'Cy;1.234,56;viele',
      'Di;1,234;zwei',
    ];
    const ended = await team.imported(german.join('\n'));
    expect(ended.counts).toMatchObject({ rows: 4, created: 2, failed: 2 });
    expect(await valuesOf(team)).toEqual({
      Ann: { turnover: 12.5, seats: 1200 },
      Bob: { turnover: 1234, seats: 7 },
    });
    // What only the column told tells by itself in the rejected file.
    const rejected = await team.download(ended.files.rejected);
    const mended = await team.imported(rejected.replace('viele', '3').replace('zwei', '4'));
    expect(mended.counts).toMatchObject({ rows: 2, created: 2 });
    expect(await valuesOf(team)).toMatchObject({ Cy: { turnover: 1234.56 }, Di: { turnover: 1.234 } });
  });

  test('of numbers that no column tells fail, or are spared, unless the import says how to read them', async () => {
    const team = await importTeam();
    await define(team, { name: 'turnover', type: 'decimal' });
    const body = 'Name;Turnover\nAnn;1.234\nBob;7\n';
    const ended = await team.imported(body);
    expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
    expect(await team.rejected(ended)).toMatchObject([
      { Name: 'Ann', Turnover: '1.234', column: 'Turnover', code: 'decimal_ambiguous' },
    ]);
    const told = await team.imported(body, { decimal: 'comma' });
    expect(told.counts).toMatchObject({ created: 1, skipped: 1 });
    const spared = await team.imported(body.replace('Ann', 'Cy'), { strictness: 'lenient' });
    expect(spared.counts).toMatchObject({ created: 1, warned: 1 });
    expect(await valuesOf(team)).toEqual({ Ann: { turnover: 1234 }, Bob: { turnover: 7 }, Cy: {} });
  });

  test('unknown to a team that takes no others fail', async () => {
    const team = await importTeam({ unknown_fields: 'reject' });
    const ended = await team.imported('name,colour\nAnn,red\nBob,\n');
    expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
    expect(await team.rejected(ended)).toMatchObject([
      { name: 'Ann', column: 'colour', code: 'field_unknown' },
    ]);
  });

  test('are not made by a lenient import either, which tells what it does not keep', async () => {
    const team = await importTeam({ unknown_fields: 'reject' });
    const body = 'name,phone,lead status\nAnn,+12025550100,tepid\n';
    const options = { strictness: 'lenient', duplicates: 'update' } as const;
    const ended = await team.imported(body, options);
    expect(ended.counts).toMatchObject({ created: 1, warned: 1 });
    const again = await team.imported(body, options);
    expect(again.counts).toMatchObject({ skipped: 1, warned: 1 });
    const [row] = await team.results(again);
    expect(row?.reason).toMatch(/^unchanged: .* but for what the warnings tell.*lead_status_unknown/);
    expect((await call('GET', fields, { token: team.token })).body.fields).toEqual([]);
    await call('PATCH', '/api/crm/settings', { token: team.token, body: { unknown_fields: 'create' } });
    const kept = await team.imported(body, options);
    expect(kept.counts).toMatchObject({ updated: 1, warned: 1 });
    expect((await valuesOf(team)).Ann).toEqual({ lead_status_raw: 'tepid' });
  });
});
