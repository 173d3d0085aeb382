import { wholeTeam } from '../access/scope.ts';
import type { Contact } from '../contact/contact.schema.ts';
import { filterConditions, passes } from '../contact/contact-condition.ts';
import { distinctTags } from '../contact/tags.ts';
import type { Team } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';
import type { TagRule } from './rule.schema.ts';

/** A contact has room for so many tags. */
const mostTags = 100;

export type Tagger = <T extends Contact>(contact: T) => T;

/** Gives a contact the tags of the team's rules that it matches; a tag that it gets may let it match others. */
export const taggerOf = (
  { id, settings }: Pick<Team, 'id' | 'settings'>,
  rules: readonly TagRule[],
): Tagger => {
  const scope = wholeTeam(id);
  const own = rules
    .filter(({ enabled }) => enabled)
    .map(({ tag, filter }) => ({
      tag,
      key: fold(tag),
      conditions: filterConditions({ scope, filter, settings }),
    }));
  const missing = (contact: Contact): string[] => {
    const keys = new Set(contact.tags.map(fold));
    const room = Math.max(0, mostTags - contact.tags.length);
    const matching = own.filter(({ key, conditions }) => !keys.has(key) && passes(contact, conditions));
    return distinctTags(matching.map(({ tag }) => tag)).slice(0, room);
  };
  return (contact) => {
    let tagged = contact;
    for (let more = missing(tagged); more.length > 0; more = missing(tagged))
      tagged = { ...tagged, tags: [...tagged.tags, ...more] };
    return tagged;
  };
};
