import { foldEmail } from '../email/email.ts';
import { shardOf } from '../table/shard.ts';
import type { Item, Key } from '../table/table.ts';
import { keyText } from '../text/key-text.ts';
import type { Contact } from './contact.schema.ts';
import { foundWords } from './search-words.ts';

/** So many words of one item can be found; what has more has further items for them. */
export const wordSlots = ['byWord1', 'byWord2', 'byWord3'] as const;

/** Numbers of one country begin alike, so that their prefixes are spread. */
export const phonePrefixShards: readonly number[] = [0, 1, 2, 3];

const reversed = (digits: string): string => [...digits].reverse().join('');

const firstLetter = (text: string) => [...text][0] ?? '';

export const searchKeys = {
  /** Words of contacts and of companies stand beside each other. */
  word: (teamId: string, word: string) => ({
    pk: `T#${teamId}#W#${firstLetter(word)}`,
    sk: keyText(word),
  }),
  email: (teamId: string, folded: string) => ({
    pk: `T#${teamId}#E#${firstLetter(folded)}`,
    sk: keyText(folded),
  }),
  /** Found by its last digits; `digits` are those of E.164. */
  phone: (teamId: string, digits: string) => ({
    pk: `T#${teamId}#P#${digits.slice(-4)}`,
    sk: reversed(digits),
  }),
  phonePrefix: (teamId: string, shard: number, digits: string) => ({
    pk: `T#${teamId}#PP#${shard}`,
    sk: digits,
  }),
};

const indexed = (index: string, { pk, sk }: Key, id: string) => ({
  [`${index}Pk`]: pk,
  [`${index}Sk`]: `${sk}#${id}`,
});

/** The index attributes by which an item is found by up to three words. */
export const wordAttributes = (
  teamId: string,
  id: string,
  words: readonly string[],
): Record<string, string> =>
  Object.assign(
    {},
    ...words.map((word, slot) => indexed(wordSlots[slot] ?? '', searchKeys.word(teamId, word), id)),
  );

const phoneAttributes = (teamId: string, id: string, phone: string | undefined) => {
  if (phone === undefined) return {};
  const digits = phone.slice(1);
  return {
    ...indexed('byPhone', searchKeys.phone(teamId, digits), id),
    ...indexed(
      'byPhonePrefix',
      searchKeys.phonePrefix(teamId, shardOf(id) % phonePrefixShards.length, digits),
      id,
    ),
  };
};

const emailAttributes = ({ team_id, id, email }: Contact) =>
  email === null ? {} : indexed('byEmail', searchKeys.email(team_id, foldEmail(email)), id);

/**
 * The index attributes by which a live contact is found: those of its own item first, then those of further items
 * that a long name or a second number needs.
 */
export const searchAttributes = (contact: Contact): Record<string, string>[] => {
  const { team_id, id } = contact;
  const words = foundWords(contact.name, contact.first_name, contact.last_name);
  const phones = [...new Set([contact.phone, contact.phone_secondary])].filter((phone) => phone !== null);
  const entries = Math.max(1, phones.length, Math.ceil(words.length / wordSlots.length));
  return Array.from({ length: entries }, (_, index) => ({
    ...wordAttributes(team_id, id, words.slice(index * wordSlots.length, (index + 1) * wordSlots.length)),
    ...phoneAttributes(team_id, id, phones[index]),
    ...(index === 0 && emailAttributes(contact)),
  }));
};

/** The further items by which a live contact is found, beside its own. */
export const searchEntries = (contact: Contact): Item[] =>
  searchAttributes(contact)
    .slice(1)
    .map((attributes, index) => ({
      pk: `T#${contact.team_id}#C#${contact.id}`,
      sk: `SEARCH#${index + 1}`,
      created_at: contact.created_at,
      ...(contact.department_id !== null && { department_id: contact.department_id }),
      ...attributes,
    }));
