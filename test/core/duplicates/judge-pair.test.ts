import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePair, plainMeasures } from '#core/duplicate/judge-pair.ts';
import { possibleDuplicates } from '#core/duplicate/possible-duplicates.ts';
import type { Subject } from '#core/duplicate/profile.ts';
import { judge, profile, subject } from './subjects.ts';

const phone = '+4930901820';

describe('names alone', () => {
  test('John Doe and Jon Doe are found at 85, and no more than that', () =>
    expect(judge({ name: 'John Doe' }, { name: 'Jon Doe' })).toMatchObject({ score: 87.5, nameOnly: true }));

  test('equal names are a hundred', () =>
    expect(judge({ name: 'John Doe' }, { name: 'Doe, John' })).toMatchObject({ score: 100, nameOnly: true }));

  test('John Abc and John Def are nobody’s duplicates', () => {
    const { score, reasons } = judge({ name: 'John Abc' }, { name: 'John Def' });
    expect(score).toBeLessThan(62.5);
    expect(reasons).toMatchObject([{ field: 'name', similarity: 0.625 }]);
  });

  test('a first name alone is too little', () =>
    expect(judge({ name: 'Anna' }, { name: 'Anna' }).score).toBeLessThan(85));

  test('another number speaks against it', () =>
    expect(
      judge({ name: 'John Doe', phone }, { name: 'John Doe', phone: '+12025550199' }).score,
    ).toBeLessThan(85));

  test('other numbers and other addresses veto it', () => {
    const { vetoed, score } = judge(
      { name: 'John Doe', phone, email: 'j.doe@a.test' },
      { name: 'John Doe', phone: '+12025550199', email: 'hello@b.test' },
    );
    expect(vetoed).toBe(true);
    expect(score).toBeLessThanOrEqual(60);
  });
});

describe('a household', () => {
  test('two people on one landline are a finding with a conflict, and no duplicate', () => {
    const { score, nameConflict, reasons } = judge(
      { name: 'Anna Meier', phone, email: 'anna@x.test' },
      { name: 'Tom Meier', phone, email: 'tom@y.test' },
    );
    expect(nameConflict).toBe(true);
    expect(score).toBeLessThan(85);
    expect(reasons.map(({ field }) => field)).toContain('phone');
  });

  test('nor are they with an address for both', () => {
    const both = { phone, email: 'familie@x.test' };
    expect(judge({ name: 'Anna Meier', ...both }, { name: 'Tom Meier', ...both })).toMatchObject({
      nameConflict: true,
      score: 80,
    });
  });

  test.each([
    ['Julia Klein', 'Julian Klein'],
    ['John Smith Jr.', 'John Smith Sr.'],
    ['Simon Roth', 'Simone Roth'],
  ])('%s and %s are two', (one, other) =>
    expect(judge({ name: one, phone }, { name: other, phone })).toMatchObject({ nameConflict: true }),
  );
});

describe('addresses', () => {
  test('Nick and Nick Talwar with one address are one', () => {
    const { score, reasons } = judge(
      { name: 'Nick Talwar', email: 'ram@x.test' },
      { name: 'Nick', email: 'RAM@x.test' },
    );
    expect(score).toBeGreaterThanOrEqual(85);
    expect(reasons[0]).toMatchObject({
      field: 'email',
      method: 'exact',
      values: ['ram@x.test', 'ram@x.test'],
    });
  });

  test('other tags behind a plus, and other names, are not', () =>
    expect(
      judge({ name: 'Mark Uber', email: 'mark+uber@x.test' }, { name: 'Jill Usa', email: 'mark+usa@x.test' })
        .score,
    ).toBeLessThan(60));

  test('a tag behind a plus is the same mailbox', () =>
    expect(
      judge({ name: 'Mark Ober', email: 'mark+news@x.test' }, { name: 'Mark Ober', email: 'mark@x.test' })
        .score,
    ).toBeGreaterThan(95));

  test('an address of a role says little', () =>
    expect(
      judge({ name: 'Anna Meier', email: 'info@x.test' }, { name: 'Tom Weber', email: 'info@x.test' }).score,
    ).toBeLessThan(60));

  test('addresses that count up are two', () =>
    expect(
      judge({ name: 'Anna', email: 'anna.meier1@x.test' }, { name: 'Anna', email: 'anna.meier2@x.test' })
        .reasons,
    ).toContainEqual(expect.objectContaining({ field: 'email', method: 'differs' })));

  test('where a team does not match by address, it only speaks against', () => {
    const measures = plainMeasures([], false);
    const one = profile({ name: 'Nick', email: 'ram@x.test' });
    const other = profile({ name: 'Nick Talwar', email: 'ram@x.test' });
    expect(judgePair(one, other, measures).score).toBeLessThan(85);
  });
});

