import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Claim } from '../claim/claim.item.ts';
import type { Fault } from '../error.ts';
import { isCountry } from '../phone/country.ts';
import { isDateOrAmount } from '../phone/figure.ts';
import { normalisePhone } from '../phone/phone.ts';
import { readExtension } from '../phone/phone-extension.ts';
import { foldPhone } from '../phone/phone-variants.ts';

/**
 * Properties of a contact's numbers, and of the extension of each: each extension of a number is a line of
 * its own.
 */
export const extensionNames = {
  phone: 'phone_extension',
  phone_secondary: 'phone_secondary_extension',
} as const;

export type PhoneName = keyof typeof extensionNames;
export type Numbers = Pick<Contact, PhoneName> & Partial<Pick<Contact, (typeof extensionNames)[PhoneName]>>;

export const phoneNames: readonly PhoneName[] = ['phone', 'phone_secondary'];

/** A number in E.164 with the digits of its extension. */
export interface Line {
  number: string;
  extension: string | null;
}

/** Answers a line of a contact; undefined where it has none. */
export const lineOf = (numbers: Numbers, name: PhoneName): Line | undefined => {
  const { [name]: number, [extensionNames[name]]: extension = null } = numbers;
  return number === null ? undefined : { number, extension };
};

type FurtherLines = Pick<StoredContact, 'joined'>;

/** Lists the lines that merges left beside a contact, which has no place for them. */
export const furtherLines = ({ joined }: FurtherLines): Line[] =>
  (joined?.further ?? []).flatMap(({ kind, value, extension }) =>
    kind === 'phone' ? [{ number: value, extension }] : [],
  );

/** Lists all lines by which a contact is found. */
export const linesOf = (contact: Numbers & FurtherLines): Line[] => [
  ...phoneNames.flatMap((name) => lineOf(contact, name) ?? []),
  ...furtherLines(contact),
];

/** Writes a line as one text, which can be read as that line. */
export const lineText = ({ number, extension }: Line): string =>
  extension === null ? number : `${number};ext=${extension}`;

/** Makes the key by which lines are compared: all national variants of a number are one. */
export const foldLine = ({ number, extension }: Line): string =>
  lineText({ number: foldPhone(number), extension });

/** Makes the claim of a line. The claims of all extensions of a number are in one partition. */
export const phoneClaim = ({ number, extension }: Line): Claim => ({
  kind: 'phone',
  value: foldPhone(number),
  ...(extension !== null && { part: extension }),
});

const messages = {
  phone_region_doubtful: (raw: string, country: string) =>
    `"${raw}" has no country code and is no number of ${country}. Write it with its country code, such as +49.`,
  phone_invalid: (raw: string) => `"${raw}" is not a possible phone number.`,
  phone_precision_lost: (raw: string) =>
    `"${raw}" lost digits in a spreadsheet. Format the column as text and enter the number again.`,
};

/** A number as it was given: the text, and its extension where that stands apart. */
export interface GivenNumber {
  raw: string | null;
  extension?: string | null | undefined;
}

interface NumberReading {
  e164: string | null;
  extension: string | null;
  faults: Fault[];
}

const nothing = (faults: Fault[]): NumberReading => ({ e164: null, extension: null, faults });

const extensionFault = (name: PhoneName, code: string, message: string): Fault => ({
  param: extensionNames[name],
  code,
  message,
});

/** Reads the extension that follows the number in a text, or is given apart; both may say the same. */
const extensionOf = (
  name: PhoneName,
  behind: string | undefined,
  given: string | null | undefined,
): { extension: string | null; fault?: Fault } => {
  if (given === undefined || given === null) return { extension: behind ?? null };
  const apart = readExtension(given);
  if (apart === undefined) {
    const message = `"${given}" is no extension: up to 20 digits.`;
    return { extension: behind ?? null, fault: extensionFault(name, 'extension_invalid', message) };
  }
  if (behind === undefined || behind === apart) return { extension: apart };
  const message = `The number has the extension ${behind}, and ${apart} is given beside it.`;
  return { extension: behind, fault: extensionFault(name, 'ambiguous', message) };
};

/** Reads a number and its extension; what cannot be read is null, with faults that say why. */
export const readNumber = (
  name: PhoneName,
  { raw, extension: given }: GivenNumber,
  country: string,
): NumberReading => {
  if (raw === null) {
    const message = 'There is no number that it could be an extension of.';
    return nothing(given ? [extensionFault(name, 'extension_without_number', message)] : []);
  }
  const read = normalisePhone(raw, isCountry(country) ? country : undefined);
  if (read.fault !== undefined)
    return nothing([{ param: name, code: read.fault, message: messages[read.fault](raw, country) }]);
  const { extension, fault } = extensionOf(name, read.extension, given);
  return { e164: read.e164, extension, faults: fault ? [fault] : [] };
};

/** Reads a number from a cell, where a plain date or amount is no number. */
export const readNumberCell: typeof readNumber = (name, given, country) => {
  const { raw } = given;
  if (raw === null || !isDateOrAmount(raw)) return readNumber(name, given, country);
  const message = `"${raw}" is a date or an amount, not a phone number.`;
  return nothing([{ param: name, code: 'phone_invalid', message }]);
};

/** Joins a number as it was given with its extension, to be kept where it cannot be read. */
export const rawNumber = ({ raw, extension }: GivenNumber): string | null =>
  raw !== null && extension ? `${raw} ext. ${extension}` : raw;
