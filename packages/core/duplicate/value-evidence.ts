import { compareEmails, type EmailMethod } from './compare-emails.ts';
import { letters, likeness } from './compare-words.ts';
import { clamped, type Evidence } from './evidence.ts';
import { countKeys, type Frequencies, isCounted } from './frequency.ts';
import { idMark, type Profile, type ProfileLine } from './profile.ts';

/** What holds for all pairs of a team. */
export interface Measures {
  frequencies: Frequencies;
  /** Values that a switchboard or a household of ten has, by their key: they are no evidence. */
  shared: ReadonlySet<string>;
  /** Whether addresses speak for two contacts being one; against it they always do. */
  matchEmail: boolean;
  /** Names of the custom fields that are compared. */
  customFields: readonly string[];
}

/** A value that many have says less, down to nothing. */
const byHolders = (weight: number, holders: number): number => {
  if (holders <= 2) return weight;
  return holders <= 4 ? weight * 0.85 : weight * 0.6;
};

const phoneAgreement = (
  line: string,
  { frequencies, shared }: Measures,
): Omit<Evidence, 'field' | 'values'> => {
  const key = countKeys.phone(line);
  if (shared.has(key)) return { method: 'shared_value', weight: 0 };
  return { method: 'exact', weight: byHolders(4, frequencies.count(key)) };
};

const isNear = (one: string, other: string): boolean =>
  one.length === other.length && likeness(one, other) > 0.9;

/** Compares lines that are not equal. */
const unequalLines = (one: ProfileLine, other: ProfileLine): { method: string; weight: number } => {
  const isOneBare = one.whole === one.bare || other.whole === other.bare;
  if (one.bare === other.bare)
    return isOneBare
      ? { method: 'without_extension', weight: 0.5 }
      : { method: 'other_extension', weight: -1 };
  return isNear(one.bare, other.bare)
    ? { method: 'similar', weight: 0 }
    : { method: 'differs', weight: -3.2 };
};

/** Weighs the numbers: one in common speaks for it, whatever the others are. */
export const phoneEvidence = (one: Profile, other: Profile, measures: Measures): Evidence | undefined => {
  const field = 'phone';
  const common = one.lines.find(({ whole }) => other.lines.some((line) => line.whole === whole))?.whole;
  if (common !== undefined) return { field, values: [common, common], ...phoneAgreement(common, measures) };
  const { rawDigits } = one;
  if (rawDigits !== undefined && rawDigits === other.rawDigits)
    return { field, method: 'exact_digits', values: [rawDigits, rawDigits], weight: 3 };
  let nearest: Evidence | undefined;
  for (const line of one.lines)
    for (const against of other.lines) {
      const found = { field, values: [line.whole, against.whole] as const, ...unequalLines(line, against) };
      if (!nearest || found.weight > nearest.weight) nearest = found;
    }
  return nearest;
};

const emailWeights: Readonly<Record<EmailMethod, number>> = {
  exact: 4.5,
  shared_mailbox: 1,
  same_mailbox: 3.8,
  other_tag: 1.5,
  similar: 2,
  same_local_part: 0,
  same_odd_local_part: 1.5,
  differs: -3,
};

export const emailEvidence = (one: Profile, other: Profile, measures: Measures): Evidence | undefined => {
  if (!one.email || !other.email) return undefined;
  const key = countKeys.email(one.email.whole);
  const compared = compareEmails(one.email, other.email);
  const isShared = compared === 'exact' && measures.shared.has(key);
  const full = byHolders(emailWeights[compared], compared === 'exact' ? measures.frequencies.count(key) : 0);
  return {
    field: 'email',
    method: isShared ? 'shared_value' : compared,
    values: [one.email.whole, other.email.whole],
    weight: isShared || (!measures.matchEmail && full > 0) ? 0 : full,
  };
};

export const companyEvidence = (
  { company: one }: Profile,
  { company: other }: Profile,
  { frequencies }: Measures,
): Evidence | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const values = [one, other] as const;
  const share = isCounted(frequencies) ? frequencies.count(countKeys.company(one)) / frequencies.contacts : 0;
  if (one === other) return { field: 'company', method: 'exact', values, weight: share > 0.02 ? 0.4 : 1 };
  const isNamed = !one.startsWith(idMark) && !other.startsWith(idMark);
  if (isNamed && likeness(one, other) >= 0.85)
    return { field: 'company', method: 'similar', values, weight: 0.6 };
  return { field: 'company', method: 'differs', values, weight: -0.5 };
};

export const externalIdEvidence = (
  { externalId: one }: Profile,
  { externalId: other }: Profile,
): Evidence | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const isEqual = one === other;
  return {
    field: 'external_id',
    method: isEqual ? 'exact' : 'differs',
    values: [one, other],
    weight: isEqual ? 6 : -1,
  };
};

/** What the equality of a custom field's value says: the rarer the value, the more. */
const fieldAgreement = (key: string, { contacts, count }: Frequencies): number =>
  contacts === 0 ? 2 : clamped(0.6 * Math.log(contacts / Math.max(1, count(key) - 1)), 0.2, 3.2);

const date = /^\d{4}-\d\d-\d\d$/;

/** Tells whether values look like one with a slip: a letter or two, or two of them swapped. */
const isFieldSlip = (one: string, other: string): boolean => {
  if (date.test(one) && date.test(other))
    return likeness(one, other) >= 0.9 || letters(one) === letters(other);
  if (Math.max(one.length, other.length) < 4) return false;
  return likeness(one, other) >= 0.8 || (one.length >= 4 && likeness(letters(one), letters(other)) >= 0.8);
};

/** Weighs the custom fields that the team compares. */
export const fieldEvidence = (one: Profile, other: Profile, measures: Measures): Evidence[] =>
  measures.customFields.flatMap((name, at) => {
    const [a, b] = [one.fields[at], other.fields[at]];
    if (a === undefined || b === undefined) return [];
    const base = { field: `cf.${name}`, values: [a, b] as const };
    const full = fieldAgreement(countKeys.field(at, a), measures.frequencies);
    if (a === b) return [{ ...base, method: 'exact', weight: full }];
    if (isFieldSlip(a, b)) return [{ ...base, method: 'similar', weight: Math.min(1.2, full / 2) }];
    const isSameYear = date.test(a) && date.test(b) && a.slice(0, 4) === b.slice(0, 4);
    return [
      isSameYear
        ? { ...base, method: 'same_year', weight: -0.3 }
        : { ...base, method: 'differs', weight: -1.2 },
    ];
  });
