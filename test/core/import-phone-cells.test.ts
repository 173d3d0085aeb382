import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { readCells } from './row-fixture.ts';

const phoneOf = (cell: string, country = 'DE', strictness: 'strict' | 'lenient' = 'strict') => {
  const { values, errors } = readCells(['Name', 'Phone'], ['Ann', cell], strictness, country);
  return values?.phone ?? errors?.[0]?.code;
};

const twoDigits = (number: number) => String(number).padStart(2, '0');

describe('a cell of a column for numbers', () => {
  test.each([
    '15.03.2023',
    '2023-03-15',
    '03/15/2023',
    '2023/3/15',
    '15.03.2023, 14:00',
    '15.03.23',
    '29.02.2024',
    '12.50',
    '12,50',
    '1234.56',
    '1.234,56',
    '1,234.56',
    '-12.50',
    '-9989832',
    '1500.00',
    '1712000119.5',
  ])('that is plainly a date or an amount is no number: %s', (cell) => {
    expect(phoneOf(cell)).toBe('phone_invalid');
  });

  test('is kept beside the contact by a lenient import, as any that is none', () => {
    const message = '"15.03.2023" is a date or an amount, not a phone number.';
    expect(readCells(['Name', 'Phone'], ['Ann', '15.03.2023'], 'lenient', 'DE')).toMatchObject({
      values: { phone: null, phone_raw: '15.03.2023', phone_status: 'invalid' },
      warnings: [{ column: 'Phone', code: 'phone_invalid', message, value: '15.03.2023' }],
    });
  });

  test('is no number whichever day of the calendar it is, and however it is written', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('.', '-', '/'), fc.constantFrom(0, 1, 2), (at, sign, order) => {
        const [d, m, y] = [twoDigits(at.getUTCDate()), twoDigits(at.getUTCMonth() + 1), at.getUTCFullYear()];
        const parts = [
          [d, m, y],
          [m, d, y],
          [y, m, d],
        ][order];
        expect(phoneOf(parts?.join(sign) ?? '')).toBe('phone_invalid');
      }),
    );
  });

  test.each([
    ['01.23.45.67.89', 'FR', '+33123456789'],
    ['212.555.0100', 'US', '+12125550100'],
    ['030.901820', 'DE', '+4930901820'],
    ['030.123.45', 'DE', '+493012345'],
    ['0171/99.90.003', 'DE', '+491719990003'],
    ['20.12.20.23', 'DK', '+4520122023'],
    ['20.12.2345', 'DK', '+4520122345'],
    ['31.02.2023', 'DK', '+4531022023'],
  ])('stays a number in groups: %s in %s', (cell, country, e164) => {
    expect(phoneOf(cell, country)).toBe(e164);
  });

  test.each([
    ['491712000119.0', 'DE', '+491712000119'],
    ['1712000120.0', 'DE', '+491712000120'],
    ['1712000120,0', 'DE', '+491712000120'],
    ['436641234567.0', 'AT', '+436641234567'],
    ['+491712000119.00', 'DE', '+491712000119'],
    ['2025550100.0', 'US', '+12025550100'],
  ])('that a program wrote as a fraction has its own digits: %s in %s', (cell, country, e164) => {
    expect(phoneOf(cell, country)).toBe(e164);
  });

  test('has its own digits in each of several values', () => {
    for (const sign of [' ::: ', '\n'])
      expect(readCells(['Phone'], [`491712000119.0${sign}1712000120.0`], 'strict', 'DE')).toMatchObject({
        values: { phone: '+491712000119', phone_secondary: '+491712000120' },
      });
  });

  test('that a program wrote as a fraction is matched with the number itself', () => {
    const header = readHeader(['Phone', 'Home Phone']);
    if ('refused' in header) throw new Error(header.refused.message);
    const keysOf = matchKeysOf(header.targets, { country: 'DE' });
    expect(keysOf(['491712000119.0'])).toEqual(keysOf(['+49 171 2000119']));
    expect(keysOf(['', '1712000119.0'])).toEqual(keysOf(['+49 171 2000119']));
  });
});

