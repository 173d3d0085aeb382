import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameForms } from '#core/attribute/name.ts';

test.each([
  [{ name: 'Ada Lovelace' }, { first_name: 'Ada', last_name: 'Lovelace' }],
  [{ name: 'Ada King of Lovelace' }, { first_name: 'Ada King of', last_name: 'Lovelace' }],
  [{ name: '  Ada \t Lovelace ' }, { first_name: 'Ada', last_name: 'Lovelace' }],
  [{ name: 'Ada\u00a0Lovelace' }, { first_name: 'Ada', last_name: 'Lovelace' }],
  [{ name: 'Ada' }, { first_name: 'Ada', last_name: null }],
  [{ name: '李小龙' }, { first_name: '李小龙', last_name: null }],
  [{ name: 'Müller, Jürgen' }, { first_name: 'Jürgen', last_name: 'Müller' }],
  [{ name: ' van  Dyke ,Mary Ann ' }, { first_name: 'Mary Ann', last_name: 'van Dyke' }],
  [{ name: 'Müller, Dr. Jürgen' }, { first_name: 'Dr. Jürgen', last_name: 'Müller' }],
  [{ name: 'Smith, John, Jr.' }, { first_name: 'John', last_name: 'Smith, Jr.' }],
  [{ name: 'Smith, Jr., John' }, { first_name: 'John', last_name: 'Smith, Jr.' }],
  [{ name: 'John Smith, Jr.' }, { first_name: 'John', last_name: 'Smith, Jr.' }],
  [{ name: 'John Smith, Ph.D., MBA' }, { first_name: 'John', last_name: 'Smith, Ph.D., MBA' }],
  [{ name: 'John Smith, PhD MD' }, { first_name: 'John', last_name: 'Smith, PhD MD' }],
  [{ name: 'Jane Doe, PhD, CFA' }, { first_name: 'Jane', last_name: 'Doe, PhD, CFA' }],
  [{ name: 'Doe, Jane, PhD, CFA' }, { first_name: 'Jane', last_name: 'Doe, PhD, CFA' }],
  [{ name: 'Jane Doe, Jr., MD, FACS, MBA' }, { first_name: 'Jane', last_name: 'Doe, Jr., MD, FACS, MBA' }],
  [{ name: 'Doe, Jr., Jane, PhD' }, { first_name: 'Jane', last_name: 'Doe, Jr., PhD' }],
  [{ name: 'Jane Doe, M.A., RN' }, { first_name: 'Jane', last_name: 'Doe, M.A., RN' }],
  [{ name: 'Jane Doe PhD' }, { first_name: 'Jane', last_name: 'Doe PhD' }],
  [{ name: 'Mary Jane Doe PhD CFA' }, { first_name: 'Mary Jane', last_name: 'Doe PhD CFA' }],
  [{ name: 'John Smith Jr.' }, { first_name: 'John', last_name: 'Smith Jr.' }],
  [{ name: 'Jane MD' }, { first_name: 'Jane', last_name: 'MD' }],
  [{ name: 'Tran, Do' }, { first_name: 'Do', last_name: 'Tran' }],
  [{ name: 'Ma, Jack' }, { first_name: 'Jack', last_name: 'Ma' }],
  [{ name: 'Smith, III' }, { first_name: 'Smith, III', last_name: null }],
  [{ name: 'Acme, Inc.' }, { first_name: 'Acme, Inc.', last_name: null }],
  [{ name: 'Smith,' }, { first_name: 'Smith,', last_name: null }],
  [{ name: ', John' }, { first_name: ',', last_name: 'John' }],
  [{ name: 'Ann, Bob, Cy' }, { first_name: 'Ann, Bob,', last_name: 'Cy' }],
])('first and last name of %j', (given, derived) => {
  expect(nameForms(given)).toEqual({ ...given, ...derived });
});

test.each([
  [{ first_name: 'Ada', last_name: 'Lovelace' }, 'Ada Lovelace'],
  [{ first_name: 'Ada' }, 'Ada'],
  [{ last_name: 'Lovelace' }, 'Lovelace'],
])('the name of %j', (given, name) => {
  expect(nameForms(given)).toMatchObject({ first_name: null, last_name: null, ...given, name });
});

test('is nothing when nothing is given', () => {
  expect(nameForms({})).toEqual({ name: null, first_name: null, last_name: null });
});

test('what is given is never changed, and all words of a name are in its parts', () => {
  const form = fc.option(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''));
  fc.assert(
    fc.property(form, form, form, (name, first_name, last_name) => {
      const forms = nameForms({ name, first_name, last_name });
      for (const [key, value] of Object.entries({ name, first_name, last_name }))
        if (value !== null) expect(forms).toHaveProperty(key, value);
      if (name !== null && first_name === null && last_name === null) {
        // A comma may put the last name first.
        const lettersOf = (text: string) => [...text.replace(/[\s,]+/gu, '')].sort().join('');
        const parts = [forms.first_name, forms.last_name].filter((part) => part !== null).join(' ');
        if (name.includes(',')) expect(lettersOf(parts)).toBe(lettersOf(name));
        else expect(parts).toBe(name.trim().split(/\s+/u).join(' '));
      }
      expect(forms.name === null).toBe(name === null && first_name === null && last_name === null);
    }),
  );
});
