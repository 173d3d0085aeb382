import { describe, expect, test } from 'vitest';
import { encodeText } from '#test/core/import-fixture.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

// What users of other contact systems complain about; the names are those of the complaints.

const phonesOf = async (team: ImportTeam) => (await team.contacts()).map(({ phone }) => phone).sort();

test("a column of phone numbers alone is imported, by the country that the team's numbers are of (twenty#11024)", async () => {
  const team = await importTeam({ default_country: 'DE' });
  const ended = await team.dropAndWait(
    'a.csv',
    'Handynummer\n0151 23456789\n+43 1 5123456\n0049 30 901820\n',
  );
  expect(ended.counts).toMatchObject({ rows: 3, created: 3 });
  expect(await phonesOf(team)).toEqual(['+4315123456', '+4915123456789', '+4930901820']);
});

test('an import may say which country its numbers are of', async () => {
  const team = await importTeam();
  const ended = await team.imported('tel\n020 7946 0958\n', { default_country: 'GB' });
  expect(ended.counts.created).toBe(1);
  expect(await phonesOf(team)).toEqual(['+442079460958']);
});

test('one person in several rows of a file is created once (chatwoot#12325)', async () => {
  const team = await importTeam();
  const body =
    'name,phone,email\nA,+12025550100,a@example.com\nA,(202) 555-0100,\nA,,A@EXAMPLE.COM\nA,001 202 555 0100,other@example.com\n';
  const ended = await team.dropAndWait('a.csv', body);
  expect(ended.counts).toMatchObject({ rows: 4, created: 1, skipped: 3 });
  const [first, ...others] = await team.results(ended);
  for (const { contact_id, reason } of others) {
    expect(contact_id).toBe(first?.contact_id);
    expect(reason).toMatch(/^duplicate_in_file: Same (phone|email) as record 1 \(line 2\) of this file\.$/);
  }
});

test('Brazil’s ninth digit, Mexico’s 521 and Argentina’s 9 make no second contact (chatwoot#5840, chatwoot#14048)', async () => {
  const team = await importTeam();
  const lines = [
    ['+5511987654321', '+551187654321'],
    ['+525512345678', '+52 1 55 1234 5678'],
    ['+541123456789', '+54 9 11 2345-6789'],
  ];
  const ended = await team.dropAndWait('a.csv', ['phone', ...lines.flat(), '+551134567890'].join('\n'));
  expect(ended.counts).toMatchObject({ rows: 7, created: 4, skipped: 3, failed: 0 });
  const stored = [...lines.map(([first = '']) => first), '+551134567890'];
  expect(await phonesOf(team)).toEqual(stored.toSorted());
  const again = await team.dropAndWait('b.csv', ['phone', ...lines.map(([, other]) => other)].join('\n'));
  expect(again.counts).toMatchObject({ rows: 3, created: 0, skipped: 3 });
});

test('rows whose number stands in two columns are kept, and have it once', async () => {
  const team = await importTeam();
  const { counts } = await team.dropAndWait(
    'a.csv',
    'name,phone,mobile\nAnn,+12025550100,+12025550100\nBob,(202) 555-0101,+1 202 555 0101\nAnn,+12025550100,\n',
  );
  expect(counts).toMatchObject({ rows: 3, created: 2, skipped: 1 });
  const contacts = await team.contacts();
  expect(contacts.map(({ phone, phone_secondary }) => [phone, phone_secondary]).toSorted()).toEqual([
    ['+12025550100', null],
    ['+12025550101', null],
  ]);
});

test('rows that have nothing but a phone are kept (agent-crm#84)', async () => {
  const team = await importTeam();
  const body = 'name,email,phone\n,,+12025550100\n,,+12025550101\nJane,,+12025550102\n,,\n';
  const ended = await team.dropAndWait('a.csv', body);
  expect(ended.counts).toMatchObject({ rows: 3, created: 3, failed: 0 });
  expect(await team.contacts()).toHaveLength(3);
});

