/**
 * Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: with or without them a name is the same.
 * The marks of other scripts are letters of their own: Hindi vowels, Thai tones, Japanese voicing.
 */
const accents = /[\p{M}&&[\p{scx=Hebrew}\p{scx=Arabic}\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]]/gv;

/** Zero-width characters, direction marks, soft hyphens, variation selectors. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Letters that no decomposition takes apart, as they are typed without them. */
const alone: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};
const letters = new RegExp(`[${Object.keys(alone).join('')}]`, 'g');

/**
 * Text as it is compared: without case, accents, compatibility forms, invisible characters and surplus space.
 * Never empty when `text` is not blank.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    // A lower case may be more than one character, as that of İ.
    .normalize('NFKD')
    .replace(accents, '')
    .replace(invisible, '')
    .replace(letters, (letter) => alone[letter] ?? letter)
    .replaceAll('ς', 'σ')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC') || text.normalize('NFKD').trim();
