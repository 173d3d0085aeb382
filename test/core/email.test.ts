import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldEmail, isEmail } from '#core/email/email.ts';

describe('an address', () => {
  test.each([
    'jane@acme.com',
    'jane.o’neil+calls@mail.acme.co.uk',
    "o'neil#1!@acme.com",
    'jörg@müller.de',
    '用户@例子.广告',
    'a@xn--mller-kva.de',
    'a@b.c',
    `${'a'.repeat(248)}@b.com`,
  ])('%s is taken', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  test.each([
    ['', 'nothing'],
    ['jane', 'no @'],
    ['jane@acme', 'no dot in the domain'],
    ['@acme.com', 'nobody'],
    ['jane@@acme.com', 'two @'],
    ['jane@acme..com', 'two dots'],
    ['jane@.com', 'a dot first'],
    ['jane@acme.com.', 'a dot last'],
    ['jane@acme.com#work', 'a sign in the domain'],
    ['jane @acme.com', 'a space'],
    ['Jane <jane@acme.com>', 'a display name'],
    ['a@b.co, c@d.co', 'two addresses'],
    ['ja\u0001ne@acme.com', 'a control character'],
    ['jane@acme.com\u200b', 'an invisible character'],
    ['jane@acme.com\n', 'a line break'],
    ['jane\ud800@acme.com', 'half of a surrogate pair'],
    [`${'a'.repeat(249)}@b.com`, 'more than 254 characters'],
  ])('%j is refused: %s', (text) => {
    expect(isEmail(text)).toBe(false);
  });

  // What goes back over the text again and again would take minutes.
  test('is checked in no time, however long', { timeout: 30_000 }, () => {
    for (const text of [`${'a.'.repeat(60_000)}@`, `a@${'a.'.repeat(60_000)}`, '@'.repeat(100_000)])
      expect(isEmail(text)).toBe(false);
  });
});

describe('two addresses', () => {
  test.each([
    ['Jane@Acme.COM', 'jane@acme.com'],
    [' jane@acme.com ', 'jane@acme.com'],
    ['JÖRG@müller.de', 'jo\u0308rg@mu\u0308ller.de'],
    ['ｊane@acme.com', 'jane@acme.com'],
  ])('%s and %s are the same', (one, other) => {
    expect(foldEmail(one)).toBe(foldEmail(other));
  });

  test('differ by an accent', () => {
    expect(foldEmail('jorg@acme.com')).not.toBe(foldEmail('jörg@acme.com'));
  });

  test('of any form fold alike, and once folded stay so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const folded = foldEmail(text);
        expect(foldEmail(folded)).toBe(folded);
        expect(foldEmail(text.normalize('NFD'))).toBe(foldEmail(text.normalize('NFC')));
      }),
      { numRuns: 1_000 },
    );
  });
});
