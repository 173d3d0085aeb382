import * as fc from 'fast-check';
import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { phoneKey } from '#core/import-file/match-hash.ts';
import { placeCells } from '#core/import-file/place-cells.ts';
import { normalisePhone } from '#core/phone/phone.ts';

const countries = getCountries().filter((country) => examples[country] !== undefined);

/** A possible number of a country: its example with other last digits, so that lengths and prefixes stay real. */
const numbers = fc
  .tuple(fc.constantFrom(...countries), fc.integer({ min: 0, max: 9_999 }))
  .map(([country, tail]) => {
    const national = `${examples[country].slice(0, -4)}${String(tail).padStart(4, '0')}`;
    return parsePhoneNumberFromString(national, country);
  })
  .filter((number) => number?.isPossible() === true && number.country !== undefined)
  // Zeros alone stand for no number.
  .filter((number) => !/^0+$/.test(number?.nationalNumber ?? ''));

const spellings = (number: NonNullable<ReturnType<typeof parsePhoneNumberFromString>>): string[] => {
  const international = number.format('INTERNATIONAL');
  return [
    number.number,
    international,
    international.replace('+', '00'),
    international.replaceAll(' ', '-'),
    international.replaceAll(' ', '.'),
    number.format('NATIONAL'),
    number.format('RFC3966'),
    `${international} ext. 12`,
    ` ${number.number} `,
  ];
};

describe('the match key of a phone number', () => {
  test('is the same for every spelling that reads as the same number', async () => {
    await fc.assert(
      fc.property(numbers, (number) => {
        if (!number?.country) return;
        const { country, number: e164 } = number;
        const key = phoneKey(e164, country);
        for (const spelling of spellings(number))
          if (normalisePhone(spelling, country).e164 === e164)
            expect([spelling, phoneKey(spelling, country)]).toEqual([spelling, key]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('is the end of what digits, written anyhow, read as', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 13 });
    const prefix = fc.constantFrom(
      '',
      '',
      '+1',
      '+44',
      '0049',
      '+33',
      '+39',
      '+7',
      '0055',
      '+52',
      '+91',
      '+423',
    );
    const home = fc.constantFrom<CountryCode>(
      'US',
      'GB',
      'DE',
      'FR',
      'AR',
      'BR',
      'MX',
      'IT',
      'RU',
      'AU',
      'DK',
      'LI',
    );
    await fc.assert(
      fc.property(digits, prefix, home, (text, start, country) => {
        const spelling = start + text;
        const { e164 } = normalisePhone(spelling, country);
        if (e164 !== undefined) expect(phoneKey(spelling, country)).toBe(e164.slice(1).slice(-8));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['+5511987654321', '+551187654321', 'BR', "Brazil's ninth digit"],
    ['+5215512345678', '+525512345678', 'MX', "Mexico's 521"],
    ['+5491123456789', '+541123456789', 'AR', "Argentina's 9"],
    ['+44 (0)20 7946 0958', '020 7946 0958', 'GB', 'a trunk prefix in brackets'],
    ['(202) 555-0100', '1-202-555-0100', 'US', 'national spellings'],
  ] as const)('%s and %s are variants (%s: %s)', (one, other, country, _) => {
    expect(phoneKey(one, country)).toBeDefined();
    expect(phoneKey(one, country)).toBe(phoneKey(other, country));
  });

  test.each(['', 'none', '12', '4.41E+11', '++49'])('%j is no number', (text) => {
    expect(phoneKey(text, 'US')).toBeUndefined();
  });
});

test('a number that two columns spell in their own ways takes one place', async () => {
  const header = ['phone', 'phone_secondary'];
  const targets = [
    { kind: 'contact', name: 'phone' },
    { kind: 'contact', name: 'phone_secondary' },
  ] as const;
  await fc.assert(
    fc.property(numbers, (number) => {
      const { country = 'US', number: e164 } = number ?? {};
      for (const spelling of number ? spellings(number) : []) {
        const read = normalisePhone(spelling, country);
        // Another extension is another line.
        const isSame = read.e164 === e164 && read.extension === undefined;
        const placed = placeCells([e164 ?? '', spelling], { header, targets, policy: { country } });
        expect([spelling, placed[1]?.target.kind]).toEqual([spelling, isSame ? 'ignore' : 'contact']);
      }
    }),
    { numRuns: 1_000 },
  );
});
