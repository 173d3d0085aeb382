import type { MergedValue } from '../attribute/joined.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import {
  extensionNames,
  foldLine,
  type Line,
  lineOf,
  type PhoneName,
  phoneNames,
} from '../contact/number.ts';
import { originOf } from './member.ts';
import type { Asked, FieldOutcome, Loser, Picked } from './pick-values.ts';
import { inOrder } from './value-order.ts';

interface OwnLine extends Line {
  contact: StoredContact;
  name: PhoneName;
}

const linesOf = (contact: StoredContact): OwnLine[] =>
  phoneNames.flatMap((name) => {
    const line = lineOf(contact, name);
    return line ? [{ ...line, contact, name }] : [];
  });

const distinct = (lines: readonly OwnLine[]): OwnLine[] => {
  const known = new Map<string, OwnLine>();
  for (const line of lines) if (!known.has(foldLine(line))) known.set(foldLine(line), line);
  return [...known.values()];
};

/** Puts the line that a request names first. */
const chosenFirst = (lines: readonly OwnLine[], name: PhoneName, owner: string | undefined): OwnLine[] => {
  const chosen = lines.find((line) => line.contact.id === owner && line.name === name);
  return chosen ? [chosen, ...lines.filter((line) => line !== chosen)] : [...lines];
};

/** Lists all lines in the order in which they are kept: those of the contact whose number wins, then the others'. */
const orderedLines = (
  contacts: readonly StoredContact[],
  { primary_id, strategy, overrides }: Asked,
): OwnLine[] => {
  const ordered = inOrder(contacts, { primary: primary_id, strategy, name: 'phone' });
  const all = chosenFirst(ordered.flatMap(linesOf), 'phone', ownValue(overrides, 'phone'));
  const [first, ...rest] = distinct(all);
  if (!first) return [];
  const others =
    rest.length > 0 ? chosenFirst(rest, 'phone_secondary', ownValue(overrides, 'phone_secondary')) : [];
  return [first, ...others];
};

const keptPlace = (at: number): Pick<Loser, 'kept_in'> => ({
  kept_in: at === 1 ? 'phone_secondary' : 'merged_values',
});

const rawOf = (contacts: readonly StoredContact[]): StoredContact[] =>
  contacts.filter(({ phone, phone_raw }) => phone === null && phone_raw !== null);

const lineValues = (name: PhoneName, line: Line | undefined) => ({
  [name]: line?.number ?? null,
  [extensionNames[name]]: line?.extension ?? null,
});

const outcomeOf = (
  field: PhoneName,
  own: OwnLine,
  others: readonly OwnLine[],
  asked: Asked,
): FieldOutcome => ({
  field,
  value: own.number,
  from: own.contact.id,
  origin: originOf(own.contact, own.name) ?? null,
  losers: others.map((line, at) => ({
    contact_id: line.contact.id,
    value: line.number,
    origin: originOf(line.contact, line.name) ?? null,
    ...keptPlace(at + (field === 'phone' ? 1 : 2)),
  })),
  chosen: ownValue(asked.overrides, field) === own.contact.id,
});

/** Origins of lines that come from others, or from the other place. */
const lineOrigins = (
  places: Readonly<Record<PhoneName, OwnLine | undefined>>,
  primary: string,
): Picked['origins'] => {
  const origins: Picked['origins'] = {};
  for (const name of phoneNames) {
    const line = places[name];
    if (!line || (line.contact.id === primary && line.name === name)) continue;
    for (const one of [name, extensionNames[name]]) origins[one] = originOf(line.contact, line.name) ?? null;
  }
  return origins;
};

/** The number as it was given, of the line that comes first, or of digits that are no number. */
const rawValues = (first: OwnLine | undefined, raw: StoredContact | undefined): Picked['values'] => {
  if (!first) return { phone_raw: raw?.phone_raw ?? null, phone_status: raw?.phone_status ?? null };
  const given = first.name === 'phone' ? first.contact.phone_raw : first.number;
  return { phone_raw: given, phone_status: 'possible' };
};

const furtherLines = (rest: readonly OwnLine[], raws: readonly StoredContact[]): MergedValue[] => [
  ...rest.map(
    ({ number, extension, contact }): MergedValue => ({
      ...{ kind: 'phone', value: number, extension, from: contact.id },
    }),
  ),
  ...raws.map(
    ({ phone_raw, id }): MergedValue => ({
      ...{ kind: 'phone_raw', value: phone_raw ?? '', extension: null, from: id },
    }),
  ),
];

/** Decides what becomes of the numbers: none is lost. */
export const mergeNumbers = (
  contacts: readonly StoredContact[],
  asked: Asked,
): Picked & { further: MergedValue[] } => {
  const [first, second, ...rest] = orderedLines(contacts, asked);
  const raws = rawOf(contacts);
  const raw = first ? undefined : (raws.find(({ id }) => id === asked.primary_id) ?? raws[0]);
  const others = second ? [second, ...rest] : rest;
  return {
    values: {
      ...lineValues('phone', first),
      ...lineValues('phone_secondary', second),
      ...rawValues(first, raw),
    },
    origins: lineOrigins({ phone: first, phone_secondary: second }, asked.primary_id),
    fields: [
      ...(first ? [outcomeOf('phone', first, others, asked)] : []),
      ...(second ? [outcomeOf('phone_secondary', second, rest, asked)] : []),
    ],
    further: furtherLines(
      rest,
      raws.filter((contact) => contact !== raw),
    ),
  };
};
