import { describe, expect, test } from 'vitest';
import { warningsOf } from '#core/import/warnings.ts';
import { plan } from './import-fixture.ts';

/** What the columns of a file of such rows look like, by their headers. */
const likenesses = async (lines: string[], options: Parameters<typeof plan>[1] = {}) => {
  const { result } = await plan(`${lines.join('\n')}\n`, options);
  return Object.fromEntries(
    (result.plan?.columns ?? []).flatMap(({ header, looks_like }) =>
      looks_like ? [[header, looks_like]] : [],
    ),
  );
};

describe('a column that nobody said anything about', () => {
  test('looks like numbers or addresses by most of its values', async () => {
    const rows = ['(202) 555-0100', '+44 20 7946 0958', '2025550101', 'none', ''].map(
      (number, n) => `Ann ${n},${number},${n % 2 ? '' : `a${n}@x.org`},Ada`,
    );
    expect(await likenesses(['name,Reach,Write,Who', ...rows])).toEqual({ Reach: 'phone', Write: 'email' });
  });

  test('does not where the file has a column for it, or somebody said what it is', async () => {
    const rows = ['Ann,2025550100,a@x.org'];
    expect(await likenesses(['name,Reach,email', ...rows])).toEqual({ Reach: 'phone' });
    expect(await likenesses(['name,phone,Write', ...rows])).toEqual({ Write: 'email' });
    const mapped = { mapping: { Reach: 'cf.reach', Write: 'ignore' } };
    expect(await likenesses(['name,Reach,Write', ...rows], mapped)).toEqual({});
    const fields = [{ name: 'Reach', label: 'Reach', declared: true }];
    expect(await likenesses(['name,Reach,email', ...rows], { fields })).toEqual({});
  });

  test.each([
    ['dates', '2024-01-15'],
    ['dates with points', '15.01.2024'],
    ['times', '2024-01-15 10:30'],
    ['amounts', '1234567.50'],
    ['short ids', '1002345'],
    ['postcodes', '80331'],
    ['words', 'call me @ home'],
    ['nothing', ''],
  ])('does not by %s', async (_, value) => {
    for (const country of ['US', 'DE'] as const)
      expect(await likenesses(['name,What', `Ann,${value}`, `Bob,${value}`], { country })).toEqual({});
  });

  test('is told by its first values, however long the file', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `Ann ${n},${n < 300 ? '2025550100' : 'x'}`);
    expect(await likenesses(['name,Reach', ...rows])).toEqual({ Reach: 'phone' });
  });
});

describe('a column whose header sounds like an opt-out', () => {
  test.each([
    'DNC Status',
    'Blocked',
    'Robinson',
    'Opted-out (phone)',
    'Unsubscribed',
    'Sperrvermerk',
    'Keine Werbung',
    'Désinscrit',
    'Bloqueado',
  ])('is told of, as nothing heeds it: %s', async (header) => {
    expect(await likenesses([`name,phone,${header}`, 'Ann,+12025550100,yes'])).toEqual({
      [header]: 'opt_out',
    });
  });

  test('is told of beside another one that is read', async () => {
    const lines = ['name,phone,Do Not Call,Opt Out,Blocked', 'Ann,+12025550100,no,yes,yes'];
    expect(await likenesses(lines)).toEqual({ Blocked: 'opt_out' });
  });

  test.each([
    'Email Opt Out',
    'Fax Opt Out',
    'Unsubscribed from all email',
    'Do Not Call Reason',
    'Blockchain',
  ])('may be one of something else: %s', async (header) => {
    expect(await likenesses([`name,phone,${header}`, 'Ann,+12025550100,yes'])).toEqual({});
  });

  test('is not where nothing stands in it, or somebody said what it is', async () => {
    const lines = ['name,phone,Blocked', 'Ann,+12025550100,'];
    expect(await likenesses(lines)).toEqual({});
    const filled = ['name,phone,Blocked', 'Ann,+12025550100,yes'];
    expect(await likenesses(filled, { mapping: { Blocked: 'cf.Blocked' } })).toEqual({});
    const fields = [{ name: 'Blocked', label: 'Blocked', declared: true }];
    expect(await likenesses(filled, { fields })).toEqual({});
  });
});

test('contacts without names are told of where an unknown column may have them', () => {
  const columns = [
    { header: 'Phone', field: 'phone', filled: 2 },
    { header: 'Ring', field: 'custom_fields.Ring', filled: 2 },
    { header: 'Size', field: 'custom_fields.Size', filled: 1 },
  ];
  const codesOf = (all: typeof columns, options = {}) =>
    warningsOf({ columns: all, planned_rows: 2, options }).map(({ code }) => code);
  const [warning] = warningsOf({ columns, planned_rows: 2, options: {} });
  expect(warning).toMatchObject({ code: 'nameless', column: null });
  expect(warning?.message).toContain('"Ring", "Size"');
  expect(codesOf(columns, { mapping: { RING: 'cf.Ring', size: 'cf.Size' } })).toEqual([]);
  expect(codesOf([...columns, { header: 'Name', field: 'last_name', filled: 1 }])).toEqual([]);
  expect(codesOf(columns.slice(0, 1))).toEqual([]);
});

test('the import warns of it', () => {
  const column = { field: 'custom_fields.Reach', filled: 2 };
  const columns = [
    { header: 'Reach', ...column, looks_like: 'phone' as const },
    { header: 'Write', ...column, looks_like: 'email' as const },
    { header: 'Blocked', ...column, looks_like: 'opt_out' as const },
  ];
  expect(warningsOf({ columns, planned_rows: 2, options: {} })).toMatchObject([
    { code: 'looks_like_phone', column: 'Reach', message: expect.stringContaining('"Reach"') },
    { code: 'looks_like_email', column: 'Write' },
    { code: 'looks_like_opt_out', column: 'Blocked', message: expect.stringContaining('do_not_call') },
    { code: 'unreachable', column: null },
  ]);
});

test.each([
  [undefined, false],
  [['phone', 'name'], false],
  [['name'], true],
] as const)('rows matched by %j warn that a name alone tells little: %j', (match, isWarned) => {
  const columns = [{ header: 'Email', field: 'email', filled: 1 }];
  const options = match && { match: [...match] };
  const codes = warningsOf({ columns, planned_rows: 1, options: { ...options } }).map(({ code }) => code);
  expect(codes).toEqual(isWarned ? ['match_name_alone'] : []);
});
