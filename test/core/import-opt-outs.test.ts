import { describe, expect, test } from 'vitest';
import { changeOf } from '#core/import/row/change.ts';
import { plan } from './import-fixture.ts';
import { readCells as read, storedContact } from './row-fixture.ts';

const marked = { do_not_call: true, tags: ['DNC'] };
const strictnesses = ['strict', 'lenient'] as const;

describe('an opt-out is read', () => {
  test.each([
    'yes, Y, TRUE, t, 1, 1.0, on, x, ✓, ✔, ☑, checked, Checked',
    'ja, J, wahr, oui, O, vrai, V, sí, si, S, verdadero',
    'DNC, dnc, Do not call, DO NOT CONTACT, opted out, Opt-Out, Nicht anrufen, Ne pas appeler, No llamar',
  ])('from a cell of its column: %s', (cells) => {
    for (const cell of cells.split(', '))
      for (const strictness of strictnesses)
        expect([
          cell,
          read(['Phone', 'Do Not Call'], ['+12025550100', cell], strictness).values,
        ]).toMatchObject([cell, { ...marked, lead_status: 'new' }]);
  });

  test('from a status that says so in another system’s words, however lenient the import', () => {
    for (const cell of ['DNC', 'Do Not Call', 'Opted out', 'Nicht kontaktieren', 'Ne pas contacter'])
      for (const strictness of strictnesses)
        expect([
          cell,
          read(['Phone', 'Lead Status'], ['+12025550100', cell], strictness).values,
        ]).toMatchObject([cell, { ...marked, lead_status: 'do_not_contact' }]);
  });

  test('from a status of a row that updates a contact', () => {
    const row = read(['Phone', 'Lead Status'], ['+12025550100', 'DNC']);
    if (row.errors) throw new Error(row.errors[0]?.message);
    const { change } = changeOf(storedContact({ phone: '+12025550100' }), row, { tags: [] });
    expect(change).toMatchObject({ lead_status: 'do_not_contact' });
  });
});

describe('of several columns', () => {
  const headers = ['Phone', 'DNC', 'Do Not Call', 'Werbesperre'];
  const marks = (...cells: string[]) => {
    const { values, errors } = read(headers, ['+12025550100', ...cells]);
    return values?.do_not_call ?? errors?.[0]?.code;
  };

  test('any one opts out, whatever the others say', () => {
    for (const cells of [
      ['yes', 'no', ''],
      ['', 'no', 'ja'],
      ['no', 'yes', 'nein'],
      ['maybe', '', 'x'],
    ])
      expect([cells, marks(...cells)]).toEqual([cells, true]);
    expect(marks('no', '', 'nein')).toBe(false);
  });

  test('none may say neither yes nor no where the others say no', () => {
    for (const cells of [
      ['maybe', 'no', ''],
      ['no', 'no', 'maybe'],
      ['', 'maybe', 'maybe'],
    ])
      expect([cells, marks(...cells)]).toEqual([cells, 'type_boolean']);
  });

  test('one may be mapped', async () => {
    const { result } = await plan('Phone,Do Not Call,Blocked\n+12025550100,no,yes\n', {
      mapping: { Blocked: 'do_not_call' },
    });
    expect(result.plan?.columns.map(({ target }) => 'name' in target && target.name)).toEqual([
      'phone',
      'do_not_call',
      'do_not_call',
    ]);
  });
});

test('none is read from words for no; whatever else stands there fails a strict row, and opts a lenient one out', () => {
  for (const cell of ['no', 'n', 'false', 'F', '0', '0.0', 'off', 'unchecked', '☐', 'nein', 'non', ''])
    expect([cell, read(['Phone', 'Do Not Call'], ['+12025550100', cell]).values]).toMatchObject([
      cell,
      { do_not_call: false },
    ]);
  for (const cell of ['opted in', 'call', 'maybe', '2', '☒', 'yes;no', '2026-01-31']) {
    const row = [
      ['Phone', 'Do Not Call'],
      ['+12025550100', cell],
    ] as const;
    expect([cell, read(...row, 'strict').errors?.[0]?.code]).toEqual([cell, 'type_boolean']);
    expect(read(...row, 'lenient')).toMatchObject({
      values: { ...marked, lead_status: 'new', custom_fields: { do_not_call_raw: cell } },
      warnings: [{ column: 'Do Not Call', code: 'opt_out_unclear', value: cell }],
    });
  }
});

test('one that cannot be read opts out a contact that there is', () => {
  const row = read(['Phone', 'Do Not Call'], ['+12025550100', 'maybe'], 'lenient');
  if (row.errors) throw new Error(row.errors[0]?.message);
  const { change } = changeOf(storedContact({ phone: '+12025550100' }), row, { tags: [] });
  expect(change).toMatchObject({ do_not_call: true });
});
