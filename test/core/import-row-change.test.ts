import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { changeOf } from '#core/import/row/change.ts';
import { foldPhone } from '#core/phone/phone-variants.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { readCells, storedContact } from './row-fixture.ts';

const [a, b, c, d] = ['+12025550100', '+12025550101', '+12025550102', '+12025550103'];

type Values = Partial<StoredContact>;

/** What a row of a file changes of a contact. */
const changeBy = (header: string[], cells: string[], seen: Values, policies: SettingsChange = {}) => {
  const row = readCells(header, cells, 'strict', 'US', policies);
  if (row.errors) throw new Error(row.errors.map(({ code }) => code).join());
  return changeOf(storedContact(seen), row, { tags: [] });
};

test('tags of the import that a full contact has no room for are left out, and its row is none the worse', () => {
  const row = readCells(['Phone', 'Job Title', 'Do not call'], [a, 'Boss', 'yes']);
  if (row.errors) throw new Error('The row is sound.');
  const tags = Array.from({ length: 100 }, (_, n) => `t${n}`);
  const { change, warnings } = changeOf(storedContact({ phone: a, tags }), row, { tags: ['Imported'] });
  expect(change).toEqual({ job_title: 'Boss', do_not_call: true });
  expect(warnings).toMatchObject([{ code: 'tags_full', message: expect.stringContaining('Imported') }]);
});

const changed = (header: string[], cells: string[], seen: Values) => changeBy(header, cells, seen).change;

describe('what stands in for an empty cell takes nothing of a contact away', () => {
  const header = [
    'E-mail Address',
    'Personal Email',
    'Mobile Phone',
    'Home Phone',
    'Other Phone',
    'Job Title',
    'Role',
  ];

  test.each<[string, string[], Values, object]>([
    ['fills the second number where there is a first', ['', '', '', b], { phone: a }, { phone_secondary: b }],
    ['fills the first where there is none', ['', '', '', b], {}, { phone: b }],
    [
      'is the second where its column is that of second ones',
      ['', '', '', '', b],
      { phone: a, phone_secondary: c },
      { phone_secondary: b },
    ],
    [
      'stays in its field where both are there',
      ['', '', '', d],
      { phone: a, phone_secondary: c },
      { custom_fields: { 'Home Phone': d } },
    ],
    ['is known already', ['', '', '', '', c], { phone: a, phone_secondary: c }, {}],
    ['is known already as the first', ['', '', '', a], { phone: a }, {}],
    [
      'several of them',
      ['', '', '', b, d],
      { phone: a },
      { phone_secondary: d, custom_fields: { 'Home Phone': b } },
    ],
    [
      'an address',
      ['', 'su@home.de'],
      { email: 'su@work.de' },
      { custom_fields: { 'Personal Email': 'su@home.de' } },
    ],
    ['the same address', ['', 'SU@work.de'], { email: 'su@work.de' }, {}],
    ['an address where there is none', ['', 'su@home.de'], {}, { email: 'su@home.de' }],
    [
      'a job title',
      ['', '', '', '', '', '', 'Buyer'],
      { job_title: 'Boss' },
      { custom_fields: { Role: 'Buyer' } },
    ],
    [
      'what its own column says counts',
      ['new@x.de', '', b],
      { email: 'su@work.de', phone: a },
      { email: 'new@x.de', phone: b },
    ],
  ])('%s', (_, cells, seen, change) => {
    expect(
      changed(header, [...cells, ...Array(header.length - cells.length).fill('')], { name: 'Su', ...seen }),
    ).toEqual(change);
  });

  test('further values of one cell stay together', () => {
    const file = ['Name', 'Phone 1 - Value', 'Phone 2 - Value'];
    const cells = ['Ann', `${a} ::: ${c} ::: ${d}`, ''];
    expect(changed(file, cells, { name: 'Ann', phone: a, phone_secondary: b })).toEqual({
      name: 'Ann',
      custom_fields: { 'Phone 1 - Value': `${c} ::: ${d}` },
    });
  });

  test('where the team takes no fields of that name, the cell is lost, and told', () => {
    const cells = ['', 'su@home.de', '', '', '', '', ''];
    const { change, errors } = changeBy(header, cells, { email: 'su@work.de' }, { unknown_fields: 'reject' });
    expect(change).toEqual({});
    expect(errors).toMatchObject([{ column: 'Personal Email', code: 'field_unknown', value: 'su@home.de' }]);
  });
});

