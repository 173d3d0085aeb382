import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, isFormula } from '#core/import-file/cell-guard.ts';
import { cellText } from '#core/import-file/cell-text.ts';
import type { ColumnTarget } from '#core/import-file/column-target.ts';
import { readHeader } from '#core/import-file/header.ts';
import { blanknessOf, saysNothing } from '#core/import-file/says-nothing.ts';
import { naughtyTexts } from './naughty.ts';

const custom: ColumnTarget = { kind: 'custom', name: 'x' };
const targets: readonly ColumnTarget[] = [
  custom,
  { kind: 'contact', name: 'notes' },
  { kind: 'contact', name: 'name' },
  { kind: 'contact', name: 'external_id' },
  { kind: 'company', name: 'name' },
];

const write = (text: string, target: ColumnTarget) =>
  guarded(
    text,
    (one) => cellText(one, target),
    (one) => saysNothing(one, blanknessOf(target)),
  );

const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

describe('a guarded cell', () => {
  test.each(triggers)('begins with no trigger, and is the text again: %j', (sign) => {
    for (const text of [
      sign,
      `${sign}1`,
      `'${sign}1`,
      `''${sign}1`,
      `${sign}1'`,
      `'${sign}1'`,
      `${sign}${sign}`,
    ]) {
      const cell = write(text, custom);
      expect(isFormula(cell)).toBe(false);
      expect(cellText(cell, custom)).toBe(text);
    }
  });

  test('is the text again, whatever it is and wherever it stands', () => {
    const signs = fc.constantFrom(
      ...triggers,
      "'",
      ' ',
      '"',
      'a',
      'é',
      '0',
      '.',
      ',',
      ':',
      '::: ',
      'NULL',
      'n/a',
    );
    const text = fc.array(signs, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom(...naughtyTexts)), (value) => {
        const cell = write(value, custom);
        expect(isFormula(cell) || saysNothing(cell, 'text')).toBe(false);
        expect(cellText(cell, custom)).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of a column of one line is the text again, but for space around digits', () => {
    const lines = naughtyTexts.filter((text) => !/[\r\n\t\u2028\u2029]/.test(text) && text === text.trim());
    for (const target of targets)
      for (const text of lines) expect([text, cellText(write(text, target), target)]).toEqual([text, text]);
  });

  test.each([
    'Ann',
    "O'Brien",
    "'t Hooft",
    '00123',
    '1E5',
    '2026-01-31',
    'a=1',
    'a@b.c',
    '#1',
    '"x"',
    "'",
    '',
  ])('is only what needs to be: %s', (text) => {
    expect(write(text, { kind: 'contact', name: 'external_id' })).toBe(text);
  });
});

describe('headers of exports', () => {
  const targetsOf = (
    headers: string[],
    fields: { name: string; label: string; declared: boolean }[] = [],
  ) => {
    const header = readHeader(headers, { fields });
    if ('refused' in header) throw new Error(header.refused.message);
    return header.targets;
  };

  test('name custom fields as such, whatever else their names mean', () => {
    expect(targetsOf(['Name', 'cf.Mobile', 'custom_fields.E-Mail', 'cf.a-b', 'cf.a b'])).toMatchObject([
      { kind: 'contact' },
      { kind: 'custom', name: 'Mobile' },
      { kind: 'custom', name: 'E-Mail' },
      { kind: 'custom', name: 'a-b' },
      { kind: 'custom', name: 'a b' },
    ]);
    expect(targetsOf(['Name', 'cf.SIZE'], [{ name: 'Size', label: 'Size', declared: true }])[1]).toEqual({
      kind: 'custom',
      name: 'Size',
    });
  });

  test('of what nobody sets mean nothing in an export of our own, and a field in any other file', () => {
    expect(targetsOf(['Name', 'created_at', 'callbook_id'])[1]).toEqual({ kind: 'ignore' });
    expect(targetsOf(['Name', 'created_at'])[1]).toEqual({ kind: 'custom', name: 'created_at' });
  });
});
