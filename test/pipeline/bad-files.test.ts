import { Upload } from '@aws-sdk/lib-storage';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { type ImportTeam, importTeam } from './import-client.ts';

const good = 'name,phone\nJane,+12025550100\n';

/** A file that is refused leaves a failed import that says why, and nothing else. */
const expectRefused = async (team: ImportTeam, name: string, body: string | Uint8Array, code: string) => {
  const ended = await team.dropAndWait(name, body);
  expect([name, ended.state, ended.reason?.code]).toEqual([name, 'failed', code]);
  expect(ended.reason?.message).toMatch(/\.$/);
  expect(ended).toMatchObject({ counts: { rows: 0 }, files: { results: null, rejected: null } });
};

describe('a file that cannot be imported', () => {
  test('is a failed import with a reason', async () => {
    const team = await importTeam();
    const bad: [name: string, body: string | Uint8Array, code: string][] = [
      ['empty.csv', '', 'file_empty'],
      ['blank.csv', '\n \n', 'file_empty'],
      ['no header.csv', 'Jane Doe,+12025550100\nJohn Doe,+12025550101\n', 'header_missing'],
      ['no identity.csv', 'colour,size\nred,4\n', 'header_no_identity'],
      ['twice.csv', 'name,phone,Phone\nA,1,2\n', 'header_duplicate'],
      [
        'workbook.xlsx',
        Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'),
        'workbook_broken',
      ],
      ['binary.csv', Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7) % 256)), 'file_not_text'],
    ];
    await Promise.all(bad.map(([name, body, code]) => expectRefused(team, name, body, code)));
    expect(await team.contacts()).toEqual([]);
    expect(await team.keys()).toEqual(bad.map(([name]) => name).sort());
  });

  test('may be larger or longer than the team allows', async () => {
    const team = await importTeam({ import_max_rows: 2, import_max_megabytes: 1 });
    const rows = (count: number) =>
      ['phone', ...Array.from({ length: count }, (_, n) => `+1202555${1_000 + n}`)].join('\n');
    await expectRefused(team, 'long.csv', rows(3), 'too_many_rows');
    await expectRefused(team, 'large.csv', `name,notes\nJane,${'x'.repeat(1_048_576)}`, 'file_too_large');
    expect(await team.dropAndWait('right.csv', rows(2))).toMatchObject({ counts: { created: 2 } });
  });

  test('announced as too large is refused before it is sent', async () => {
    const team = await importTeam({ import_max_megabytes: 1 });
    const body = { file_name: 'large.csv', size: 1_048_577 };
    await expect(team.client.POST('/api/crm/imports', { body })).rejects.toMatchObject({
      status: 422,
      code: 'file_too_large',
    });
    expect(await team.imports()).toEqual([]);
  });

  test('through the API fails in the same way', async () => {
    const team = await importTeam();
    const ended = await team.imported('');
    expect(ended).toMatchObject({ state: 'failed', reason: { code: 'file_empty' } });
  });
});

test('a header without rows is an import of no rows', async () => {
  const team = await importTeam();
  const ended = await team.dropAndWait('nobody.csv', 'name,phone\n');
  expect(ended).toMatchObject({ state: 'finished', counts: { rows: 0 }, progress: { percent: 100 } });
  expect(await team.results(ended)).toEqual([]);
});

test('a file that arrives in parts is imported as a whole', async () => {
  const team = await importTeam();
  const rows = Array.from({ length: 200 }, (_, n) => `+1202555${1_000 + n},${'note '.repeat(9_000)}`);
  const Key = `${team.folder}large.csv`;
  const params = { Bucket: team.files.bucket, Key, Body: Buffer.from(['phone,notes', ...rows].join('\n')) };
  await new Upload({ client: team.files.client, params }).done();
  const [ended] = await team.ended(Key);
  expect(ended).toMatchObject({ state: 'finished', counts: { rows: 200, created: 200 } });
});

test('one bad row is one failed row', async () => {
  const team = await importTeam();
  const body =
    'name,phone\n"Jane" Doe,+12025550100\nEve,"+12025550101"\nJohn,+12025550102,+12025550103\nAda,"+12025550104\n';
  const ended = await team.dropAndWait('people.csv', body);
  expect(ended).toMatchObject({ state: 'finished', counts: { rows: 4, created: 1, failed: 3 } });
  const lines = Papa.parse<string[]>(await team.download(ended.files.rejected), {
    skipEmptyLines: true,
  }).data;
  expect(lines.slice(1).map((cells) => [cells[0], cells.at(-4), cells.at(-2)])).toEqual([
    ['"Jane" Doe', '2', 'quote_broken'],
    ['John', '4', 'too_many_cells'],
    ['Ada', '5', 'quote_unclosed'],
  ]);
});

test('a zero byte in a cell fails its row and no other', async () => {
  const team = await importTeam();
  const ended = await team.dropAndWait('people.csv', 'name,phone\nJa\0ne,+12025550100\nEve,+12025550101\n');
  expect(ended).toMatchObject({ state: 'finished', counts: { rows: 2, created: 1, failed: 1 } });
  expect(await team.rejected(ended)).toMatchObject([
    { line: '2', column: 'name', code: 'control_characters' },
  ]);
});

