import { describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { eventually } from '#test/harness/wait.ts';
import { importTeam } from './import-client.ts';

const body =
  'Full Name,Mobile Number,E-Mail\nJane,+12025550100,jane@example.com\nJim,+12025550101,JANE@example.com\n';

describe('rows that share a value are treated as the team and the import want it', () => {
  test('matched by email, the second is the first again', async () => {
    const team = await importTeam();
    const ended = await team.imported(body, { match: ['email'] });
    expect(ended.counts).toMatchObject({ created: 1, skipped: 1 });
    const [, second] = await team.results(ended);
    expect(second?.reason).toContain('duplicate_in_file: Same email as record 1 (line 2)');
  });

  test('matched by phone alone, both are created, and the second is flagged: emails are to be warned of', async () => {
    const team = await importTeam();
    const ended = await team.imported(body, { match: ['phone'] });
    expect(ended.counts).toMatchObject({ created: 2, warned: 1 });
    const [first, second] = await team.results(ended);
    expect([first?.outcome, first?.reason]).toEqual(['created', '']);
    expect(second).toMatchObject({
      outcome: 'created',
      reason: expect.stringContaining('E-Mail: email_duplicate'),
    });
    expect(second?.reason).toContain(first?.contact_id);
  });

  test('many of one file may share a value; when its holder goes, another one has it', async () => {
    const team = await importTeam({ import_match: ['external_id'] });
    const rows = Array.from({ length: 120 }, (_, n) => `${n},+1202555${1_000 + n},office@example.com`);
    const ended = await team.dropAndWait('a.csv', ['external id,phone,email', ...rows].join('\n'));
    expect(ended.counts).toMatchObject({ rows: 120, created: 120, warned: 119 });
    const [first] = await team.results(ended);
    const gone = await call('DELETE', `/api/crm/contacts/${first?.contact_id}`, { token: team.token });
    expect(gone.status).toBe(200);
    await expectClaims(hostTable(), team.id);
    const again = await team.imported('email\nOffice@example.com\n', { match: ['email'] });
    expect(again.counts).toMatchObject({ skipped: 1 });
  });

  test('with unique emails, the second fails, by the column of the file', async () => {
    const team = await importTeam({ email: 'unique' });
    const ended = await team.imported(body, { match: ['phone'] });
    expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
    expect(await team.rejected(ended)).toMatchObject([
      { 'Full Name': 'Jim', 'E-Mail': 'JANE@example.com', line: '3', column: 'E-Mail', code: 'email_taken' },
    ]);
  });

  test('matched by name alone, a number that another contact has fails its row', async () => {
    const team = await importTeam();
    const numbers = 'name,phone,other phone\nJane,+12025550100,\nJim,+12025550101,+12025550100\n';
    const ended = await team.imported(numbers, { match: ['name'] });
    expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
    expect(await team.rejected(ended)).toMatchObject([{ column: 'other phone', code: 'phone_taken' }]);
  });

  test('of a row that changes a contact, the number that another one has is told by its own column', async () => {
    const team = await importTeam();
    await team.imported('name,phone\nJane,+12025550100\nJim,+12025550101\n');
    const numbers = 'name,phone,other phone\nJane,+12025550100,+12025550101\n';
    const ended = await team.imported(numbers, { duplicates: 'update' });
    expect(ended.counts).toMatchObject({ failed: 1 });
    expect(await team.rejected(ended)).toMatchObject([{ column: 'other phone', code: 'phone_taken' }]);
  });

  test('without a policy for emails, both are created and nothing is said', async () => {
    const team = await importTeam({ email: 'off' });
    const ended = await team.imported(body, { match: ['phone'] });
    expect(ended.counts).toMatchObject({ created: 2, warned: 0 });
  });
});

test('a contact that the API made is recognised by any of its values', async () => {
  const team = await importTeam();
  await team.dropAndWait(
    'first.csv',
    'name,phone,second phone,email\nA,+12025550100,+12025550101,a@example.com\n',
  );
  const again = 'phone,email\n(202) 555-0100,\n1-202-555-0101,\n,A@Example.com\n+12025550102,a@example.com\n';
  const ended = await team.dropAndWait('again.csv', again);
  expect(ended.counts).toMatchObject({ rows: 4, created: 0, skipped: 4 });
  const [contact] = await team.contacts();
  const results = await team.results(ended);
  expect(results.map(({ contact_id }) => contact_id)).toEqual(results.map(() => contact?.id));
});

test('a contact known by its name alone is recognised within its company', async () => {
  const team = await importTeam();
  const people = 'name,company\nAda,Acme\nAda,Widgets\nada, ACME \nAda,\nADA,\n';
  const first = await team.dropAndWait('a.csv', people);
  expect(first.counts).toMatchObject({ rows: 5, created: 3, skipped: 2 });
  expect((await team.dropAndWait('b.csv', people)).counts).toMatchObject({ created: 0, skipped: 5 });
});

test('an opt-out in a file, in any of its forms, is told by flag and tag, and an import never clears it (keila#259)', async () => {
  const team = await importTeam();
  const first =
    'phone,do not call,tags,lead status\n+12025550100,yes,,\n+12025550101,,dnc,\n+12025550102,,,do_not_contact\n';
  expect((await team.dropAndWait('a.csv', first)).counts.created).toBe(3);
  const marks = { do_not_call: true, tags: [expect.stringMatching(/^dnc$/i)] };
  const before = await team.contacts();
  expect(before).toMatchObject([marks, marks, marks]);
  expect(before.map(({ lead_status }) => lead_status).sort()).toEqual(['do_not_contact', 'new', 'new']);
  const clearing =
    'phone,do not call,lead status\n+12025550100,no,new\n+12025550101,no,new\n+12025550102,no,new\n';
  expect((await team.dropAndWait('b.csv', clearing)).counts.skipped).toBe(3);
  expect(await team.contacts()).toEqual(before);
});

test('the feed tells who began an import, and that imports are its path', async () => {
  const team = await importTeam();
  const { id } = await team.imported('name,phone\nAnn,+12025550100\n');
  await eventually(async () => {
    const { data } = await team.client.GET('/api/crm/events', {
      params: { query: { start: 'oldest', limit: 100 } },
    });
    const event = data.events.find(({ type }) => type === 'import.finished');
    expect(event).toMatchObject({
      subject: { type: 'import', id },
      actor: expect.stringMatching(/^tok_/),
      via: 'import',
    });
  });
});
