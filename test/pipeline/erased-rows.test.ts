import { expect, test } from 'vitest';
import { findBytes, readText } from '#core/files/files.ts';
import { listFiles } from '#core/files/list-files.ts';
import { gatherSubject } from '#core/personal-data/gather-subject.ts';
import type { PrivacyContext } from '#core/personal-data/keeper.ts';
import { objectKeepers } from '#core/personal-data/object-keepers.ts';
import { hostFiles, hostTable, privateFiles } from '#test/harness/stack.ts';
import { importTeam } from './import-client.ts';

const rows = [
  'name;phone;email;notes',
  'Jörg Ädam;+49 30 12345601;joerg@example.com;"zwei\r\nZeilen"',
  'Ada Lövelace;+49 30 12345678;ada@example.com;"viel;\r\nmehr"',
  'Ada Lövelace;+49 30 12345602;other@example.com;heißt nur so',
  'Ada L.;+49 30 12345678;ada(at)example;abgelehnt',
  'Zoë Groß;+49 30 12345603;zoe@example.com;x',
];

/** Every text in the buckets that tells of the person. */
const told = async (prefixes: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const prefix of prefixes)
    for await (const key of listFiles(hostFiles(), prefix)) {
      const text = await readText(hostFiles(), key);
      if (/12345678|ada@example|ada\(at\)/.test(text)) found.push(key);
    }
  return found;
};

test('an erasure blanks the rows of a person in all files of an import, which keeps its outcomes', async () => {
  const team = await importTeam({ default_country: 'DE' });
  const source = Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1');
  const done = await team.dropAndWait('leute.csv', source);
  expect(done.counts).toMatchObject({ rows: 5, created: 4, failed: 1 });
  const before = await team.results(done);
  const id = (await team.contacts()).find(({ email }) => email === 'ada@example.com')?.id ?? '';
  const prefixes = [team.folder, `work/${team.id}/`];
  expect((await told(prefixes)).length).toBeGreaterThanOrEqual(4);

  const [exports, deadLetters] = [await privateFiles(), await privateFiles()];
  const via = { updated_by: 'test', via: 'api' as const };
  const context: PrivacyContext = {
    ...{ table: hostTable(), files: hostFiles(), exports, deadLetters, via, now: new Date() },
  };
  const subject = await gatherSubject(context.table, team.id, id);
  const stores = [objectKeepers.dropped_files, objectKeepers.import_files];
  const foundBy = async () => {
    const found: unknown[] = [];
    for (const { find } of stores) for await (const one of find(context, subject)) found.push(one);
    return found;
  };
  const found = await foundBy();
  expect(found.length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(found)).not.toMatch(/joerg|other@|zoe/);
  for (const { erase } of stores) expect((await erase(context, subject)).count).toBeGreaterThan(0);
  expect(await told(prefixes)).toEqual([]);
  expect(await foundBy()).toEqual([]);
  for (const { erase } of stores) expect((await erase(context, subject)).count).toBe(0);

  const blanked = [rows[0], rows[1], ';;;', '', rows[3], ';;;', rows[5]].join('\r\n');
  expect((await findBytes(hostFiles(), `${team.folder}leute.csv`))?.toString('latin1')).toBe(
    `${blanked}\r\n`,
  );
  const kept = ({ line, record, outcome, contact_id }: Record<string, string>) => [
    line,
    record,
    outcome,
    contact_id,
  ];
  expect((await team.results(done)).map(kept)).toEqual(before.map(kept));
  expect(await team.rejected(done)).toMatchObject([
    { name: '', phone: '', email: '', code: 'email_invalid' },
  ]);
  // What was rewritten is nobody's drop: another file comes in behind it, and no import between them.
  await team.dropAndWait('andere.csv', 'name\nAnn Other\n');
  expect((await team.imports()).map(({ files }) => files.source?.key.split('/').at(-1)).sort()).toEqual([
    'andere.csv',
    'leute.csv',
  ]);
});
