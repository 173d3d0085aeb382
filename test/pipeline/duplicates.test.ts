import { describe, expect, test } from 'vitest';
import type { Contact } from '#client/schema.ts';
import { call } from '#test/harness/api.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const first = csv(
  'name,phone,email,job title,notes,tags',
  'Ann Lee,+12025550100,ann@example.com,Buyer,old note,fair',
  'Bob Ray,+12025550101,bob@example.com,Seller,,',
);

const byName = (contacts: readonly Contact[], name: string): Contact => {
  const found = contacts.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};

/** A team that has Ann and Bob. */
const teamOfTwo = async (settings = {}): Promise<ImportTeam> => {
  const team = await importTeam(settings);
  expect(await team.imported(first)).toMatchObject({ counts: { created: 2 } });
  return team;
};

test('a row that is skipped as a duplicate is warned of where it opts its contact out', async () => {
  const team = await teamOfTwo();
  const body = csv(
    'phone,do not call',
    '+12025550100,yes',
    '+12025550101,no',
    '+12025550109,',
    '+12025550109,x',
  );
  const ended = await team.imported(body);
  expect(ended.counts).toMatchObject({ created: 1, skipped: 3, warned: 2 });
  expect((await team.results(ended)).map(({ reason }) => /opt_out_skipped/.test(reason ?? ''))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

describe('rows that mean contacts that there are, with duplicates: update', () => {
  test('change what they say and nothing else; empty cells never overwrite', async () => {
    const team = await teamOfTwo();
    const body = csv(
      'name,phone,email,job title,notes,tags,badge',
      'Ann B. Lee,(202) 555-0100,,Head of Buying,,vip,7',
      'Cyd,+12025550102,cyd@example.com,,,,',
    );
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ rows: 2, created: 1, updated: 1, skipped: 0, failed: 0 });
    const contacts = await team.contacts();
    expect(byName(contacts, 'Ann B. Lee')).toMatchObject({
      email: 'ann@example.com',
      phone: '+12025550100',
      job_title: 'Head of Buying',
      notes: 'old note',
      tags: ['fair', 'vip'],
      custom_fields: { badge: '7' },
      version: 2,
    });
    expect(byName(contacts, 'Bob Ray').version).toBe(1);
    await expectClaims(hostTable(), team.id);
  });

  test('the same file again changes nothing', async () => {
    const team = await teamOfTwo();
    const again = await team.imported(first, { duplicates: 'update' });
    expect(again.counts).toMatchObject({ rows: 2, updated: 0, skipped: 2 });
    expect((await team.results(again)).map(({ reason }) => reason?.split(':')[0])).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect((await team.contacts()).map(({ version }) => version)).toEqual([1, 1]);
  });

  test('the last of several rows of one contact wins, those that only a row of the file tells of among them', async () => {
    const team = await teamOfTwo();
    const body = csv(
      'name,phone,email,job title',
      'Ann Lee,+12025550100,ann.lee@example.com,One',
      'Ann Lee,,ann.lee@example.com,Two',
      'Ann Lee,+12025550100,,Three',
      'Dan,+12025550109,dan@example.com,New',
      'Dan,+12025550109,,Newer',
    );
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ rows: 5, created: 1, updated: 4, failed: 0 });
    const contacts = await team.contacts();
    expect(byName(contacts, 'Ann Lee')).toMatchObject({ job_title: 'Three', email: 'ann.lee@example.com' });
    expect(byName(contacts, 'Dan').job_title).toBe('Newer');
    await expectClaims(hostTable(), team.id);
  });

  test('a row that would take what another contact has fails, and those behind it are decided without it', async () => {
    const team = await teamOfTwo({ phone: 'unique' });
    const body = csv(
      'name,phone,phone 2,email,job title',
      'Ann Lee,+12025550100,+12025550101,,Two',
      'Bob Ray,+12025550101,,,Three',
    );
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ rows: 2, updated: 1, failed: 1 });
    const [failed] = await team.rejected(ended);
    expect(failed).toMatchObject({ name: 'Ann Lee', code: 'phone_taken', line: '2' });
    const contacts = await team.contacts();
    expect(byName(contacts, 'Ann Lee').job_title).toBe('Buyer');
    expect(byName(contacts, 'Bob Ray').job_title).toBe('Three');
    await expectClaims(hostTable(), team.id);
  });

  test('a row that takes a value that may be shared is flagged with the contact that has it', async () => {
    const team = await teamOfTwo({ email: 'warn' });
    const body = csv('phone,email', '+12025550100,bob@example.com');
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ updated: 1, warned: 1 });
    const { id } = byName(await team.contacts(), 'Bob Ray');
    expect((await team.results(ended))[0]?.reason).toMatch(new RegExp(`email: email_duplicate: .*${id}`));
    await expectClaims(hostTable(), team.id);
  });

  test('rewrite no number by a variant of it (chatwoot#5840)', async () => {
    const team = await importTeam({ default_country: 'BR' });
    await team.imported(csv('name,phone', 'Ana,+5511987654321'));
    const body = csv('phone,job title', '+551187654321,Two');
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ updated: 1 });
    expect(await team.contacts()).toMatchObject([{ phone: '+5511987654321', job_title: 'Two' }]);
  });

  test('what only stands in for an empty cell takes nothing away, and is kept', async () => {
    const team = await importTeam();
    const body = csv(
      'Name,E-mail Address,E-mail 2 Address,Mobile Phone,Other Phone,Home Phone,Company,Employer,Job Title,Role',
      'Ann Lee,ann@work.example,,+12025550100,,,Acme,,Boss,',
      'Ann Lee,ann@work.example,,,,+12025550101,,,,',
      ',ann@work.example,ann@home.example,,,+12025550102,,Bolt,,Buyer',
    );
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended).toMatchObject({ counts: { rows: 3, created: 1, updated: 2 }, warnings: [] });
    const [ann] = await team.contacts();
    expect(ann).toMatchObject({
      email: 'ann@work.example',
      phone: '+12025550100',
      phone_secondary: '+12025550101',
      job_title: 'Boss',
      custom_fields: { 'Home Phone': '+12025550102', Employer: 'Bolt', Role: 'Buyer' },
    });
    const { body: found } = await call('GET', '/api/crm/companies', { token: team.token });
    expect(found.companies).toMatchObject([{ name: 'Acme', id: ann?.company_id }]);
    const again = await team.imported(body, { duplicates: 'update' });
    expect(again.counts).toMatchObject({ rows: 3, skipped: 3 });
    await expectClaims(hostTable(), team.id);
  });

  test('where the team takes no custom fields, a row whose value has no place fails', async () => {
    const team = await importTeam({ unknown_fields: 'reject' });
    await team.imported(csv('name,email', 'Ann,ann@work.example'));
    const body = csv(
      'external id,name,email,personal email,phone',
      ',Ann,ann@work.example,,',
      'x,Ann,,ann@home.example,',
    );
    await team.imported(csv('email,external id', 'ann@work.example,x'), {
      duplicates: 'update',
    });
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(await team.rejected(ended)).toMatchObject([{ column: 'personal email', code: 'field_unknown' }]);
    const kept = await team.imported(body, { duplicates: 'update', strictness: 'lenient' });
    expect(kept.counts).toMatchObject({ failed: 0, warned: 1 });
    expect(await team.contacts()).toMatchObject([{ email: 'ann@work.example', custom_fields: {} }]);
  });

  test('a number that becomes the second one is kept', async () => {
    const team = await teamOfTwo();
    const body = csv('email,phone,phone 2', 'ann@example.com,+12025550109,+12025550100');
    await team.imported(body, { duplicates: 'update' });
    const swapped = csv('email,phone,phone 2', 'ann@example.com,+12025550100,+12025550109');
    const ended = await team.imported(swapped, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ updated: 1 });
    expect(byName(await team.contacts(), 'Ann Lee')).toMatchObject({
      phone: '+12025550100',
      phone_secondary: '+12025550109',
    });
    await expectClaims(hostTable(), team.id);
  });

  test('an import clears no opt-out (keila#259)', async () => {
    const team = await teamOfTwo();
    const ann = byName(await team.contacts(), 'Ann Lee');
    await call('PATCH', `/api/crm/contacts/${ann.id}`, { token: team.token, body: { do_not_call: true } });
    const body = csv('phone,do not call,lead status,tags,job title', '+12025550100,no,contacted,other,Two');
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ updated: 1, failed: 0 });
    const [after] = (await team.contacts()).filter(({ id }) => id === ann.id);
    expect(after).toMatchObject({
      do_not_call: true,
      lead_status: 'contacted',
      tags: ['fair', 'DNC', 'other'],
      job_title: 'Two',
    });
    const { body: told } = await call('GET', `/api/crm/imports/${ended.id}/rows?outcome=updated`, {
      token: team.token,
    });
    expect(told.rows[0].warnings).toMatchObject([
      { code: 'opt_out_kept', column: 'do not call', value: 'no' },
      { code: 'opt_out_kept', column: 'lead status', value: 'contacted' },
    ]);
  });

  test('a row that is known by its external id alone updates; an unknown one is somebody new', async () => {
    const team = await importTeam();
    await team.imported(csv('external id,name', 'x1,Ann'));
    const body = csv('external id,job title', 'x1,Boss', 'x2,Nobody');
    const ended = await team.imported(body, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ created: 1, updated: 1, failed: 0 });
    const contacts = await team.contacts();
    expect(contacts.find(({ external_id }) => external_id === 'x1')).toMatchObject({
      ...{ name: 'Ann', job_title: 'Boss' },
    });
    expect(contacts.find(({ external_id }) => external_id === 'x2')).toMatchObject({
      ...{ name: null, job_title: 'Nobody' },
    });
  });

  test('an impossible number takes no possible one away, in a lenient import', async () => {
    const team = await teamOfTwo();
    const body = csv('email,phone,job title', 'ann@example.com,12,Two');
    const ended = await team.imported(body, { duplicates: 'update', strictness: 'lenient' });
    expect(ended.counts).toMatchObject({ updated: 1, warned: 1 });
    expect(byName(await team.contacts(), 'Ann Lee')).toMatchObject({
      phone: '+12025550100',
      job_title: 'Two',
    });
  });
});

