/** Formats that Excel has without a code: dates and times, those of East Asia among them. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Quoted text, escaped characters and what stands in brackets (colours, conditions, locales) are no part of a date. */
const decoration = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** Signs and digits that are no part of the number, and then its places with signs between them. */
const digitFormat =
  /^(?<before>(?:"[^"]*"|\\.|[+() 1-9])*)(?<places>(?:[0#?]|[ ()/-]|\\[ ()/.-]|"[ ()/.-]+"){1,40}|General)$/i;

/** What may stand before the digits of a phone number or a postcode. */
const prefix = /^[+\d ()/-]*$/;

/** Money and the like in brackets is text; colours, conditions and locales are not shown. */
const currency = /\[\$([^\]-]*)(?:-[^\]]*)?\]/g;

/**
 * How a cell shows its number: as a date, or as a whole number with signs and digits before it and so many digits
 * at least, as formats for phones and postcodes do; undefined for the number as it is.
 */
export type CellStyle = 'date' | { before: string; digits: number } | undefined;

const digitStyle = (code = ''): CellStyle => {
  const [positive = ''] = code
    .replace(currency, '"$1"')
    .replace(/\[[^\]]*\]/g, '')
    .split(';');
  const { before = '', places = '' } = digitFormat.exec(positive)?.groups ?? {};
  const shown = before.replace(/["\\]/g, '');
  if (!prefix.test(shown) || !/[0#?]|general/i.test(places)) return undefined;
  const digits = places.match(/0/g)?.length ?? 0;
  if (!/[+\d]/.test(shown)) return digits < 2 ? undefined : { before: '', digits };
  // Of `(0` the other half stands among the digits.
  return { before: shown.replace(/\((?!\d+\))/g, '').trimStart(), digits };
};

/** What a number format makes of a number, as far as it matters for a contact. */
export const cellStyle = (id: number, code: string | undefined): CellStyle =>
  isDateFormat(id, code) ? 'date' : digitStyle(code);

/** Whether a number format shows a number as a date or a time. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return builtInDates.some(([from, to]) => id >= from && id <= to);
  const [positive = ''] = code.replace(decoration, '').split(';');
  return (
    !/general/i.test(positive) && /[dmyhs]/i.test(positive) && !/[0#?]/.test(positive.replace(/\.0+/g, ''))
  );
};

const day = 86_400_000;

/** Day 0 of Excel's calendar, which has a 29 February 1900 that never was, and of the one that begins in 1904. */
const epoch = (serial: number, is1904: boolean): number => {
  if (is1904) return Date.UTC(1904, 0, 1);
  return serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
};

const lastDay = 2_958_465;

/** A serial number as ISO text: a day, a moment without a zone, or below one day a time; undefined for what is neither. */
export const dateOfSerial = (serial: number, is1904: boolean): string | undefined => {
  if (!(serial >= 0) || serial > lastDay) return undefined;
  const seconds = Math.round(serial * 86_400) * 1_000;
  if (epoch(serial, is1904) + seconds >= Date.UTC(10_000, 0, 1)) return undefined;
  const text = new Date(epoch(serial, is1904) + seconds).toISOString();
  if (serial < 1 && !is1904) return text.slice(11, 19);
  return seconds % day === 0 ? text.slice(0, 10) : text.slice(0, 19);
};

/** A number as Excel shows it: 15 digits count, what lies behind them is noise. */
export const numberText = (raw: string): string => {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? raw : String(Number(value.toPrecision(15)));
};

/** What a cell of numbers says. */
export const shownNumber = (raw: string, style: CellStyle, is1904: boolean): string => {
  if (style === undefined || raw === '') return numberText(raw);
  if (style === 'date') return dateOfSerial(Number(raw), is1904) ?? numberText(raw);
  const text = numberText(raw);
  return /^\d+$/.test(text) ? style.before + text.padStart(style.digits, '0') : text;
};
