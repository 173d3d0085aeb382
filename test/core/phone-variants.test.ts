import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { phoneKey } from '#core/import-file/match-hash.ts';
import type { CountryCode } from '#core/phone/country.ts';
import { normalisePhone } from '#core/phone/phone.ts';
import { foldPhone } from '#core/phone/phone-variants.ts';

const read = (text: string, country: CountryCode = 'US') => normalisePhone(text, country).e164 ?? text;

describe('variants of one line are compared alike (chatwoot#5840, chatwoot#14048)', () => {
  test.each([
    ['+5511987654321', '+551187654321', 'Brazil’s ninth digit'],
    ['+55 (47) 99123-4567', '+55 47 9123-4567', 'Brazil, as it is written'],
    ['+5215512345678', '+525512345678', 'Mexico’s 521'],
    ['+52 1 55 1234 5678', '+52 55 1234 5678', 'Mexico, as it is written'],
    ['+5491123456789', '+541123456789', 'Argentina’s 9'],
    ['+54 11 15 2345 6789', '+54 11 2345 6789', 'Argentina’s 15'],
  ])('%s and %s (%s)', (one, other) => {
    expect(foldPhone(read(one))).toBe(foldPhone(read(other)));
  });

  test('Argentina’s national form with 15', () => {
    expect(foldPhone(read('011 15 2345-6789', 'AR'))).toBe(foldPhone('+541123456789'));
  });
});

describe('numbers that only look alike stay apart (waha#1974)', () => {
  test.each([
    ['+551134567890', '+5511934567890', 'a Brazilian landline is no mobile line without its 9'],
    ['+551187654321', '+551287654321', 'area codes differ'],
    ['+12025550100', '+12025550101', 'other countries'],
    ['+525512345678', '+525512345679', 'Mexico'],
  ])('%s and %s (%s)', (one, other) => {
    expect(foldPhone(one)).not.toBe(foldPhone(other));
  });

  test.each(['+551134567890', '+525512345678', '+5491123456789', '+12025550100', '+4930123456'])(
    '%s is compared as it is',
    (e164) => expect(foldPhone(e164)).toBe(e164),
  );
});

const numbers = fc
  .tuple(fc.constantFrom('+55', '+52', '+521', '+54', '+549', '+1', '+44'), fc.stringMatching(/^\d{8,11}$/))
  .map((parts) => parts.join(''));

test('folding again changes nothing, nor does it ever touch the last eight digits, which rows are matched by', async () => {
  await fc.assert(
    fc.property(numbers, (e164) => {
      expect(foldPhone(foldPhone(e164))).toBe(foldPhone(e164));
      expect(foldPhone(e164).slice(-8)).toBe(e164.slice(-8));
    }),
    { numRuns: 5_000 },
  );
});

test('rows with variants of one line share a match key', () => {
  for (const [one, other] of [
    ['+5511987654321', '+551187654321'],
    ['+5215512345678', '+525512345678'],
    ['+5491123456789', '+541123456789'],
  ] as const)
    expect(phoneKey(one, 'US')).toBe(phoneKey(other, 'US'));
});

test('a number is kept as it was given, Mexico’s 521 included', () => {
  expect(normalisePhone('+52 1 (55) 1234-5678', undefined)).toEqual({ e164: '+5215512345678' });
  expect(normalisePhone('+551187654321', undefined)).toEqual({ e164: '+551187654321' });
  expect(normalisePhone('+52 1 55 1234', undefined)).toEqual({ fault: 'phone_invalid' });
});

test('two variants of one line on one contact are one claim', () => {
  const contact = completeContact({ phone: '+551187654321', phone_secondary: '+5511987654321' });
  expect(claimsOf(contact)).toEqual([{ kind: 'phone', value: '+5511987654321' }]);
});
