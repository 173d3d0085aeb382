import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#core/text/fold.ts';
import { keyText } from '#core/text/key-text.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('fold', () => {
  test.each([
    ['Müller & Söhne', 'muller & sohne'],
    ['  Two \t\n words ', 'two words'],
    ['STRASSE', 'straße'],
    ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
    ['ﬁne', 'fine'],
    ['İstanbul', 'istanbul'],
    ['Ёлка', 'елка'],
    ['Ἀθῆναι', 'αθηναι'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['Ac\u200bme\u200e', 'acme'],
    ['co\u00adop', 'coop'],
    ['e\u0301', 'é'],
    ['서울', '서울'.normalize('NFD')],
  ])('%s and %s are the same', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test.each([
    ['राम', 'रोम', 'Hindi vowels'],
    ['ガス', 'カス', 'Japanese voicing'],
    ['มา', 'ม้า', 'Thai tones'],
    ['Acme 1', 'Acme 2', 'digits'],
    ['a b', 'ab', 'spaces inside'],
    ['A&B', 'A B', 'signs'],
    ['\u0301', '\u0302', 'accents alone'],
    ['\u200b', '\u3164', 'invisible characters alone'],
  ])('%s and %s differ (%s)', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  test('is empty for blank text alone, and stable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text) === '').toBe(text.trim() === '');
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not tell case or normal forms apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
          expect(fold(text.normalize(form))).toBe(fold(text));
        expect(fold(text.toLowerCase())).toBe(fold(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('keyText', () => {
  test('keeps text that fits as it is', () => {
    for (const text of ['', 'acme', 'é'.repeat(450)]) expect(keyText(text)).toBe(text);
  });

  test('keeps any text within 900 bytes, well-formed, distinct, in the order of its start', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 300, maxLength: 900 }), (text) => {
        const key = keyText(text);
        expect(Buffer.byteLength(key)).toBeLessThanOrEqual(900);
        expect(key.isWellFormed()).toBe(true);
        expect(key.slice(0, 200)).toBe(text.slice(0, 200));
        if (key !== text) expect(keyText(`${text}a`)).not.toBe(key);
      }),
    );
  });
});
