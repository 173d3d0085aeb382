import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '#core/import-file/encoding-names.ts';
import { encodeText, plan, rowsInOrder } from './import-fixture.ts';

const people: Record<string, string> = {
  German:
    'Jürgen Müller, Jörg Köhler, Bärbel Größ, Käthe Schäfer, Günther Weiß, Söhnke Bräutigam, Özlem Ünal',
  French: 'François Lefèvre, Hélène Côté, Noël Béranger, Benoît Gaël, Anaïs Brûlé, Émile Sœur, Zoé Châtelain',
  Spanish: 'María García, José López, Íñigo Muñoz, Ramón Núñez, Álvaro Gómez, Jesús Ibáñez, Sofía Peña',
  Portuguese: 'João Gonçalves, Conceição Simões, Luís Araújo, Mônica Magalhães, Antônio Assunção, Inês Sá',
  Danish: 'Søren Ærø, Åse Østergård, Jørgen Kjær, Bjørn Nørgaard, Märta Åkesson, Håkon Sæther',
  Swedish: 'Åsa Sjöberg, Björn Lindström, Märta Åström, Göran Mårtensson, Håkan Ångström, Örjan Höglund',
  Finnish: 'Väinö Hämäläinen, Päivi Mäkinen, Töölö Yrjö, Leena Heikkilä, Sirpa Räsänen',
  Italian: 'Niccolò Spanò, Macrì Zappalà, Mosè Buddusò, Forlì Libertà, Cantù Noè',
};
const lists = Object.entries(people).map(([name, list]) => [name, list.split(', ')] as const);

const tableOf = (names: readonly string[]) =>
  `name,phone\n${names.map((name, n) => `${name},+1202555${1_000 + n}\n`).join('')}`;

/** What becomes of a file of names: read right, refused by name, or what was read in their place. */
const outcomeOf = async (names: readonly string[], encoding: Encoding): Promise<string> => {
  const planned = await plan(encodeText(tableOf(names), encoding));
  const { refused } = planned.result;
  if (refused) return refused.code === 'encoding_unknown' ? 'refused' : refused.code;
  const read = rowsInOrder(planned).map(({ cells }) => cells[0] ?? '');
  return read.join() === names.join() ? 'right' : `${planned.result.plan?.encoding}: ${read}`;
};

/** Small files of a list: each name alone, each with the next, all of them; as they are and in capital letters. */
const filesOf = (names: readonly string[]): string[][] =>
  [names, names.map((name) => name.toUpperCase())].flatMap((list) => [
    ...list.map((name) => [name]),
    ...list.map((name, n) => [name, list[(n + 1) % list.length] ?? '']),
    [...list],
  ]);

describe.each(lists)('%s names', (_, names) => {
  test.each(['utf-8', 'utf-16le', 'windows-1252', 'iso-8859-15'] as const)(
    'are read right in %s',
    async (encoding) => {
      for (const file of filesOf(names))
        expect([file, await outcomeOf(file, encoding)]).toEqual([file, 'right']);
    },
  );

  test('are read right in Mac OS Roman, or refused', async () => {
    for (const file of filesOf(names))
      expect([file, await outcomeOf(file, 'macintosh')]).toEqual([
        file,
        expect.stringMatching(/^(right|refused)$/),
      ]);
    expect(await outcomeOf(names, 'macintosh')).toBe('right');
  });
});

test('a file of a Mac is read as it is', async () => {
  const bytes = await readFile(path.join(import.meta.dirname, 'cases/13-macroman.csv'));
  for (const blockSize of [65_536, 1]) {
    const planned = await plan(bytes, { blockSize });
    expect(planned.result.plan?.encoding).toBe('macintosh');
    expect(rowsInOrder(planned).map(({ cells }) => [cells[0], cells[2]])).toEqual([
      ['María García', 'Córdoba'],
      ['José López', 'León'],
      ['Iñigo Muñoz', 'Cádiz'],
    ]);
  }
});