describe('numbers', () => {
  test.each([
    ['+5511987654321', '+551187654321'],
    ['+525512345678', '+5215512345678'],
    ['+5491123456789', '+541123456789'],
  ])('%s is %s', (one, other) =>
    expect(judge({ name: 'Ana Lima', phone: one }, { name: 'Ana Lima', phone: other }).score).toBe(100),
  );

  test('the second number counts like the first', () =>
    expect(
      judge({ name: 'Ana Lima', phone }, { name: 'Ana Lima', phone: '+12025550199', phone_secondary: phone })
        .score,
    ).toBe(100));

  test('another extension is another line', () => {
    const { score, reasons } = judge(
      { name: 'Ana Lima', phone, phone_extension: '101' },
      { name: 'Tom Weber', phone, phone_extension: '102' },
    );
    expect(score).toBeLessThan(50);
    expect(reasons).toContainEqual(expect.objectContaining({ method: 'other_extension' }));
  });

  test('digits that are no number are compared as they are', () =>
    expect(
      judge({ name: 'Ana Lima', phone_raw: '226-2649' }, { name: 'Ana Lima', phone_raw: '2262649' }).reasons,
    ).toContainEqual(expect.objectContaining({ method: 'exact_digits' })));
});

test('a custom field that the team names speaks for it and against it', () => {
  const born = (dob: string) => ({ name: 'Maria García', custom_fields: { dob } });
  const unnamed = { ...born('1980-01-02'), name: null };
  expect(judge(born('1980-01-02'), born('1980-01-02')).score).toBe(100);
  expect(judge(born('1980-01-02'), born('1991-07-09')).score).toBeLessThan(judge(born(''), born('')).score);
  expect(judge(unnamed, unnamed).reasons).toMatchObject([{ field: 'cf.dob', method: 'exact' }]);
});

const some = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
const anyone: fc.Arbitrary<Partial<Subject>> = fc.record({
  name: some(
    fc.constantFrom('Anna Meier', 'Ana Meier', 'Tom Meier', 'A. Meier', 'Meier', 'ООО Ромашка', 'x'),
  ),
  email: some(
    fc.constantFrom(
      'a@x.test',
      'a+1@x.test',
      'a+2@x.test',
      'info@x.test',
      'anna.meier@x.test',
      'anna.meeir@x.test',
    ),
  ),
  phone: some(
    fc.constantFrom('+4930901820', '+4930901821', '+12025550199', '+5511987654321', '+551187654321'),
  ),
  phone_extension: some(fc.constantFrom('1', '2')),
  phone_secondary: some(fc.constantFrom('+4930901820', '+12025550177')),
  company_id: some(fc.constantFrom('comp_1', 'comp_2')),
  external_id: some(fc.constantFrom('1', '2')),
});

test('whoever comes first, a pair is judged alike, with a reason for each that both have', () => {
  fc.assert(
    fc.property(anyone, anyone, (one, other) => {
      const there = judge(one, other);
      const back = judge(other, one);
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(100);
      expect({ ...back, reasons: [] }).toEqual({ ...there, reasons: [] });
      for (const { weight, values } of there.reasons)
        expect([Number.isFinite(weight), values.length]).toEqual([true, 2]);
    }),
    { seed: 1, numRuns: 600 },
  );
});

test('who has a key of a contact that is written is told, the likeliest first', () => {
  const reader = { customFields: [], romanise: (text: string) => text, matchEmail: true, threshold: 85 };
  const written = subject({ name: 'Anna Meier', phone });
  const holders = [
    subject({ id: 'tom', name: 'Tom Meier', phone }),
    subject({ id: 'anna', name: 'Meier, Anna', phone }),
    written,
  ];
  expect(possibleDuplicates(written, holders, reader).duplicates).toMatchObject([
    { id: 'anna', score: 100, nameConflict: false },
    { id: 'tom', nameConflict: true },
  ]);
});
