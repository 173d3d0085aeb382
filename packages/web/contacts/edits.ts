import type { Contact } from '../../client/schema.ts';

/** A property that is edited; of a custom field its name behind `cf.`. */
export type Property = string;

export const propertyOf = (contact: Contact, property: Property): unknown =>
  property.startsWith('cf.')
    ? (contact.custom_fields[property.slice(3)] ?? null)
    : ((contact as unknown as Record<string, unknown>)[property] ?? null);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export const isSame = (one: unknown, other: unknown): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/** A company that is named, and not chosen: it is found by the name, or made. */
export interface NamedCompany {
  readonly company: string;
}

const isNamed = (value: unknown): value is NamedCompany =>
  typeof value === 'object' && value !== null && 'company' in value;

/** The change of one property, as a request makes it; what is empty is cleared. */
export const changeOf = (property: Property, value: unknown): Record<string, unknown> => {
  if (isNamed(value)) return { company: value.company };
  const given = isEmpty(value) && property !== 'tags' ? null : value;
  return property.startsWith('cf.')
    ? { custom_fields: { [property.slice(3)]: given } }
    : { [property]: given };
};

/** An edit that meets a version other than the one it was made on. */
export interface Meeting {
  /** What the value was when the edit began. */
  readonly base: unknown;
  readonly mine: unknown;
  /** What it is now. */
  readonly theirs: unknown;
}

/**
 * What to do then: somebody who changed other values stands in nobody's way, and who meant the same is done; else
 * somebody has to choose.
 */
export const meet = ({ base, mine, theirs }: Meeting): 'again' | 'done' | 'choose' => {
  if (isSame(theirs, mine)) return 'done';
  return isSame(theirs, base) ? 'again' : 'choose';
};
