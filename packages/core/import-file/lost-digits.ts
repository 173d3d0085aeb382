/** A number with an exponent as spreadsheets and programs write it; `12E4` may be an id. */
const exponential = /^[+-]?\d(?:[.,]\d+e\+?|e\+)\d{1,3}$/i;

/** Tells whether a spreadsheet has rounded the digits of an id: many different ones look the same then. */
export const hasLostDigits = (id: string): boolean => exponential.test(id.trim());
