import { isEmail } from '../email/email.ts';
import { saysNothing } from './says-nothing.ts';
import { valueBreak } from './value-break.ts';

/** Most characters of a cell of addresses; splitting is slow with much space. */
const longest = 1_000;

/** An address as almost all are written. */
const plain = /^[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)+$/;

/** A label before an address: `mailto:`, `SMTP:`, `E-Mail:`, `Work:`. */
const label = /^[\p{L}][\p{L} .-]{0,30}:\s*(?=[^\s:]+@)/u;
const query = /\?.*$/s;
const comment = /\s*[([][^()[\]@]*[)\]]$/u;
/** Straight, curly and angular. */
const quotes = /^['"`\u2018\u2019\u201c\u201d\u00ab\u00bb]+|['"`\u2018\u2019\u201c\u201d\u00ab\u00bb]+$/gu;
const endings = /^[\s<]+|[\s>.,;:]+$/gu;

/** Removes what stands around an address. */
const bareAddress = (part: string): string => {
  const text = part.trim().replace(quotes, '').trim().replace(label, '');
  return text
    .replace(query, '')
    .replace(comment, '')
    .replace(endings, '')
    .replace(quotes, '')
    .replace(/\s*@\s*/u, '@');
};

/**
 * Picks what stands in angle brackets where nothing else is an address: names before them may have commas.
 */
const bracketed = (text: string): string[] | undefined => {
  const found = [...text.matchAll(/<([^<>@]+@[^<>@]+)>/g)].map(([, address = '']) => address);
  return found.length > 0 && !text.replace(/<[^<>@]+@[^<>@]+>/g, '').includes('@') ? found : undefined;
};

const addressesIn = (text: string): string[] => {
  const parts = (bracketed(text) ?? text.split(/[,;|]|:::|\s\/\s/)).map(bareAddress);
  return parts
    .filter((part) => part !== '' && !saysNothing(part, 'value'))
    .flatMap((part) => (isEmail(part) ? [part] : part.split(/\s+/u).map(bareAddress)));
};

/**
 * Reads the addresses of a cell, with ` ::: ` between them and without what mail programs, links and lists
 * leave around them. A cell that holds anything else stays as it is.
 */
export const readAddresses = (text: string): string => {
  if (plain.test(text) || text.length > longest || !text.includes('@')) return text;
  const addresses = addressesIn(text);
  return addresses.length > 0 && addresses.every(isEmail) ? addresses.join(valueBreak) : text;
};
