import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const sample = (name: string) => readFile(path.join(import.meta.dirname, 'samples', `${name}-guide.csv`));

const companiesOf = async ({ token }: ImportTeam): Promise<Record<string, string>[]> =>
  (await call('GET', '/api/crm/companies', { token })).body.companies;

const byName = (one: { name?: string | null }, other: { name?: string | null }) =>
  (one.name ?? '').localeCompare(other.name ?? '');

const two = { rows: 2, created: 0, updated: 0, skipped: 0, failed: 0, warned: 0, parked: 0 };

test("Talkturo's sample creates two contacts with their companies, and nothing the second time", async () => {
  const team = await importTeam();
  const file = await sample('talkturo');
  const first = await team.imported(file);
  expect(first.columns).toContainEqual({ header: 'company_city', field: 'company.city', filled: 2 });
  expect(first).toMatchObject({ state: 'finished', reason: null, counts: { ...two, created: 2 } });
  const companies = await companiesOf(team);
  expect(companies.sort(byName)).toMatchObject([
    { name: 'Acme Corp', industry: 'Technology', city: 'San Francisco' },
    { name: 'Widgets Inc', industry: 'Retail', city: 'New York' },
  ]);
  const contacts = (await team.contacts()).sort(byName);
  expect(contacts).toMatchObject([
    {
      name: 'Jane Smith',
      first_name: 'Jane',
      last_name: 'Smith',
      email: 'jane@acme.com',
      phone: '+12025550100',
      phone_status: 'possible',
      job_title: 'CEO',
      lead_status: 'qualified',
      company_id: companies[0]?.id,
      custom_fields: {},
    },
    { name: 'John Doe', phone: '+12025550101', lead_status: 'new', company_id: companies[1]?.id },
  ]);

  const again = await team.dropAndWait('talkturo-guide.csv', file);
  expect(again).toMatchObject({ state: 'finished', counts: { ...two, skipped: 2 } });
  expect(await team.results(again)).toEqual(
    ['Jane Smith', 'John Doe'].map((name, index) => ({
      line: String(index + 2),
      record: String(index + 1),
      outcome: 'skipped',
      contact_id: contacts.find((one) => one.name === name)?.id,
      reason: expect.stringContaining('duplicate_in_store: Same phone'),
    })),
  );
  expect((await team.contacts()).sort(byName)).toEqual(contacts);
  expect(await companiesOf(team)).toHaveLength(2);
});

test("DutyCall's sample creates two contacts with their tags", async () => {
  const team = await importTeam();
  const first = await team.dropAndWait('dutycall-guide.csv', await sample('dutycall'));
  expect(first).toMatchObject({ state: 'finished', counts: { ...two, created: 2 } });
  expect((await team.contacts()).sort(byName)).toMatchObject([
    { name: 'Jane Smith', phone: '+15559876543', tags: ['New Customer'] },
    { name: 'John Doe', first_name: 'John', last_name: 'Doe', phone: '+15551234567', tags: ['VIP', 'Q4'] },
  ]);
  const again = await team.dropAndWait('other name.csv', await sample('dutycall'));
  expect(again.counts).toEqual({ ...two, skipped: 2 });
});

test("the bot CRM's sample, strict, fails both rows for their impossible numbers", async () => {
  const team = await importTeam();
  const file = await sample('bot-crm');
  const ended = await team.dropAndWait('bot-crm-guide.csv', file);
  expect(ended).toMatchObject({ state: 'finished', counts: { ...two, failed: 2 } });
  expect(await team.contacts()).toEqual([]);
  expect(await companiesOf(team)).toEqual([]);
  const fault = { column: 'phone', code: 'phone_invalid' };
  expect(await team.rejected(ended)).toMatchObject([
    {
      name: 'John Doe',
      email: 'john@example.com',
      phone: '+1234567890',
      company: 'Acme Inc',
      line: '2',
      ...fault,
    },
    {
      name: 'Jane Smith',
      email: 'jane@example.com',
      phone: '+0987654321',
      company: 'Tech Corp',
      line: '3',
      ...fault,
    },
  ]);
});

test("the bot CRM's sample, lenient, keeps both contacts and warns of their numbers", async () => {
  const team = await importTeam();
  const file = await sample('bot-crm');
  const ended = await team.imported(file, { strictness: 'lenient' });
  expect(ended).toMatchObject({ state: 'finished', counts: { ...two, created: 2, warned: 2 } });
  const kept = { phone: null, phone_status: 'invalid' };
  expect((await team.contacts()).sort(byName)).toMatchObject([
    { name: 'Jane Smith', email: 'jane@example.com', phone_raw: '+0987654321', ...kept },
    { name: 'John Doe', email: 'john@example.com', phone_raw: '+1234567890', ...kept },
  ]);
  for (const { reason } of await team.results(ended)) expect(reason).toContain('phone: phone_invalid');
  expect(await team.rejected(ended)).toEqual([]);
  const again = await team.imported(file, { strictness: 'lenient' });
  expect(again.counts).toMatchObject({ created: 0, skipped: 2, failed: 0 });
});

test('options beside a dropped file count for that file', async () => {
  const team = await importTeam();
  await team.drop('bot-crm-guide.csv.import.json', JSON.stringify({ strictness: 'lenient' }));
  const ended = await team.dropAndWait('bot-crm-guide.csv', await sample('bot-crm'));
  expect(ended).toMatchObject({ options: { strictness: 'lenient' }, counts: { created: 2, warned: 2 } });
  expect(await team.imports()).toHaveLength(1);
});

test('options beside a dropped file that cannot be understood fail its import', async () => {
  const team = await importTeam();
  for (const [index, options] of ['{"strictness"', '{"strictnes":"lenient"}', '"lenient"', '[]'].entries()) {
    await team.drop(`${index}.csv.import.json`, options);
    const ended = await team.dropAndWait(`${index}.csv`, await sample('dutycall'));
    expect(ended).toMatchObject({ state: 'failed', reason: { code: 'options_invalid' } });
  }
  expect(await team.contacts()).toEqual([]);
});
