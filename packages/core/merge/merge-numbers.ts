import { ownValue } from '../attribute/own-value.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Claim } from '../claim/claim.item.ts';
import { extensionNames, foldLine, type Line, lineOf, type PhoneName, phoneClaim, phoneNames } from '../contact/number.ts';
import { foldEmail } from '../email/email.ts';
import { emailValue, phoneValue, type SuppressedValue } from '../suppression/suppressed-value.ts';
import { type MergedValue, originOf } from './member.ts';
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
const orderedLines = (contacts: readonly StoredContact[], { primary_id, strategy, overrides }: Asked): OwnLine[] => {
  const ordered = inOrder(contacts, { primary: primary_id, strategy, name: 'phone' });
  const all = chosenFirst(ordered.flatMap(linesOf), 'phone', ownValue(overrides, 'phone'));
  const [first, ...rest] = distinct(all);
  if (!first) return [];
  const others = rest.length > 0 ? chosenFirst(rest, 'phone_secondary', ownValue(overrides, 'phone_secondary')) : [];
  return [first, ...others];
};

const keptPlace = (at: number): Pick<Loser, 'kept_in'> => ({ kept_in: at === 1 ? 'phone_secondary' : 'merged_values' });

const rawOf = (contacts: readonly StoredContact[]): StoredContact[] =>
  contacts.filter(({ phone, phone_raw }) => phone === null && phone_raw !== null);

const lineValues = (name: PhoneName, line: Line | undefined) => ({
  [name]: line?.number ?? null,
  [extensionNames[name]]: line?.extension ?? null,
});

const outcomeOf = (field: PhoneName, own: OwnLine, others: readonly OwnLine[], asked: Asked): FieldOutcome => ({
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

/** Decides what becomes of the numbers: none is lost. */
export const mergeNumbers = (
  contacts: readonly StoredContact[],
  asked: Asked,
): Picked & { further: MergedValue[] } => {
  const [first, second, ...rest] = orderedLines(contacts, asked);
  const raws = rawOf(contacts);
  const raw = first ? undefined : (raws.find(({ id }) => id === asked.primary_id) ?? raws[0]);
  const phoneOwner = first?.contact ?? raw;
  const isPrimaryLine = first?.name === 'phone';
  const others = [...(second ? [second] : []), ...rest];
  const origins: Picked['origins'] = {};
  for (const [name, line] of [['phone', first], ['phone_secondary', second]] as const)
    if (line && (line.contact.id !== asked.primary_id || line.name !== name))
      for (const one of [name, extensionNames[name]])
        origins[one] = originOf(line.contact, line.name) ?? null;
  return {
    values: {
      ...lineValues('phone', first),
      ...lineValues('phone_secondary', second),
      phone_raw: isPrimaryLine || raw ? (phoneOwner?.phone_raw ?? null) : (first?.number ?? null),
      phone_status: first ? 'possible' : (raw?.phone_status ?? null),
    },
    origins,
    fields: [
      ...(first ? [outcomeOf('phone', first, others, asked)] : []),
      ...(second ? [outcomeOf('phone_secondary', second, rest, asked)] : []),
    ],
    further: [
      ...rest.map(({ number, extension, contact }) => ({ kind: 'phone' as const, value: number, extension, from: contact.id })),
      ...raws
        .filter((contact) => contact !== raw)
        .map(({ phone_raw, id }) => ({ kind: 'phone_raw' as const, value: phone_raw ?? '', extension: null, from: id })),
    ],
  };
};

/** Lists the addresses and external ids that did not win, each once. */
export const furtherKeys = (contacts: readonly StoredContact[], winner: Partial<StoredContact>): MergedValue[] => {
  const known = new Set([`email#${foldEmail(winner.email ?? '')}`, `external_id#${winner.external_id?.trim() ?? ''}`]);
  return contacts.flatMap(({ id, email, external_id }) =>
    [
      { kind: 'email' as const, value: email, key: `email#${foldEmail(email ?? '')}` },
      { kind: 'external_id' as const, value: external_id, key: `external_id#${external_id?.trim() ?? ''}` },
    ].flatMap(({ kind, value, key }) => {
      if (value === null || known.has(key)) return [];
      known.add(key);
      return [{ kind, value, extension: null, from: id }];
    }),
  );
};

/** Makes the claim by which the survivor is found by a value that it has no place for. */
export const furtherClaim = ({ kind, value, extension }: MergedValue): Claim | undefined => {
  if (kind === 'phone') return phoneClaim({ number: value, extension });
  if (kind === 'email') return { kind, value: foldEmail(value) };
  return kind === 'external_id' ? { kind, value: value.trim() } : undefined;
};

/** Lists the values among these that an opt-out of the survivor covers, too. */
export const furtherReach = (values: readonly MergedValue[]): SuppressedValue[] =>
  values.flatMap(({ kind, value, extension }) => {
    if (kind === 'phone') return [phoneValue(value, extension)];
    return kind === 'email' ? [emailValue(value)] : [];
  });