test.each([
  'O’Brien, D’Angelo, Sinéad O’Connor, N’Golo Kanté, N’diaye, Jean d’Ormesson, l’école, aujourd’hui, it’s, Dell’Acqua',
  'Škoda, Žižek, Dušan, Miloš, Božo, Hašek, Lovšin, Tomaš, ŽIŽEK, DUŠAN, Kryštof',
  'Anna – Lena, Anna–Lena Müller, well–known, 2019–2020, word — word, call him—now please, •item, Bo…, …and more',
  'MÜLLER, JOÃO, GARÇON, NOËL, FORLÌ, PERCHÉ, ÅSE, ÄÖÜ, ÖBB, MüLLER, JOSé, GéRARD',
  '“Bob” Smith, ‘Bob’ Smith, „Bo“ Ås, ‚Bo‘ Ås, »Bo« Ås, James’ phone, van ’t Hoff, Hans †, † 1999 Hans, Callbook™, 5€, 500 €',
  'cœur, Sœur Marie, Œuvre, Phœnix, Lœtitia, éric dupont, école primaire, à la carte, être, île de Ré, ça va, Saül, Raül',
  'Col·legi, Mª José, Nº 5, 1º piso, n°5, m², 3¼, ½ price, §5, ¿qué?, ¡Hola!, O´Brien, Þórður, Æðarsson, Koç, 20 °C, A×B',
])('Windows-1252 is read right, each name alone: %s', async (list) => {
  for (const name of list.split(', '))
    expect([name, await outcomeOf([name], 'windows-1252')]).toEqual([name, 'right']);
});

test('ISO-8859-15 is told by its own letters', async () => {
  for (const names of [['Sœur Marie'], ['Dušan', 'Škoda'], ['5 €', 'Zoë'], ['cœur', 'Žižek']])
    expect(await outcomeOf(names, 'iso-8859-15')).toBe('right');
});

describe('Japanese names', () => {
  const wide =
    '山田太郎, 鈴木 花子, 佐藤, ヤマダ タロウ, たなか, 髙橋, 渡邊 一郎, 株式会社ABC, ABC株式会社, 東京都'.split(
      ', ',
    );
  const narrow = 'ﾔﾏﾀﾞ ﾀﾛｳ, ｽｽﾞｷ ﾊﾅｺ, ｻﾄｳ ｲﾁﾛｳ, ｶﾌﾞｼｷｶﾞｲｼｬ'.split(', ');

  test('are read right in Shift_JIS, alone and together, in blocks of any size', async () => {
    for (const name of wide) expect([name, await outcomeOf([name], 'shift_jis')]).toEqual([name, 'right']);
    expect(await outcomeOf(wide, 'shift_jis')).toBe('right');
    const bytes = encodeText(`名前,電話,email\n${wide.join(',1,a@x.org\n')},1,a@x.org\n`, 'shift_jis');
    expect((await plan(bytes, { blockSize: 1 })).result.plan?.encoding).toBe('shift_jis');
  });

  test('in kana of half width are read right, or refused', async () => {
    for (const name of narrow)
      expect([name, await outcomeOf([name], 'shift_jis')]).toEqual([
        name,
        expect.stringMatching(/^(right|refused)$/),
      ]);
    expect(await outcomeOf(narrow, 'shift_jis')).toBe('right');
    expect(await outcomeOf([...narrow, ...wide], 'shift_jis')).toBe('right');
  });

  test('of one letter are read right or refused', async () => {
    for (const name of ['林', '森', '一', '〒100'])
      expect([name, await outcomeOf([name], 'shift_jis')]).toEqual([
        name,
        expect.stringMatching(/^(right|refused)$/),
      ]);
  });
});

test('text of other encodings is taken for none of these', async () => {
  const others: [Encoding, string][] = [
    ['windows-1250', 'Wiśniewski, Woźniak, Wałęsa, Świątek, Paź, Poľana, KOŹMIN, Żółkiewski'],
    ['windows-1251', 'Ольга, Пётр, ИВАН, Яна, Анна'],
    ['koi8-r', 'Иван Петров, Ольга, Пётр, ИВАН, Анна'],
    ['ibm866', 'Иван Петров, Ольга, Юрий Щукин, ИВАН, Анна'],
    ['x-mac-cyrillic', 'Иван Петров, Ольга, Юрий Щукин, ИВАН, Анна'],
  ];
  for (const [encoding, list] of others)
    for (const name of list.split(', '))
      expect([name, await outcomeOf([name], encoding)]).toEqual([name, 'refused']);
});

test('a refusal names the encoding that it may be, and the option', async () => {
  const { refused } = (await plan(encodeText(tableOf(['Luís']), 'macintosh'))).result;
  expect(refused).toMatchObject({
    code: 'encoding_unknown',
    message: expect.stringContaining('"macintosh"'),
  });
  const named = await plan(encodeText(tableOf(['Luís']), 'macintosh'), { encoding: 'macintosh' });
  expect(rowsInOrder(named)[0]?.cells[0]).toBe('Luís');
});
