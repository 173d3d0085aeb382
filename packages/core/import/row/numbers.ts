import { foldLine, type Numbers } from '../../contact/number.ts';
import type { Candidate } from './candidate.ts';
import { type Lines, linesOf, partsOf } from './lines.ts';
import type { StandIn } from './stand-ins.ts';

/** Tells whether two numbers are spellings of one line, national variants included. */
const isLine = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && foldLine(partsOf(one)) === foldLine(partsOf(other));

/** Applies the columns of numbers to those of a contact. A number that it has keeps its spelling. */
const saidNumbers = (seen: Lines, { draft, values: given }: Pick<Candidate, 'draft' | 'values'>): Lines => {
  const values = linesOf(given);
  const has = [seen.phone, seen.phone_secondary];
  const spelled = (number: string | null) => has.find((one) => isLine(one, number)) ?? number;
  const phone = draft.phone === undefined ? null : spelled(values.phone);
  const second = draft.phone_secondary === undefined ? null : spelled(values.phone_secondary);
  if (phone !== null && second !== null) return { phone, phone_secondary: second };
  // One number alone stays where the contact has it.
  if (has.includes(phone ?? second)) return seen;
  return { phone: phone ?? seen.phone, phone_secondary: second ?? seen.phone_secondary };
};

/** Picks the numbers that stand in, that of the column of second numbers first. */
const numbersOf = (standIns: readonly StandIn[]): StandIn[] => {
  const numbers = standIns.filter(({ property }) => property === 'phone' || property === 'phone_secondary');
  return [...numbers.filter(({ isSecond }) => isSecond), ...numbers.filter(({ isSecond }) => !isSecond)];
};

/**
 * Decides both numbers of a contact after a row, and which numbers have no place: stand-ins fill what is
 * empty, and the column of second numbers always takes the second place.
 */
export const numbersAfter = (
  contact: Numbers,
  row: Pick<Candidate, 'draft' | 'values' | 'standIns'>,
): { numbers: Lines; left: StandIn[] } => {
  const { phone, phone_secondary } = saidNumbers(linesOf(contact), row);
  const numbers = { phone, phone_secondary };
  const left: StandIn[] = [];
  for (const one of numbersOf(row.standIns)) {
    const { value, isSecond } = one;
    if (isLine(value, numbers.phone) || isLine(value, numbers.phone_secondary)) continue;
    if (numbers.phone === null) numbers.phone = value;
    else if (numbers.phone_secondary === null || isSecond) numbers.phone_secondary = value;
    else left.push(one);
  }
  return { numbers, left };
};
