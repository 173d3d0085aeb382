import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { placeCells } from '#core/import-file/place-cells.ts';
import { tagsOfCell } from '#core/import-file/tag-cell.ts';
import { plan } from './import-fixture.ts';

const targetsOf = (headers: string[]) => {
  const header = readHeader(headers);
  if ('refused' in header) throw new Error(header.refused.message);
  return header.targets;
};

const columnsOf = (headers: string[]) => ({
  header: headers,
  targets: targetsOf(headers),
  policy: { country: 'US' },
});

const placed = (headers: string[], cells: string[]): Record<string, string> =>
  Object.fromEntries(
    placeCells(cells, columnsOf(headers)).map(({ target, text }) => [
      'name' in target ? `${target.kind}.${target.name}` : target.kind,
      text,
    ]),
  );

describe('columns that mean the same', () => {
  const headers = ['Name', 'Mobile Phone', 'Other Phone', 'Home Phone', 'Business Phone', 'Email', 'Email 2'];

  test.each([
    [
      ['Ann', '1', '2', '3', '4'],
      { phone: '1', phone_secondary: '2' },
      { 'Home Phone': '3', 'Business Phone': '4' },
    ],
    [['Ann', '', '2', '3', ''], { phone: '2', phone_secondary: '3' }, {}],
    [['Ann', '', '', '', '4'], { phone: '4' }, {}],
    [['Ann', '1', '', '3', '4'], { phone: '1', phone_secondary: '3' }, { 'Business Phone': '4' }],
    [['Ann', '', '', '', '', '', 'a@x.org'], { email: 'a@x.org' }, {}],
    [['Ann', '', '', '', '', 'a@x.org', 'b@x.org'], { email: 'a@x.org' }, { 'Email 2': 'b@x.org' }],
  ])('stand in for each other: %j', (cells, contact, custom) => {
    expect(placed(headers, cells)).toEqual({
      'contact.name': 'Ann',
      ...Object.fromEntries(Object.entries(contact).map(([name, text]) => [`contact.${name}`, text])),
      ...Object.fromEntries(Object.entries(custom).map(([name, text]) => [`custom.${name}`, text])),
    });
  });

  test.each([
    [
      ['Ann', '+12025550100', '1 202 555 0100', '', '+12025550101'],
      { phone: '+12025550100', phone_secondary: '+12025550101' },
      {},
    ],
    [
      ['Ann', '+12025550100', '+12025550101', '(202) 555-0101', '+12025550102'],
      { phone: '+12025550100', phone_secondary: '+12025550101' },
      { 'Home Phone': '(202) 555-0101', 'Business Phone': '+12025550102' },
    ],
    [
      ['Ann', '', '', '+5511987654321', '+551187654321'],
      { phone: '+5511987654321' },
      { 'Business Phone': '+551187654321' },
    ],
  ])('leave the place of a number that several of them have to another: %j', (cells, contact, custom) => {
    const { ignore: _, ...found } = placed(headers, cells);
    expect(found).toEqual({
      'contact.name': 'Ann',
      ...Object.fromEntries(Object.entries(contact).map(([name, text]) => [`contact.${name}`, text])),
      ...Object.fromEntries(Object.entries(custom).map(([name, text]) => [`custom.${name}`, text])),
    });
  });

  test('keep a second number second where the header calls it so', () => {
    expect(placed(['phone', 'phone_secondary'], ['', '2'])).toEqual({ 'contact.phone_secondary': '2' });
  });

  test('several values of one cell fill what is free, and nothing is lost', () => {
    expect(placed(['Phone 1 - Value', 'Phone 2 - Value'], ['1 ::: 2 ::: 3 ::: 4', ''])).toEqual({
      'contact.phone': '1',
      'contact.phone_secondary': '2',
      'custom.Phone 1 - Value': '3 ::: 4',
    });
  });

  test('lose no cell, and fill no property twice', async () => {
    const cell = fc.constantFrom('', '', ' ', '1', '2 ::: 3', 'a@x.org', 'x ::: ');
    await fc.assert(
      fc.property(fc.array(cell, { minLength: 7, maxLength: 7 }), (cells) => {
        const found = placeCells(cells, columnsOf(headers));
        const parts = (texts: string[]) =>
          texts
            .flatMap((text) => text.split(':::'))
            .map((text) => text.trim())
            .filter(Boolean)
            .sort();
        expect(parts(found.map(({ text }) => text))).toEqual(parts(cells));
        const names = found.map(({ target }) => JSON.stringify({ ...target, stands_in_for: undefined }));
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('are all among what rows are matched by', () => {
    const keysOf = matchKeysOf(targetsOf(headers), { country: 'US' });
    const [one] = [keysOf(['A', '', '', '', '+12025550100'])];
    expect(keysOf(['B', '+12025550101', '', '+12025550100 ::: +12025550102'])).toEqual(
      expect.arrayContaining(one),
    );
  });
});

test('a column without values makes no field; one that the team has stays', async () => {
  const { result } = await plan('name,Size,Colour\nAnn,,red\n');
  expect(result.plan?.columns.map(({ target }) => target.kind)).toEqual(['contact', 'ignore', 'custom']);
});

test.each([
  ['Customers ::: Fair 2026 ::: * myContacts', ['Customers', 'Fair 2026']],
  ['* myContacts', []],
  ['* My Contacts ::: * starred', ['starred']],
  ['VIP; Q4', ['VIP', 'Q4']],
  ['', []],
])('labels as Google writes them: %j', (cell, tags) => {
  expect(tagsOfCell(cell)).toEqual(tags);
});
