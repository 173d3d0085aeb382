import { parseDigits } from 'libphonenumber-js';

/** How the word for an extension is spelled, and shortened, where people write them. */
const words = [
  'ext, extn, ex, xt, xtn, extension, extensión, extensao, extensão, int, interno, interne, interior, anexo, anex, anx',
  'Durchwahl, Durchw, DW, Nebenstelle, Nst, Klappe, Kl, Apparat, App, poste, pst, ramal, ram, r(?=[.:])',
  'toestel, tst, anknytning, ankn, lokal, lok, wewnętrzny, wewn, wew, linka, klapka, mellék, dahili, alanumero',
  'доб, добавочный, дополнительный, дод, додатковий, внутренний, внутрішній, внутр, вн, вътр, εσωτερικό, εσωτ',
  '内線, 內線, 分机, 分機, 转, 轉, 내선, 구내, تحويلة, داخلي, שלוחה',
]
  .join(', ')
  .split(', ')
  .join('|');

const before = '[\\s,;:/([.–—-]*';
const joint = '[\\s.:=#–—-]*';
const count = `(?:(?:no|nr|num|number|nummer|n°|nº|número|numéro|№)${joint})?`;

/** What stands between a number and its extension, and how many digits may follow it. */
const marks: readonly (readonly [mark: RegExp, most: number])[] = [
  [new RegExp(`${before}(?<!\\p{L})(?:${words})${joint}${count}$`, 'iu'), 20],
  // The last two are a Cyrillic letter and a sign for times.
  [new RegExp(`${before}[x#~х×][\\s.:=]*$`, 'iu'), 9],
  // Dialers pause there, or wait.
  [/\s*,\s*,[\s,]*$|(?<=\d)[pw]$/iu, 9],
  [/\s*[,;]\s*$/u, 5],
];

const ending = /(?<!\p{Nd})\p{Nd}{1,20}(?=\s*#?\s*[)\]]?\s*$)/u;
/** No number with its extension has more. */
const longest = 250;

/** A number, and the extension behind it as its digits. */
interface Split {
  number: string;
  extension?: string;
}

/** Takes a number and its extension apart, in the spellings of many countries. Leading zeros of extensions are kept. */
export const splitExtension = (given: string): Split => {
  const text = given.length > longest ? '' : given.normalize('NFKC');
  const found = ending.exec(text);
  if (!found) return { number: given };
  const head = text.slice(0, found.index);
  const digits = parseDigits(found[0]);
  for (const [mark, most] of marks) {
    const at = mark.exec(head)?.index;
    if (at === undefined || digits.length > most || !/\p{Nd}/u.test(head.slice(0, at))) continue;
    return { number: head.slice(0, at), extension: digits };
  }
  return { number: given };
};

const alone = new RegExp(`^(?:${joint}(?:${words}|[x~х×]))?${joint}${count}(\\p{Nd}{1,20})\\s*#?$`, 'iu');

/** The digits of an extension that stands alone, with its word or without; undefined when it is none. */
export const readExtension = (given: string): string | undefined => {
  const [, digits] = alone.exec(given.trim().slice(0, longest).normalize('NFKC')) ?? [];
  return digits === undefined ? undefined : parseDigits(digits);
};
