import type { Contact } from '../attribute/contact.schema.ts';
import { type Counted, countedIn, countFacetWrite } from '../facet/facet.item.ts';
import type { Write } from '../table/write.ts';
import { type BorneTag, countTagWrite, tagIdOf } from '../tag/tag.item.ts';

/** A number that goes up or down: how many contacts have a value, or bear a tag. */
export interface Delta {
  /** Deltas of one counter have one name. */
  name: string;
  counter: Counted | BorneTag;
  by: number;
}

type Author = BorneTag['via'];

const counted = (teamId: string, contact: Contact | undefined, by: number, via?: Author): Delta[] => {
  if (!contact) return [];
  const facets = countedIn(contact).map((counter) => ({
    name: `${counter.facet} ${counter.value}`,
    counter,
    by,
  }));
  const tags = new Map(contact.tags.map((tag) => [tagIdOf(teamId, tag), tag]));
  return [...facets, ...[...tags].map(([name, tag]) => ({ name, counter: { tag, via }, by }))];
};

/** The sums of deltas by counter, without those that come to nothing. */
export const sumDeltas = (deltas: Iterable<Delta>): Delta[] => {
  const sums = new Map<string, Delta>();
  for (const delta of deltas) {
    const { by, counter } = sums.get(delta.name) ?? { ...delta, by: 0 };
    // Of who brings a tag and who takes it away the former is told, if it is brought on the whole.
    sums.set(delta.name, { ...delta, counter: delta.by > 0 ? delta.counter : counter, by: by + delta.by });
  }
  return [...sums.values()].filter(({ by }) => by !== 0);
};

/**
 * Computes what a change of a contact adds to the counters, given as it counted before and after: undefined
 * where it did not.
 */
export const deltasOf = (
  teamId: string,
  before: Contact | undefined,
  after: Contact | undefined,
  via?: Author,
): Delta[] => sumDeltas([...counted(teamId, before, -1), ...counted(teamId, after, 1, via)]);

export const deltaWrite = (teamId: string, { counter, by }: Delta, at: string): Write =>
  'tag' in counter ? countTagWrite(teamId, counter, by, at) : countFacetWrite(teamId, counter, by);
