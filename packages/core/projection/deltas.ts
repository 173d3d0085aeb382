import type { Contact } from '../contact/contact.schema.ts';
import { type Counted, countedIn, countFacetWrite } from '../facet/facet.item.ts';
import type { Table, Write } from '../table/table.ts';
import { countTagWrite, tagIdOf } from '../tag/tag.item.ts';

/** A number that goes up or down: how many contacts have a value, or bear a tag. */
export interface Delta {
  /** Deltas of one counter have one name. */
  name: string;
  counter: Counted | { tag: string };
  by: number;
}

const counted = (teamId: string, contact: Contact | undefined, by: number): Delta[] => {
  if (!contact) return [];
  const facets = countedIn(contact).map((counter) => ({
    name: `${counter.facet} ${counter.value}`,
    counter,
    by,
  }));
  const tags = new Map(contact.tags.map((tag) => [tagIdOf(teamId, tag), tag]));
  return [...facets, ...[...tags].map(([name, tag]) => ({ name, counter: { tag }, by }))];
};

/** The sums of deltas by counter, without those that come to nothing. */
export const sumDeltas = (deltas: Iterable<Delta>): Delta[] => {
  const sums = new Map<string, Delta>();
  for (const delta of deltas) {
    const { by } = sums.get(delta.name) ?? { by: 0 };
    sums.set(delta.name, { ...delta, by: by + delta.by });
  }
  return [...sums.values()].filter(({ by }) => by !== 0);
};

/** What a change of a contact adds to the counters, given as it counted before and after: undefined where it did not. */
export const deltasOf = (teamId: string, before: Contact | undefined, after: Contact | undefined): Delta[] =>
  sumDeltas([...counted(teamId, before, -1), ...counted(teamId, after, 1)]);

export const deltaWrite = (table: Table, teamId: string, { counter, by }: Delta, at: string): Write =>
  'tag' in counter
    ? countTagWrite(table, teamId, counter.tag, by, at)
    : countFacetWrite(table, teamId, counter, by);
