import { type FormatPart, formatParts } from './number-format.ts';

/** Formats that Excel has without a code: dates and times, those of East Asia among them. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/**
 * What may stand before the digits of a phone number or a postcode, as they are written and as they are
 * shown.
 */
const before = /^[+() 1-9]$/;
const prefix = /^[+\d ()/-]*$/;

/** The places of digits, and what stands between them. */
const place = /^[0#?]$/;
const between = /^[ ()/-]$/;
const betweenAsText = /^[ ()/.-]+$/;
const mostPlaces = 40;

/**
 * The style of a cell's number: a date, or a whole number with signs and digits before it and a number of
 * digits at least, as formats for phones and postcodes have; undefined for the number as it is.
 */
export type CellStyle = 'date' | { before: string; digits: number } | undefined;

const isBefore = ({ isText, text }: FormatPart) => isText || before.test(text);

const isPlace = ({ isText, text }: FormatPart) =>
  isText ? betweenAsText.test(text) : place.test(text) || between.test(text);

const joined = (parts: readonly FormatPart[]) => parts.map(({ text }) => text).join('');

/** The signs of a format, without the text that stands between them. */
const signsOf = (parts: readonly FormatPart[]) => joined(parts.filter(({ isText }) => !isText));

/** How many digits the places of a format show at least; undefined where they are not just places. */
const leastDigits = (places: readonly FormatPart[]): number | undefined => {
  const signs = signsOf(places);
  if (/^general$/i.test(joined(places))) return 0;
  const isNumber = places.length <= mostPlaces && places.every(isPlace) && /[0#?]/.test(signs);
  return isNumber ? signs.split('0').length - 1 : undefined;
};

const digitStyle = (parts: readonly FormatPart[]): CellStyle => {
  const at = parts.findIndex((part) => !isBefore(part));
  const shown = joined(parts.slice(0, at));
  const digits = at === -1 ? undefined : leastDigits(parts.slice(at));
  if (digits === undefined || !prefix.test(shown)) return undefined;
  if (!/[+\d]/.test(shown)) return digits < 2 ? undefined : { before: '', digits };
  // Of `(0` the other half stands among the digits.
  return { before: shown.replace(/\((?!\d+\))/g, '').trimStart(), digits };
};

const isBuiltInDate = (id: number) => builtInDates.some(([from, to]) => id >= from && id <= to);

const isDate = (parts: readonly FormatPart[]): boolean => {
  const signs = signsOf(parts);
  return !/general/i.test(signs) && /[dmyhs]/i.test(signs) && !/[0#?]/.test(signs.replace(/\.0+/g, ''));
};

/** Tells whether a number format shows a number as a date or a time. */
export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? isBuiltInDate(id) : isDate(formatParts(code));

/** Reads a number format as far as it matters for a contact. */
export const cellStyle = (id: number, code: string | undefined): CellStyle => {
  if (code === undefined) return isBuiltInDate(id) ? 'date' : undefined;
  const parts = formatParts(code);
  return isDate(parts) ? 'date' : digitStyle(parts);
};

const day = 86_400_000;

/**
 * Day 0 of Excel's calendar, which has a 29 February 1900 that never was, and of the one that begins in 1904.
 */
const epoch = (serial: number, is1904: boolean): number => {
  if (is1904) return Date.UTC(1904, 0, 1);
  return serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
};

const lastDay = 2_958_465;

/**
 * A serial number as ISO text: a day, a moment without a zone, or below one day a time; undefined for what is
 * neither.
 */
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

/** Shows a number as its cell does. */
export const shownNumber = (raw: string, style: CellStyle, is1904: boolean): string => {
  if (style === undefined || raw === '') return numberText(raw);
  if (style === 'date') return dateOfSerial(Number(raw), is1904) ?? numberText(raw);
  const text = numberText(raw);
  return /^\d+$/.test(text) ? style.before + text.padStart(style.digits, '0') : text;
};

const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/;

/** A date that stands as text in its cell, as dates of numbers are written. */
export const isoDate = (text: string): string => {
  const [, date = text, time = '00:00:00'] = moment.exec(text.trim()) ?? [];
  return time === '00:00:00' ? date : `${date}T${time}`;
};
