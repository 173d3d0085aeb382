import { distance } from 'fastest-levenshtein';
import { foldEmail } from '../email/email.ts';
import { letters, likeness } from './compare-words.ts';

/** An address taken apart for comparing. */
export interface EmailParts {
  /** Folded. */
  whole: string;
  /** The mailbox that it goes to, without what stands behind a plus. */
  mailbox: string;
  local: string;
  domain: string;
  /** What stands behind the plus; empty where there is none. */
  tag: string;
  /** Whether it is read by whoever has the role, as `info@` is. */
  isRole: boolean;
}

export type EmailMethod =
  | 'exact'
  | 'shared_mailbox'
  | 'same_mailbox'
  | 'other_tag'
  | 'similar'
  | 'same_local_part'
  | 'same_odd_local_part'
  | 'differs';

const roles: ReadonlySet<string> = new Set(
  (
    'info office contact kontakt mail post sales support help service admin administration hello hallo team buero verwaltung ' +
    'empfang reception rezeption praxis kanzlei zentrale anfrage bestellung order orders rechnung billing accounting invoice ' +
    'hr jobs bewerbung marketing press presse webmaster postmaster noreply no-reply enquiries inquiries secretary sekretariat'
  ).split(' '),
);

/** Providers that overlook dots, by their one name. */
const dotless: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/** Takes an address apart. */
export const emailParts = (email: string): EmailParts => {
  const whole = foldEmail(email);
  const at = whole.lastIndexOf('@');
  const [box = '', ...tags] = whole.slice(0, at).split('+');
  const given = whole.slice(at + 1);
  const domain = dotless[given] ?? given;
  const local = domain in dotless ? box.replaceAll('.', '') : box;
  return { whole, mailbox: `${local}@${domain}`, local, domain, tag: tags.join('+'), isRole: roles.has(box) };
};

const digitsOf = (text: string): string => letters(text.replace(/\D+/g, ''));

/** Many digits may have lost one; few tell one address from the next. */
const haveSameDigits = (one: string, other: string): boolean => {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  return a === b || (Math.min(a.length, b.length) >= 5 && distance(a, b) <= 1);
};

const isSpelledAlike = (one: EmailParts, other: EmailParts): boolean =>
  likeness(one.whole, other.whole) >= 0.8 &&
  likeness(one.local, other.local) >= (one.domain === other.domain ? 0.75 : 0.7);

/** Tells whether addresses have the same letters, most of them in the same place. */
const isJumbled = (one: EmailParts, other: EmailParts): boolean =>
  likeness(letters(one.whole), letters(other.whole)) >= 0.9 && likeness(one.whole, other.whole) >= 0.65;

/** Tells whether addresses look like one with a slip of the finger; those with other digits are different ones. */
const isSlip = (one: EmailParts, other: EmailParts): boolean =>
  one.local.length >= 5 &&
  other.local.length >= 5 &&
  one.local !== other.local &&
  haveSameDigits(one.whole, other.whole) &&
  (isSpelledAlike(one, other) || isJumbled(one, other));

/** Tells whether the same is written before a domain that is hardly another one: `gmial.com`. */
const isDomainSlip = (one: EmailParts, other: EmailParts): boolean =>
  one.local === other.local &&
  one.local.length >= 3 &&
  haveSameDigits(one.domain, other.domain) &&
  likeness(one.domain, other.domain) >= 0.8;

/** Compares two addresses. */
export const compareEmails = (one: EmailParts, other: EmailParts): EmailMethod => {
  if (one.whole === other.whole) return one.isRole ? 'shared_mailbox' : 'exact';
  if (one.mailbox === other.mailbox) {
    const isOther = one.tag !== '' && other.tag !== '' && one.tag !== other.tag;
    if (isOther) return 'other_tag';
    return one.isRole ? 'shared_mailbox' : 'same_mailbox';
  }
  if (isSlip(one, other) || isDomainSlip(one, other)) return 'similar';
  const isSameLocal = one.local === other.local && one.local.length >= 5 && !one.isRole;
  if (!isSameLocal) return 'differs';
  // Namesakes have the same name before the sign; digits are their own.
  return /\d.*\d.*\d/.test(one.local) ? 'same_odd_local_part' : 'same_local_part';
};
