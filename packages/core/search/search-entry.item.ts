import type { FoundContact } from '../attribute/contact-shape.ts';
import { foldEmail } from '../email/email.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { keyText } from '../text/key-text.ts';
import { foundWords } from './search-words.ts';

/** Indexes of words of one item; what has more words has further items for them. */
export const wordSlots = ['byWord1', 'byWord2', 'byWord3'] as const;

/**
 * What begins alike would be in one partition, which takes 1,000 units a second; it is spread by the id of what has it,
 * and a search asks every shard. Numbers of one country begin alike, addresses of companies with `info`; of the words of
 * names at most some 25 % begin with one letter.
 */
const wordShards = 2;
const emailShards = 4;
const phonePrefixShards = 8;

const spread = (count: number, id: string) => shardOf(id) % count;
const all = (count: number, partition: (shard: number) => Key): Key[] =>
  Array.from({ length: count }, (_, shard) => partition(shard));

const reversed = (digits: string): string => [...digits].reverse().join('');

const firstLetter = (text: string) => [...text][0] ?? '';

const partitions = {
  word: (teamId: string, word: string) => (shard: number) => ({
    pk: `T#${teamId}#W#${firstLetter(word)}#${shard}`,
    sk: keyText(word),
  }),
  email: (teamId: string, folded: string) => (shard: number) => ({
    pk: `T#${teamId}#E#${firstLetter(folded)}#${shard}`,
    sk: keyText(folded),
  }),
  phonePrefix: (teamId: string, digits: string) => (shard: number) => ({
    pk: `T#${teamId}#PP#${shard}`,
    sk: digits,
  }),
};

/** Partitions that may hold words with a beginning. */
export const searchKeys = {
  /** Words of contacts and of companies stand beside each other. */
  words: (teamId: string, prefix: string) => all(wordShards, partitions.word(teamId, prefix)),
  emails: (teamId: string, prefix: string) => all(emailShards, partitions.email(teamId, prefix)),
  phonePrefixes: (teamId: string, digits: string) =>
    all(phonePrefixShards, partitions.phonePrefix(teamId, digits)),
  /** Found by its last digits; `digits` are those of E.164. */
  phone: (teamId: string, digits: string) => ({
    pk: `T#${teamId}#P#${digits.slice(-4)}`,
    sk: reversed(digits),
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
    ...words.map((word, slot) =>
      indexed(wordSlots[slot] ?? '', partitions.word(teamId, word)(spread(wordShards, id)), id),
    ),
  );

const phoneAttributes = (teamId: string, id: string, phone: string | undefined) => {
  if (phone === undefined) return {};
  const digits = phone.slice(1);
  return {
    ...indexed('byPhone', searchKeys.phone(teamId, digits), id),
    ...indexed('byPhonePrefix', partitions.phonePrefix(teamId, digits)(spread(phonePrefixShards, id)), id),
  };
};

const emailAttributes = (team_id: string, id: string, email: string | undefined) =>
  email === undefined
    ? {}
    : indexed('byEmail', partitions.email(team_id, foldEmail(email))(spread(emailShards, id)), id);

/** Values beyond these are found as a whole alone: a contact that has them is written with all of its items at once. */
const mostValues = 40;

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((one) => one !== null).slice(0, mostValues);

/** Lists the values of a kind that merges left beside a contact. */
const furtherOf = ({ joined }: FoundContact, wanted: 'phone' | 'email'): string[] =>
  (joined?.further ?? []).flatMap(({ kind, value }) => (kind === wanted ? [value] : []));

/**
 * The index attributes by which a live contact is found: those of its own item first, then those of further items
 * that a long name, a second number or values beside its own need.
 */
export const searchAttributes = (contact: FoundContact): Record<string, string>[] => {
  const { team_id, id } = contact;
  const words = foundWords(contact.name, contact.first_name, contact.last_name);
  const phones = distinct([contact.phone, contact.phone_secondary, ...furtherOf(contact, 'phone')]);
  const emails = distinct([contact.email, ...furtherOf(contact, 'email')]);
  const entries = Math.max(1, phones.length, emails.length, Math.ceil(words.length / wordSlots.length));
  return Array.from({ length: entries }, (_, index) => ({
    ...wordAttributes(team_id, id, words.slice(index * wordSlots.length, (index + 1) * wordSlots.length)),
    ...phoneAttributes(team_id, id, phones[index]),
    ...emailAttributes(team_id, id, emails[index]),
  }));
};

/** The further items by which a live contact is found, beside its own. */
export const searchEntries = (contact: FoundContact): Item[] =>
  searchAttributes(contact)
    .slice(1)
    .map((attributes, index) => ({
      pk: `T#${contact.team_id}#C#${contact.id}`,
      sk: `SEARCH#${index + 1}`,
      created_at: contact.created_at,
      ...(contact.department_id !== null && { department_id: contact.department_id }),
      ...attributes,
    }));
