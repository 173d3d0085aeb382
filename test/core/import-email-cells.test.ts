import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmail } from '#core/email/email.ts';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { readCells } from './row-fixture.ts';

const read = (cell: string, strictness: 'strict' | 'lenient' = 'strict') =>
  readCells(['Name', 'Phone', 'Email'], ['Ann', '+12025550100', cell], strictness);

describe('an address', () => {
  test.each([
    'a@x.test;',
    'a@x.test, ',
    ';a@x.test',
    "'a@x.test'",
    '"a@x.test"',
    '“a@x.test”',
    'a@x.test.',
    '<a@x.test>',
    'Ann Lee <a@x.test>',
    '"Lee, Ann" <a@x.test>',
    'Ann <a@x.test>;',
    'a @x.test',
    'a@ x.test',
    'mailto:a@x.test',
    'mailto:a@x.test?subject=Hi&body=x',
    'MAILTO:<a@x.test>',
    'SMTP:a@x.test',
    'E-Mail: a@x.test',
    'a@x.test (work)',
    'a@x.test [privat]',
    'a@x.test; n/a',
    '\u200ba@x.test\u200b',
    '  a@x.test\u00a0',
  ])('is read where it is in there: %j', (cell) => {
    expect(read(cell).values).toMatchObject({ email: 'a@x.test', custom_fields: {} });
  });

  test.each([
    ['E5 <a@x.test>; E5b <b@x.test>', 'b@x.test'],
    ['"Lee, Ann" <a@x.test>, "Poe, Bo" <b@x.test>', 'b@x.test'],
    ['a@x.test b@x.test', 'b@x.test'],
    ['a@x.test (work); b@x.test (home)', 'b@x.test'],
    ['a@x.test\nb@x.test', 'b@x.test'],
  ])('of several is the first, and the others stay beside it: %j', (cell, other) => {
    expect(read(cell).values).toMatchObject({ email: 'a@x.test', custom_fields: { Email: other } });
  });

  test.each(['E3@Example.COM', 'e8@exämple.com', "o'neil@x.test"])('%s stays as it is', (cell) => {
    expect(read(cell).values?.email).toBe(cell);
  });

  test.each(['', 'N/A', 'none', '-', '\\N', 'nicht angegeben', 'not provided', 'aucun', 'sin correo'])(
    'is none where the cell is %j',
    (cell) => {
      expect(read(cell)).toMatchObject({ values: { email: null, custom_fields: {} }, warnings: [] });
    },
  );

  test.each([
    '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF)/cn=Recipients/cn=e4',
    'call first',
    'a@x.test do not use',
    'a@@x.test',
  ])('that cannot be read is kept beside the contact, with a warning that holds the cell: %j', (cell) => {
    expect(read(cell).errors).toMatchObject([{ column: 'Email', code: 'email_invalid', value: cell }]);
    expect(read(cell, 'lenient')).toMatchObject({
      values: { email: null, custom_fields: { email_raw: cell } },
      warnings: [{ column: 'Email', code: 'email_invalid', value: cell }],
    });
  });
});

test('of any row that has it is among what rows are matched by, however it is written', () => {
  const found = readHeader(['Name', 'Email']);
  if ('refused' in found) throw new Error(found.refused.message);
  const keysOf = matchKeysOf(found.targets, { country: 'US', lenient: true });
  const part = fc.stringMatching(/^[\w+-]{1,6}(?:\.[\w+-]{1,6})?$/);
  const around = fc.constantFrom<(address: string) => string>(
    (address) => `${address};`,
    (address) => `${address}.`,
    (address) => `Ann <${address}>`,
    (address) => `mailto:${address}?subject=x`,
    (address) => ` ${address.toUpperCase()}`,
    (address) => `'${address}'`,
  );
  fc.assert(
    fc.property(part, fc.stringMatching(/^[a-z0-9-]{1,8}\.[a-z]{2,3}$/), around, (local, domain, write) => {
      const address = `${local}@${domain}`;
      expect(isEmail(address)).toBe(true);
      expect(keysOf(['A', write(address)])).toEqual(
        expect.arrayContaining(keysOf(['B', address]).slice(0, 1)),
      );
    }),
  );
});

test('a row that is known by its name alone once its address is none shares the name with the others', () => {
  const found = readHeader(['Name', 'Email']);
  if ('refused' in found) throw new Error(found.refused.message);
  const keysOf = matchKeysOf(found.targets, { country: 'US', lenient: true });
  for (const email of [
    'a@x',
    'a@x..test',
    '[a@x.test',
    'n/a',
    '@x.test',
    '/o=a/cn=b',
    `${'a'.repeat(260)}@x.test`,
  ])
    if (!isEmail(email))
      expect([email, keysOf(['Ann', email]).at(-1)]).toEqual([email, keysOf(['Ann', '']).at(-1)]);
});