test('with duplicates: create, each row is a contact where the team’s policies allow it', async () => {
  const team = await teamOfTwo({ phone: 'warn' });
  const ended = await team.imported(first, { duplicates: 'create' });
  expect(ended.counts).toMatchObject({ created: 2, skipped: 0, warned: 2 });
  expect(await team.contacts()).toHaveLength(4);
  const strict = await teamOfTwo({ phone: 'unique' });
  const refused = await strict.imported(first, { duplicates: 'create' });
  expect(refused.counts).toMatchObject({ created: 0, failed: 2 });
  expect((await strict.rejected(refused)).map(({ code }) => code)).toEqual(['phone_taken', 'phone_taken']);
});

describe('what an import gives to its contacts', () => {
  test('department, owner and source of rows that name none; tags with the day of the import', async () => {
    const team = await importTeam({ import_tags: ['Imported-{yyyy}-{mm}'] });
    const made = await call('POST', '/api/crm/departments', { token: team.token, body: { name: 'Sales' } });
    const department_id = (made.body.department as { id: string }).id;
    const body = csv('name,phone,source', 'Ann,+12025550100,fair', 'Bob,+12025550101,');
    const ended = await team.imported(body, { department_id, source: 'list' });
    const tag = `Imported-${ended.created_at.slice(0, 7)}`;
    const contacts = await team.contacts();
    expect(byName(contacts, 'Ann')).toMatchObject({ department_id, source: 'fair', tags: [tag] });
    expect(byName(contacts, 'Bob')).toMatchObject({ department_id, source: 'list', tags: [tag] });
  });

  test('no department and no owner that there is not', async () => {
    const team = await importTeam();
    const body = csv('name,department id', 'Ann,dept_01h455vb4pex5vsknk084sn02q', 'Bob,');
    const ended = await team.imported(body);
    expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
    expect((await team.rejected(ended))[0]).toMatchObject({
      code: 'department_not_found',
      column: 'department id',
    });
  });
});

