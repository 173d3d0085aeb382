import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalisePhone } from '#core/phone/phone.ts';
import { readExtension } from '#core/phone/phone-extension.ts';

describe('a number with an extension', () => {
  test.each([
    '+1 202-555-0130 x101',
    '+1 202-555-0130x101',
    '+1 202-555-0130 X 101',
    '(202) 555-0130 ext. 101',
    '(202) 555-0130 ext 101',
    '(202) 555-0130 Ext: 101',
    '(202) 555-0130 EXT.101',
    '(202) 555-0130 extn. 101',
    '(202) 555-0130, extension 101',
    '(202) 555-0130 ext. no. 101',
    '(202) 555-0130 ext #101',
    '(202) 555-0130 (ext. 101)',
    '(202) 555-0130 [x101]',
    '(202) 555-0130 - ext 101',
    '(202) 555-0130 / ext 101',
    '(202) 555-0130 ext. 101 (Work)',
    '(202) 555-0130 (Work) ext. 101',
    'Tel.: (202) 555-0130 ext. 101',
    '+12025550130;ext=101',
    'tel:+1-202-555-0130;ext=101',
    '+12025550130#101',
    '+12025550130 # 101',
    '+12025550130 x101#',
    '+12025550130,,101#',
    '+12025550130,101',
    '+12025550130;101',
    '+12025550130p101',
    '+12025550130w101',
    '+12025550130~101',
    '202.555.0130 x.101',
    '12025550130 x101',
    '0012025550130 x101',
    '+1 202-555-0130 доб. 101',
    '+1 202-555-0130 доб.101',
    '+1 202-555-0130 добавочный 101',
    '+1 202-555-0130 (вн. 101)',
    '+1 202-555-0130 х101', // Cyrillic
    '+1 202-555-0130 Durchwahl 101',
    '+1 202-555-0130 DW 101',
    '+1 202-555-0130 DW -101',
    '+1 202-555-0130 Nebenstelle 101',
    '+1 202-555-0130 Nst. 101',
    '+1 202-555-0130 Apparat 101',
    '+1 202-555-0130 Kl. 101',
    '+1 202-555-0130 poste 101',
    '+1 202-555-0130 anexo 101',
    '+1 202-555-0130 Anx. 101',
    '+1 202-555-0130 extensión 101',
    '+1 202-555-0130 ramal 101',
    '+1 202-555-0130 R. 101',
    '+1 202-555-0130 interno 101',
    '+1 202-555-0130 int. 101',
    '+1 202-555-0130 toestel 101',
    '+1 202-555-0130 ankn. 101',
    '+1 202-555-0130 wewn. 101',
    '+1 202-555-0130 内線101',
    '+1 202-555-0130 分机 101',
    '＋１　２０２－５５５－０１３０　ｘ１０１',
    '＋１２０２５５５０１３０；ｅｘｔ＝１０１',
    '＋１２０２５５５０１３０＃１０１',
    '\u202a+1 202-555-0130 x101\u202c',
    '+1 202-555-0130\u00a0x\u00a0101',
    '+1 202-555-0130 x١٠١',
  ])('%s reads as both', (raw) => {
    expect(normalisePhone(raw, 'US')).toEqual({ e164: '+12025550130', extension: '101' });
  });

  test('keeps its leading zeros', () => {
    expect(normalisePhone('+12025550130 x007', 'US')).toEqual({ e164: '+12025550130', extension: '007' });
  });

  test.each([
    ['030 901820 Durchwahl 12', 'DE', '+4930901820', '12'],
    ['01 42 68 53 00 poste 4412', 'FR', '+33142685300', '4412'],
    ['8 (800) 555-35-35 доб. 123', 'RU', '+78005553535', '123'],
    ['(11) 3333-4444 ramal 21', 'BR', '+551133334444', '21'],
    ['+52 1 55 1234 5678 ext 9', 'MX', '+5215512345678', '9'],
    ['020 7946 0980 x 3', 'GB', '+442079460980', '3'],
  ] as const)('of its country, %s in %s, reads as both', (raw, country, e164, extension) => {
    expect(normalisePhone(raw, country)).toEqual({ e164, extension });
  });

  test('whatever its digits and its spelling', () => {
    const spelling = fc.constantFrom(
      ' x',
      ' ext. ',
      ';ext=',
      '#',
      ' доб. ',
      ' Durchwahl ',
      ' poste ',
      ' ramal ',
    );
    fc.assert(
      fc.property(spelling, fc.stringMatching(/^\d{1,9}$/), (between, extension) => {
        const reading = normalisePhone(`+12025550130${between}${extension}`, undefined);
        expect(reading).toEqual({ e164: '+12025550130', extension });
      }),
    );
  });
});

describe('no extension', () => {
  test.each([
    '+12025550130',
    '(202) 555-0130',
    'Durchwahl: 202 555 0130',
    '202-555-0130 (Durchwahl)',
    '1.202.555.0130',
    'tel:+1-202-555-0130',
  ])('is seen in %s', (raw) => {
    expect(normalisePhone(raw, 'US')).toEqual({ e164: '+12025550130' });
  });

  test.each([
    'ext. 101',
    'x101',
    '+1 x 202 555 0130',
    '202-555-0130 x',
    '202-555-0130 x101 x102',
    '202-555-0130 x101/102',
    '202-555-0130 Fax 101',
    '202-555-0130 text 101',
    '202-555-0130 / 202-555-0131',
    '+12025550130 ext 123456789012345678901',
  ])('makes a number of "%s"', (raw) => {
    expect(normalisePhone(raw, 'US')).toEqual({ fault: 'phone_invalid' });
  });
});

describe('an extension alone', () => {
  test.each([
    '101',
    'x101',
    'X 101',
    'ext. 101',
    'Ext: 101',
    '#101',
    '-101',
    'DW 101',
    'доб. 101',
    ' 101 ',
    'ｘ１０１',
  ])('"%s" reads as its digits', (text) => {
    expect(readExtension(text)).toBe('101');
  });

  test.each(['', 'x', 'n/a', '101 or 102', 'Sales', '+1 202 555 0130', '123456789012345678901'])(
    'is not made of "%s"',
    (text) => {
      expect(readExtension(text)).toBeUndefined();
    },
  );
});