test('notes behind a table fail, in the rejected file too, until another of their cells is filled', async () => {
  const team = await importTeam();
  const body =
    'First Name,Last Name,Phone\nEve,Doe,+12025550100\nJo,Doe,15.03.2023\n\n"Copyright (c), Acme"\nAda\n';
  const ended = await team.dropAndWait('report.csv', body);
  expect(ended).toMatchObject({ state: 'finished', counts: { rows: 4, created: 1, failed: 3 } });
  const rejected = await team.download(ended.files.rejected);
  const again = await team.dropAndWait('again.csv', rejected);
  expect(again.counts).toMatchObject({ rows: 3, created: 0, failed: 3 });
  expect((await team.rejected(again)).map(({ code }) => code)).toEqual([
    'phone_invalid',
    'closing_line',
    'closing_line',
  ]);
  const mended = rejected.replace('15.03.2023', '+12025550101').replace('Ada,,', 'Ada,Doe,');
  const last = await team.dropAndWait('mended.csv', mended);
  expect(last.counts).toMatchObject({ rows: 3, created: 2, failed: 1 });
});

describe('what is no import', () => {
  test('starts none: folders, options, results, and files of no drop', async () => {
    const team = await importTeam();
    await team.put(team.folder, '');
    await team.put(`${team.folder}sub/`, '');
    await team.drop('people.csv.import.json', '{}');
    await team.drop('people.csv.results.csv', good);
    await team.put('people.csv', good);
    await team.put('drops/people.csv', good);
    await team.put('drops/drop_00000000000000000000000000/people.csv', good);
    await team.put(`uploads/${team.id}/imp_00000000000000000000000000/people.csv`, good);
    await team.put(`work/${team.id}/people.csv`, good);
    const ended = await team.dropAndWait('real.csv', good);
    expect((await team.imports()).map(({ id }) => id)).toEqual([ended.id]);
    expect(await team.contacts()).toHaveLength(1);
  });

  test('cannot be announced: a name that the service keeps for itself, or that is no name', async () => {
    const team = await importTeam();
    const names = [
      'a.results.csv',
      'a.csv.import.json',
      'a/b.csv',
      '..',
      'a\\b.csv',
      'a\nb.csv',
      ' ',
      'x'.repeat(201),
    ];
    for (const file_name of names)
      await expect(
        team.client.POST('/api/crm/imports', { body: { file_name } }),
        file_name,
      ).rejects.toMatchObject({
        status: 422,
      });
    expect(await team.imports()).toEqual([]);
  });
});

const strange = [
  'two words.csv',
  'Müller & Söhne (neu).csv',
  '100 % sure+maybe.csv',
  "it's.csv",
  'a"b.csv',
  'naïve/sub/folder.csv',
  '#1?.csv',
  '~a=b;c,d@e!$.csv',
  '電話 📞.csv',
  '%2e%2e%2f.csv',
  '..csv',
  'no-ending',
  'people.CSV',
];

const hasOwnName = (name: string) => !name.includes('/');
/** One contact for each file, so that no import skips its row for another's. */
const fileOf = (_: string, index: number) => `name,phone\nJane,+1202555${1_000 + index}\n`;

test('a dropped file may have any name, and its results lie beside it', async () => {
  const team = await importTeam();
  const keys = await Promise.all(strange.map((name, index) => team.drop(name, fileOf(name, index))));
  const ended = await team.ended(...keys);
  expect(ended.map(({ files }) => files.source?.key).sort()).toEqual([...keys].sort());
  const objects = strange.flatMap((name) => [name, `${name}.rejected.csv`, `${name}.results.csv`]);
  expect(await team.keys()).toEqual(objects.sort());
  for (const { state, file_name, counts, files } of ended) {
    expect([file_name, state, counts.created]).toEqual([file_name, 'finished', 1]);
    expect(files.source?.key.split('/').at(-1)).toBe(file_name);
    for (const file of [files.source, files.results, files.rejected])
      expect(await team.download(file)).toBe(await team.text(file?.key ?? ''));
  }
});

test('an uploaded file may have any name', async () => {
  const team = await importTeam();
  const names = strange.filter(hasOwnName);
  const ids = await Promise.all(names.map((name, index) => team.upload(name, fileOf(name, index))));
  const ended = await team.ended(...ids);
  expect(ended.map(({ file_name }) => file_name).sort()).toEqual([...names].sort());
  for (const one of ended) {
    expect(one).toMatchObject({ state: 'finished', counts: { created: 1 } });
    expect(await team.results(one)).toHaveLength(1);
  }
});

test('a name that leaves no room for the names of its results is refused', async () => {
  const team = await importTeam();
  const folders = Array.from({ length: 9 }, () => 'f'.repeat(100)).join('/');
  const room = 1_024 - Buffer.byteLength(`${team.folder}${folders}/.csv.rejected.csv`);
  const fits = await team.dropAndWait(`${folders}/${'a'.repeat(room)}.csv`, good);
  expect(fits).toMatchObject({ state: 'finished', counts: { created: 1 } });
  await expectRefused(team, `${folders}/${'a'.repeat(room + 1)}.csv`, good, 'file_name_too_long');
});
