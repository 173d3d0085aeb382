const date = /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?:[T,\s]\s*\d{1,2}:\d{2}.*)?$/;

/** With one or two decimals; groups of thousands have the other sign. */
const amount = /^[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+(?=,)|[1-9]\d{0,2}(?:,\d{3})+(?=\.))[.,]\d{1,2}$/;

/** What a formula makes of `0171-9990003`. */
const difference = /^-\d+$/;

/** Years that people have dates of; of those of two digits nobody knows the century. */
const isYear = (text: string) => (text.length === 4 ? /^(?:19|20)/.test(text) : text.length === 2);

const isDay = (year: string, month: number, day: number): boolean => {
  if (!isYear(year) || month < 1 || month > 12 || day < 1) return false;
  // Of a year without its century, a 29 February may be.
  return day <= new Date(Date.UTC(year.length === 4 ? Number(year) : 2000, month, 0)).getUTCDate();
};

const isDate = (text: string): boolean => {
  const [, one = '', , two = '', three = ''] = date.exec(text) ?? [];
  const [first, second, third] = [one, two, three].map(Number) as [number, number, number];
  return isDay(three, second, first) || isDay(three, first, second) || isDay(one, second, third);
};

/** Tells whether a cell is plainly a date or an amount, though its digits might make a number to call. */
export const isDateOrAmount = (text: string): boolean => {
  const plain = text.trim();
  return amount.test(plain) || difference.test(plain) || isDate(plain);
};