test('each fault has its own code, the column and the cell; invalid is not duplicate (wacrm#529)', async () => {
  const team = await importTeam();
  const rows = [
    'Jane,+12025550100,jane@example.com,new,,',
    'Jane,+12025550100,jane@example.com,new,,',
    'John,123,john(at)example.com,new,,',
    'Jim,+12025550101,,tepid,,',
    'Joe,+12025550102,,,Mars/Olympus,',
    'Jil,+12025550103,,,,perhaps',
  ];
  const header = 'Name,Mobile,E-Mail,Lead Status,Zeitzone,Do not call';
  const ended = await team.dropAndWait('a.csv', [header, ...rows].join('\n'));
  expect(ended.counts).toMatchObject({ rows: 6, created: 1, skipped: 1, failed: 4 });
  const rejected = await team.rejected(ended);
  expect(rejected.map(({ line, column, code }) => [line, column, code])).toEqual([
    ['4', 'E-Mail; Mobile', 'email_invalid; phone_invalid'],
    ['5', 'Lead Status', 'lead_status_unknown'],
    ['6', 'Zeitzone', 'timezone_unknown'],
    ['7', 'Do not call', 'type_boolean'],
  ]);
  expect(rejected[1]?.message).toContain('"tepid" is not one of new, contacted, qualified');
});

describe('the same people come out of files as programs save them', () => {
  const people = [
    ['Zoë Müller', '+12025550100', 'a;b|c'],
    ['Øystein “Ø” Łuk €', '+12025550101', 'x, y'],
  ];
  const namesOf = async (team: ImportTeam) => (await team.contacts()).map(({ name }) => name).sort();
  const csv = (delimiter: string, newline: string, rows = people) =>
    [['Name', 'Telefon', 'Notiz'], ...rows]
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
      .join(newline);

  test.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\n'],
    ['|', '\r'],
  ])('with %j and %j (formbricks#8172, oroinc/crm#96)', async (delimiter, newline) => {
    const team = await importTeam();
    const ended = await team.dropAndWait('a.csv', csv(delimiter, newline));
    expect(ended.counts).toMatchObject({ rows: 2, created: 2 });
    expect((await team.contacts()).map(({ notes }) => notes).sort()).toEqual(['a;b|c', 'x, y']);
  });

  test.each([
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
  ] as const)('in %s, with a mark: %s (chatwoot#14126, YetiForceCRM#11762)', async (encoding, marked) => {
    const team = await importTeam();
    const ended = await team.dropAndWait('a.csv', encodeText(csv(';', '\r\n'), encoding, marked));
    expect(ended.counts).toMatchObject({ rows: 2, created: 2 });
    expect(await namesOf(team)).toEqual(people.map(([name]) => name).sort());
  });

  test('in Windows-1252, as Excel saves CSV (YetiForceCRM#13345)', async () => {
    const team = await importTeam();
    const rows = [['Zoë Müller – “€”', '+12025550100', 'naïve']];
    await team.dropAndWait('a.csv', encodeText(csv(';', '\r\n', rows), 'windows-1252'));
    expect(await namesOf(team)).toEqual(['Zoë Müller – “€”']);
  });
});

test('a number that a spreadsheet rounded fails its row, and no other (camptix#40, YetiForceCRM#13261)', async () => {
  const team = await importTeam();
  const body = 'phone\n4.41E+11\n+12025550100\n"4,41E+11"\n4.41234567890E+11\n';
  const ended = await team.dropAndWait('a.csv', body);
  expect(ended.counts).toMatchObject({ rows: 4, created: 1, failed: 3 });
  const codes = (await team.rejected(ended)).map(({ code }) => code);
  expect(codes).toEqual(['phone_precision_lost', 'phone_precision_lost', 'phone_precision_lost']);
});

test('cells that look like formulas stay what they are, in the contact and in the rejected file', async () => {
  const team = await importTeam();
  const body = 'name,phone,notes\n=1+1,+12025550100,@SUM(A1)\n+cmd,12,-2+3\n';
  const ended = await team.dropAndWait('a.csv', body);
  expect(await team.contacts()).toMatchObject([{ name: '=1+1', notes: '@SUM(A1)' }]);
  expect(await team.rejected(ended)).toMatchObject([{ name: '+cmd', phone: '12', notes: '-2+3' }]);
});