test('what belongs to a company that rows do not name is kept with the contact, and the row is matched by it', async () => {
  const team = await importTeam();
  const body = csv(
    'Name,Phone,Company,Company Main Phone,Business City',
    'Ann,,,+12025550100,Berlin',
    ',+12025550100,,,Bonn',
    'Bob,,Acme,+12025550100,Berlin',
  );
  const ended = await team.imported(body, { duplicates: 'update' });
  expect(ended).toMatchObject({ counts: { rows: 3, created: 2, updated: 1 }, warnings: [] });
  expect(byName(await team.contacts(), 'Ann')).toMatchObject({
    phone: '+12025550100',
    company_id: null,
    custom_fields: { 'Business City': 'Bonn' },
  });
  expect(byName(await team.contacts(), 'Bob')).toMatchObject({ phone: null, custom_fields: {} });
  await expectClaims(hostTable(), team.id);
});

describe('companies that rows name', () => {
  const companies = async (team: ImportTeam) => {
    const { body } = await call('GET', '/api/crm/companies', { token: team.token });
    return body.companies as { name: string; city: string | null; website: string | null }[];
  };

  test('are created or not, as the import says', async () => {
    const team = await importTeam();
    await call('POST', '/api/crm/companies', { token: team.token, body: { name: 'Acme' } });
    const body = csv('name,phone,company', 'Ann,+12025550100,ACME', 'Bob,+12025550101,New Inc');
    const ended = await team.imported(body, { create_companies: false });
    expect(ended.counts).toMatchObject({ created: 2, warned: 1 });
    expect((await companies(team)).map(({ name }) => name)).toEqual(['Acme']);
    const contacts = await team.contacts();
    expect(byName(contacts, 'Ann').company_id).not.toBeNull();
    expect(byName(contacts, 'Bob').company_id).toBeNull();
  });

  test('are not created by rows that fail', async () => {
    const team = await importTeam();
    const body = csv('name,phone,company', ',,Lonely', 'Bob,12,Broken', 'Cyd,+12025550101,Fine');
    const ended = await team.imported(body);
    expect(ended.counts).toMatchObject({ created: 1, failed: 2 });
    expect((await companies(team)).map(({ name }) => name)).toEqual(['Fine']);
  });

  test('that an import makes have what any of its rows says of them, near or far', async () => {
    const team = await importTeam();
    const rows = Array.from({ length: 600 }, (_, n) =>
      [`P${n}`, `+1202555${1_000 + n}`, '', '', ''].join(','),
    );
    rows[0] = 'Ann,+12025550001,Late Co,,';
    rows[1] = 'Bob,+12025550002,Late Co,Berlin,';
    rows[2] = 'Cyd,+12025550003,Late Co,Bonn,';
    rows[599] = 'Dan,+12025550004,Late Co,,https://late.test';
    const body = csv('name,phone,company,company city,company website', ...rows);
    const { id, counts } = await team.imported(body);
    expect(counts).toMatchObject({ created: 600 });
    const expected = { name: 'Late Co', city: 'Berlin', website: 'https://late.test' };
    expect(await companies(team)).toMatchObject([expected]);
    await team.undone(id);
    expect(await companies(team)).toEqual([]);
  });

  test('are changed only where the import says so', async () => {
    const team = await importTeam();
    await call('POST', '/api/crm/companies', {
      token: team.token,
      body: { name: 'Acme', website: 'https://acme.test' },
    });
    const body = csv('name,phone,company,company city,company website', 'Ann,+12025550100,Acme,Berlin,');
    await team.imported(body);
    expect(await companies(team)).toMatchObject([{ city: null }]);
    const again = { update_companies: true, duplicates: 'update' as const };
    await team.imported(body, again);
    expect(await companies(team)).toMatchObject([{ city: 'Berlin', website: 'https://acme.test' }]);
  });
});
