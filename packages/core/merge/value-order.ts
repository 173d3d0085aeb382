import type { StoredContact } from '../attribute/stored-contact.ts';
import { originOf, setAt } from './member.ts';
import type { Strategy } from './merge.schema.ts';

/** Tells whether a machine found a value; a person's is not given up for it. */
const isFound = (contact: StoredContact, name: string): boolean =>
  originOf(contact, name)?.via === 'extraction';

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Puts contacts in the order in which their values of a property are preferred.
 * @param name the property whose origin decides, of custom fields `cf.<name>`
 */
export const inOrder = (
  contacts: readonly StoredContact[],
  { primary, strategy, name }: { primary: string; strategy: Strategy; name: string },
): StoredContact[] => {
  const isPrimary = ({ id }: StoredContact) => Number(id !== primary);
  const byTime = (one: StoredContact, other: StoredContact): number => {
    if (strategy === 'primary') return compareTexts(other.updated_at, one.updated_at);
    const age = compareTexts(setAt(one, name), setAt(other, name));
    return strategy === 'newest' ? -age : age;
  };
  return contacts.toSorted(
    (one, other) =>
      (strategy === 'primary' ? isPrimary(one) - isPrimary(other) : 0) ||
      (strategy === 'primary' ? 0 : Number(isFound(one, name)) - Number(isFound(other, name))) ||
      byTime(one, other) ||
      isPrimary(one) - isPrimary(other) ||
      compareTexts(one.id, other.id),
  );
};
