import fc from 'fast-check';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { isCountry } from '#core/phone/country.ts';
import { normalisePhone } from '#core/phone/phone.ts';

describe('a possible number', () => {
  test.each([
    ['+15551234567', 'the documents’ own, possible though not valid'],
    ['+1 555 123 4567', 'spaces'],
    ['(555) 123-4567', 'national'],
    ['1.555.123.4567', 'national with the country code'],
    ['001 555 123 4567', 'the usual international prefix'],
    ['011 1 555 123 4567', 'the American international prefix'],
    ['\u202a+1 555 123 4567\u202c', 'direction marks of an address book'],
    ['\u200b+1\u00a0555\u00a0123‑4567', 'invisible and unusual space'],
    ['tel:+1-555-123-4567', 'a link'],
    ['＋１５５５１２３４５６７', 'full width'],

    ['(+1) 555 123-4567', 'brackets about the country'],
    ["'+15551234567", 'the sign of text of a spreadsheet'],
    ['p:+15551234567', 'as Facebook exports leads'],
    ['Tel. 555 123 4567', 'a word before it'],
    ['Mobile: (555) 123-4567', 'another one'],
    ['555-123-4567 (Home)', 'a word behind it'],
  ])('%s reads as E.164 (%s)', (raw) => {
    expect(normalisePhone(raw, 'US')).toEqual({ e164: '+15551234567' });
  });

  test('without a country code is one of the given country', () => {
    expect(normalisePhone('020 7946 0958', 'GB').e164).toBe('+442079460958');
    expect(normalisePhone('030 901820', 'DE').e164).toBe('+4930901820');
    expect(normalisePhone('020 7946 0958', undefined).fault).toBe('phone_invalid');
  });

  test.each([
    ['491719990003', 'DE', '+491719990003'],
    ['49 171 9990003', 'DE', '+491719990003'],
    ['49 (0)171/999-0003', 'DE', '+491719990003'],
    ['4930901820', 'DE', '+4930901820'],
    ['4941123456', 'DE', '+494941123456'],
    ['04941123456', 'DE', '+494941123456'],
    ['1719990003', 'DE', '+491719990003'],
    ['15551234567', 'US', '+15551234567'],
    ['5551234567', 'US', '+15551234567'],
    ['447911123456', 'GB', '+447911123456'],
    ['7911123456', 'GB', '+447911123456'],
    ['393471234567', 'IT', '+393471234567'],
    ['3931234567', 'IT', '+393931234567'],
    ['0612345678', 'IT', '+390612345678'],
    ['436641234567', 'AT', '+436641234567'],
    ['55987654321', 'BR', '+5555987654321'],
    ['919876543210', 'IN', '+919876543210'],
  ] as const)('that lost its plus or its 0, %s in %s, reads as %s', (raw, country, e164) => {
    expect(normalisePhone(raw, country)).toEqual({ e164 });
  });

  test('of ten digits or more needs no plus in its own country', () => {
    const country = fc.constantFrom('US', 'GB', 'IT', 'AT', 'DE', 'FR', 'ES', 'IN', 'BR', 'MX' as const);
    const rest = fc
      .tuple(fc.constantFrom(...'23456789'), fc.stringMatching(/^\d{9}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(country, rest, fc.constantFrom('', ' ', '-'), (code, national, sign) => {
        const international = `${getCountryCallingCode(code)}${sign}${national}`;
        const { e164 } = normalisePhone(`+${international}`, code);
        if (e164?.slice(1).endsWith(national)) expect(normalisePhone(international, code).e164).toBe(e164);
      }),
    );
  });

  test('of any country, however it is written, reads back as itself', () => {
    const country = fc.constantFrom(...getCountries().filter((code) => examples[code]));
    fc.assert(
      fc.property(country, (code) => {
        const { e164 } = normalisePhone(examples[code], code);
        if (e164 === undefined) throw new Error(`The example of ${code} is refused.`);
        expect(normalisePhone(e164, 'US').e164).toBe(e164);
        expect(normalisePhone(e164.replace('+', '00'), undefined).e164).toBe(e164);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['044 55 1234 5678', '+525512345678'],
  ['045 55 1234 5678', '+525512345678'],
  ['(01) 55 1234 5678', '+525512345678'],
  ['5215512345678', '+5215512345678'],
  ['521 55 1234 5678', '+5215512345678'],
])('a number of Mexico as it was dialled, or as messengers send it, %s, reads as %s', (raw, e164) => {
  expect(normalisePhone(raw, 'MX')).toEqual({ e164 });
});

describe('no number', () => {
  test.each([
    '0',
    '0000000000',
    '+1 000 000 0000',
    'Fax: 555-123-4567',
    '555-123-4567 (do not call)',
    '555-123-4567 (wrong)',
    '',
    '+',
    '12',
    '+1234567890',
    '+0987654321',
    'call me',
    '1-800-FLOWERS',
    '202-555-0100 / 202-555-0101',
  ])('is made of "%s"', (raw) => {
    expect(normalisePhone(raw, 'US')).toEqual({ fault: 'phone_invalid' });
  });

  test.each(['4.41E+11', '4,41e+11', '1.2025550100E10', ' 4E11 '])(
    'is guessed from %s (camptix#40)',
    (raw) => {
      expect(normalisePhone(raw, 'GB')).toEqual({ fault: 'phone_precision_lost' });
    },
  );

  test('of any text breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        const { e164 } = normalisePhone(raw, 'US');
        if (e164 !== undefined) expect(e164).toMatch(/^\+[1-9]\d{4,16}$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a country is one whose numbers are known', () => {
  expect(['US', 'DE', 'XK'].map(isCountry)).toEqual([true, true, true]);
  expect(['us', 'ZZ', '', 'constructor'].map(isCountry)).toEqual([false, false, false, false]);
});

test('the countries that are known are those of the library', () => {
  expect(getCountries().filter((code) => !isCountry(code))).toEqual([]);
  expect(['ZZ', 'US ', 'us', ''].filter(isCountry)).toEqual([]);
});
