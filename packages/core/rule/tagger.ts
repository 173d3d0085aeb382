import { wholeTeam } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { distinctTags, roomForTags } from '../attribute/tags.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import type { Condition, ContactQuery } from '../condition/condition.ts';
import { filterConditions, passes } from '../condition/contact-condition.ts';
import { CallbookError } from '../error.ts';
import type { Team } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';

export type Tagger = <T extends Contact>(contact: T) => T;

/**
 * Makes the conditions of a filter; one that the fields no longer allow, since a type was changed, matches
 * nothing.
 */
const soundConditions = (query: ContactQuery): Condition[] | undefined => {
  try {
    return filterConditions(query);
  } catch (error) {
    if (error instanceof CallbookError) return undefined;
    throw error;
  }
};

/**
 * Makes a function that adds the tags of matching rules to a contact; a tag that is added may make it match
 * others.
 */
export const taggerOf = ({ id, settings }: Pick<Team, 'id' | 'settings'>, catalogue: Catalogue): Tagger => {
  const scope = wholeTeam(id);
  const own = catalogue.rules
    .filter(({ enabled }) => enabled)
    .flatMap(({ tag, filter }) => {
      const conditions = soundConditions({ scope, filter, settings, catalogue, kept: true });
      return conditions ? [{ tag, key: fold(tag), conditions }] : [];
    });
  const missing = (contact: Contact): string[] => {
    const keys = new Set(contact.tags.map(fold));
    const matching = own.filter(({ key, conditions }) => !keys.has(key) && passes(contact, conditions));
    return distinctTags(matching.map(({ tag }) => tag)).slice(0, roomForTags(contact.tags));
  };
  return (contact) => {
    let tagged = contact;
    for (let more = missing(tagged); more.length > 0; more = missing(tagged))
      tagged = { ...tagged, tags: [...tagged.tags, ...more] };
    return tagged;
  };
};
