import { foldEmail } from '../email/email.ts';
import { foldPhone } from '../phone/phone-variants.ts';

/** A number or address that may be suppressed, in the one form that all its spellings have. */
export interface SuppressedValue {
  kind: 'phone' | 'email';
  /** E.164 as all national variants compare, `;ext=` and the extension behind it; a folded address. */
  value: string;
}

/** A value that merges left beside a contact. */
interface FurtherValue {
  kind: string;
  value: string;
  extension: string | null;
}

/** What a contact is reached by. */
export interface Reachable {
  phone: string | null;
  phone_extension?: string | null;
  phone_secondary: string | null;
  phone_secondary_extension?: string | null;
  email: string | null;
  joined?: { further: readonly FurtherValue[] } | undefined;
}

/** The property of a contact that holds a value. */
export type ReachName = 'phone' | 'phone_secondary' | 'email';

const mark = ';ext=';

export const phoneValue = (e164: string, extension: string | null = null): SuppressedValue => ({
  kind: 'phone',
  value: foldPhone(e164) + (extension === null ? '' : `${mark}${extension}`),
});

export const emailValue = (email: string): SuppressedValue => ({ kind: 'email', value: foldEmail(email) });

/** A value as a key of maps and sets. */
export const valueName = ({ kind, value }: SuppressedValue): string => `${kind}#${value}`;

/** The number without its extension; undefined for anything that has none. */
export const bareValue = ({ kind, value }: SuppressedValue): SuppressedValue | undefined => {
  const at = kind === 'phone' ? value.indexOf(mark) : -1;
  return at < 0 ? undefined : { kind, value: value.slice(0, at) };
};

/** Lists the values by which a contact is reached, with the property that holds each. */
export const placedValues = ({
  phone,
  phone_extension,
  phone_secondary,
  phone_secondary_extension,
  email,
}: Reachable): (SuppressedValue & { param: ReachName })[] => [
  ...(phone === null ? [] : [{ param: 'phone' as const, ...phoneValue(phone, phone_extension) }]),
  ...(phone_secondary === null
    ? []
    : [{ param: 'phone_secondary' as const, ...phoneValue(phone_secondary, phone_secondary_extension) }]),
  ...(email === null ? [] : [{ param: 'email' as const, ...emailValue(email) }]),
];

const distinct = (values: readonly SuppressedValue[]): SuppressedValue[] => [
  ...new Map(values.map(({ kind, value }) => [valueName({ kind, value }), { kind, value }])).values(),
];

const furtherValue = ({ kind, value, extension }: FurtherValue): SuppressedValue[] => {
  if (kind === 'phone') return [phoneValue(value, extension)];
  return kind === 'email' ? [emailValue(value)] : [];
};

/** Lists the values that a contact asks to suppress when it opts out, each once: also those that merges left beside it. */
export const valuesOf = (contact: Reachable): SuppressedValue[] =>
  distinct([...placedValues(contact), ...(contact.joined?.further ?? []).flatMap(furtherValue)]);

/** Lists the values whose suppression holds for these: a number without an extension covers all of its own. */
export const coveringValues = (values: readonly SuppressedValue[]): SuppressedValue[] =>
  distinct(values.flatMap((one) => [one, bareValue(one) ?? []].flat()));

/** Names of values that are suppressed. */
export type Suppressed = ReadonlySet<string>;

export const noneSuppressed: Suppressed = new Set();

/** Tells whether a value may not be reached, by its own suppression or by one that covers it. */
export const isSuppressed = (one: SuppressedValue, suppressed: Suppressed): boolean =>
  coveringValues([one]).some((value) => suppressed.has(valueName(value)));

export const withoutValues = (
  values: readonly SuppressedValue[],
  others: readonly SuppressedValue[],
): SuppressedValue[] => {
  const names = new Set(others.map(valueName));
  return values.filter((one) => !names.has(valueName(one)));
};