describe('a cell of several numbers or addresses', () => {
  const headers = ['Name', 'Phone', 'Email'];
  const read = (phone: string, email: string, country: string) =>
    readCells(headers, ['Ann', phone, email], 'strict', country);

  test.each([
    ['030 901820, 0171 9990003', 'DE', '+4930901820', '+491719990003'],
    ['030/901820;0171-9990003', 'DE', '+4930901820', '+491719990003'],
    ['030 901820 / 0171 9990003', 'DE', '+4930901820', '+491719990003'],
    ['030 901820 oder +49 171 9990003', 'DE', '+4930901820', '+491719990003'],
    ['030 901820 (Büro) | 0171 9990003 (privat)', 'DE', '+4930901820', '+491719990003'],
    ['2025550100;2025550101', 'US', '+12025550100', '+12025550101'],
    ['2025550100,2025550101', 'US', '+12025550100', '+12025550101'],
    ['(202) 555-0100 / (202) 555-0101', 'US', '+12025550100', '+12025550101'],
    ['Home: 202-555-0100; Cell: 202-555-0101', 'US', '+12025550100', '+12025550101'],
    ['01 23 45 67 89 ou 06 12 34 56 78', 'FR', '+33123456789', '+33612345678'],
  ])('has each of them: %s in %s', (cell, country, phone, phone_secondary) => {
    expect(read(cell, '', country)).toMatchObject({ values: { phone, phone_secondary } });
  });

  test('keeps those for which there is no place beside the contact', () => {
    expect(read('2025550100, 2025550101, 2025550102', 'a@x.com; b@x.com', 'US')).toMatchObject({
      values: { email: 'a@x.com', custom_fields: { Phone: '2025550102', Email: 'b@x.com' } },
    });
  });

  test.each([
    ['089 / 12345678', 'DE', '+498912345678'],
    ['+49 (0) 6221 / 1234567', 'DE', '+4962211234567'],
    ['0664 / 123 45 67', 'AT', '+436641234567'],
    ['202-555-0100, 12', 'US', '+12025550100'],
    ['202-555-0100, ask for Ann', 'US', 'phone_invalid'],
    ['202-555-0100;ext=12', 'US', '+12025550100'],
    ['+1 202 555 0100,,123#', 'US', '+12025550100'],
  ])('is one where the parts are no whole numbers: %s in %s', (cell, country, phone) => {
    expect(phoneOf(cell, country)).toBe(phone);
  });

  test.each([
    'a@x.com, b@x.com',
    'a@x.com;b@x.com;',
    'a@x.com b@x.com',
    'a@x.com / b@x.com',
    'Ann Lee <a@x.com>; B. <b@x.com>',
    'a@x.com\nmailto:b@x.com, ',
  ])('has each address: %s', (cell) => {
    expect(read('', cell, 'US')).toMatchObject({
      values: { email: 'a@x.com', custom_fields: { Email: 'b@x.com' } },
    });
  });

  test.each(['Ann Lee <a@x.com>', '"Lee, Ann" <a@x.com>', '<a@x.com>', 'mailto:a@x.com'])(
    'has an address without its name: %s',
    (cell) => {
      expect(read('', cell, 'US')).toMatchObject({ values: { email: 'a@x.com', custom_fields: {} } });
    },
  );

  test('is none where it is longer than any, and takes no time', () => {
    const space = ' '.repeat(60_000);
    expect(read(`2025550100${space}2025550101`, `a@x.com${space}b@x.com`, 'US')).toHaveProperty('errors');
  });

  test('is matched by each, also where it is the company’s and the row names none', () => {
    const header = readHeader(['Phone', 'Email', 'Company', 'Company Main Phone']);
    if ('refused' in header) throw new Error(header.refused.message);
    const keysOf = matchKeysOf(header.targets, { country: 'US' });
    const each = ['2025550100', '2025550101'].flatMap((number) => keysOf([number, '', '', '']));
    expect(keysOf(['202-555-0100, 202-555-0101', '', '', ''])).toEqual(each);
    expect(keysOf(['', '', '', '202-555-0100, 202-555-0101'])).toEqual(each);
    expect(keysOf(['', 'a@x.com; b@x.com', '', ''])).toEqual(
      ['a@x.com', 'b@x.com'].flatMap((address) => keysOf(['', address, '', ''])),
    );
  });

  test('stays as it is where it is a company’s', () => {
    const cells = ['Ann', 'Acme', '202-555-0100, 202-555-0101'];
    expect(readCells(['Name', 'Company', 'Company Main Phone'], cells)).toMatchObject({
      company: { name: 'Acme', phone: '202-555-0100, 202-555-0101' },
    });
    expect(readCells(['Name', 'Company', 'Company Main Phone'], ['Ann', '', cells[2] ?? ''])).toMatchObject({
      values: { phone: '+12025550100', phone_secondary: '+12025550101' },
    });
  });
});
