import { type Found, findAll } from './found.ts';

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  million: 1e6,
  millionen: 1e6,
  mio: 1e6,
};

/** `1.500` and `1,500` are thousands, `1.50` and `1,5` are not. */
const numberOf = (text: string): number | undefined => {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ''));
  const whole =
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(text) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(text);
  if (whole) return Number(`${whole[1]?.replace(/[.,]/g, '')}.${whole[2]}`);
  return /^\d+(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
};

/** Amounts and counts, with what makes thousands of them. */
export const findNumbers = (text: string): Found[] =>
  findAll(
    text,
    /(?<![\w.,@-])[$\u20ac\u00a3]? ?(\d[\d.,]{0,14}\d|\d)(?: ?(k|thousand|tausend|million|millionen|mio)\b)?(?: ?(?:[$\u20ac\u00a3]|euros?\b|dollars?\b))?(?![\w@-])/giu,
    ([, digits = '', magnitude = '']) => {
      const number = numberOf(digits);
      return number === undefined ? undefined : number * (magnitudes[magnitude.toLowerCase()] ?? 1);
    },
  );

const isSign = (wanted: string, sign: string): boolean => {
  if (wanted === 'A') return /[A-Z]/.test(sign);
  return wanted === '0' ? /\d/.test(sign) : wanted === sign;
};

const isWithinWord = (sign: string): boolean => /[\p{L}\d]/u.test(sign);

/** Values that look as a team says: letters for `A`, digits for `0`, all else as it stands. */
export const findFormatted = (text: string, format: string): Found[] => {
  const wanted = [...format.slice(0, 40)];
  const found: Found[] = [];
  for (let start = 0; start + wanted.length <= text.length && wanted.length > 0; start += 1) {
    const end = start + wanted.length;
    if (!wanted.every((sign, index) => isSign(sign, text.charAt(start + index)))) continue;
    if (isWithinWord(text.charAt(start - 1)) || isWithinWord(text.charAt(end))) continue;
    found.push({ value: text.slice(start, end), start, end });
  }
  return found;
};