describe('both numbers of a contact are decided together', () => {
  const numbers = (cells: [string, string], seen: [string | null, string | null]) => {
    const [phone, phone_secondary] = seen;
    const change = changed(['Phone', 'Phone 2'], cells, { phone, phone_secondary });
    return [change.phone ?? phone, change.phone_secondary ?? phone_secondary];
  };

  test.each<[string, [string, string], [string | null, string | null], [string | null, string | null]]>([
    ['a new first one, and the known one second', [b, a], [a, null], [b, a]],
    ['the known one second, in place of another', [b, a], [a, c], [b, a]],
    ['a known second one as the only one', [b, ''], [a, b], [a, b]],
    ['both in the other order', [b, a], [a, b], [b, a]],
    ['the same', [a, b], [a, b], [a, b]],
    ['the second as the first, and a new one', [c, d], [a, c], [c, d]],
    ['a new first one alone', [b, ''], [a, c], [b, c]],
    ['the first one in the column of second ones', ['', a], [a, c], [a, c]],
    ['one number twice', [b, b], [a, c], [b, c]],
  ])('%s', (_, cells, seen, after) => {
    expect(numbers(cells, seen)).toEqual(after);
  });

  test('a spelling of a number does not rewrite it', () => {
    const seen: [string, null] = ['+5511987654321', null];
    expect(numbers(['+551187654321', ''], seen)).toEqual(seen);
    expect(numbers([a, '+551187654321'], seen)).toEqual([a, '+5511987654321']);
  });

  describe('whatever a contact has and a row says', () => {
    const header = ['Home Phone', 'Phone 2', 'Other Phone', 'Phone'];
    const number = fc.constantFrom(a, b, c, d, '+5511987654321', '+551187654321');
    const has = fc.tuple(fc.option(number), fc.option(number)).map(([phone, second]) => ({
      phone,
      phone_secondary: phone && second && foldPhone(phone) === foldPhone(second) ? null : second,
    }));
    const cell = fc.oneof(fc.constant(''), number);
    const row = fc.array(cell, { minLength: header.length, maxLength: header.length });
    const applied = (cells: string[], seen: Pick<StoredContact, 'phone' | 'phone_secondary'>) => {
      const {
        phone = seen.phone,
        phone_secondary = seen.phone_secondary,
        custom_fields,
      } = changed(header, cells, seen);
      return { numbers: { phone, phone_secondary }, fields: Object.values(custom_fields ?? {}).map(String) };
    };
    const linesOf = (numbers: readonly (string | null)[]) =>
      numbers.flatMap((one) => (one ? [foldPhone(one)] : []));

    test('no number of the row is lost, and none is there twice', () => {
      fc.assert(
        fc.property(has, row, (seen, cells) => {
          const { numbers, fields } = applied(cells, seen);
          const lines = linesOf(Object.values(numbers));
          expect(new Set(lines).size).toBe(lines.length);
          expect([...lines, ...linesOf(fields)]).toEqual(expect.arrayContaining(linesOf(cells)));
        }),
        { numRuns: 2_000 },
      );
    });

    test('the same row again changes no number', () => {
      fc.assert(
        fc.property(has, row, (seen, cells) => {
          const { numbers } = applied(cells, seen);
          expect(applied(cells, numbers).numbers).toEqual(numbers);
        }),
        { numRuns: 2_000 },
      );
    });

    test('without a first number in its column, the first one stays', () => {
      fc.assert(
        fc.property(has, row, (seen, [home = '', second = '', other = '']) => {
          const { phone } = applied([home, second, other, ''], seen).numbers;
          if (seen.phone !== null) expect(phone).toBe(seen.phone);
        }),
      );
    });
  });
});
