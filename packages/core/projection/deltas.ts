import * as v from 'valibot';
import type { Contact } from '../attribute/contact.schema.ts';
import { countedMembership } from '../campaign/campaign.item.ts';
import { countedMemberships, membershipMark, membershipState } from '../campaign/membership.item.ts';
import { type Counted, countedIn, countFacetWrite } from '../facet/facet.item.ts';
import { type DayCount, type DayCounted, dayCountWrite, dayOf } from '../figure/day-figure.item.ts';
import { imports } from '../import/import.item.ts';
import type { Item } from '../table/item.ts';
import type { Write } from '../table/write.ts';
import { type BorneTag, countTagWrite, tagIdOf } from '../tag/tag.item.ts';

/** A number that goes up or down: how many contacts have a value, or bear a tag; what happened on a day. */
export interface Delta {
  /** Deltas of one counter have one name. */
  name: string;
  counter: Counted | BorneTag | DayCounted;
  by: number;
}

type Author = BorneTag['via'];

const facetDelta = (counter: Counted, by: number): Delta => ({
  name: `${counter.facet} ${counter.value}`,
  counter,
  by,
});

const counted = (teamId: string, contact: Contact | undefined, by: number, via?: Author): Delta[] => {
  if (!contact) return [];
  const facets = countedIn(contact).map((counter) => facetDelta(counter, by));
  const tags = new Map(contact.tags.map((tag) => [tagIdOf(teamId, tag), tag]));
  return [...facets, ...[...tags].map(([name, tag]) => ({ name, counter: { tag, via }, by }))];
};

/** What happened on the day of `at`, as that day counts it. */
export const dayDelta = (at: string, count: DayCount, by = 1): Delta => {
  const day = dayOf(at);
  return { name: `${day} ${count}`, counter: { day, count }, by };
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

interface Images {
  sk: string;
  before: Item | undefined;
  after: Item | undefined;
}

const endedSchema = v.object({
  state: v.picklist(['finished', 'failed']),
  finished_at: v.string(),
  counts: v.object({ created: v.number(), updated: v.number(), skipped: v.number(), failed: v.number() }),
});

/** What an import that comes to its end adds to its day. */
const importDeltas = ({ before, after }: Images): Delta[] => {
  const { success, output } = v.safeParse(endedSchema, after);
  if (!success || before?.finished_at === output.finished_at) return [];
  const { finished_at: at, state, counts } = output;
  return sumDeltas([
    dayDelta(at, `imports_${state}`),
    dayDelta(at, 'rows_created', counts.created),
    dayDelta(at, 'rows_updated', counts.updated),
    dayDelta(at, 'rows_skipped', counts.skipped),
    dayDelta(at, 'rows_failed', counts.failed),
  ]);
};

/**
 * Computes what a change of another item adds to the counters: of a membership, to those of its campaign; of an import,
 * to those of the day on which it ended.
 */
export const itemDeltas = (images: Images): Delta[] => {
  const { sk, before, after } = images;
  if (sk === imports.sk) return importDeltas(images);
  if (!sk.startsWith(membershipMark)) return [];
  return sumDeltas([
    ...countedMemberships(before).map((counter) => facetDelta(counter, -1)),
    ...countedMemberships(after).map((counter) => facetDelta(counter, 1)),
  ]);
};

/** What a live contact adds to the counters of its campaigns. */
export const campaignDeltas = (contact: Contact): Delta[] =>
  Object.entries(contact.campaigns).map(([id, progress]) =>
    facetDelta(countedMembership(id, membershipState(progress, contact)), 1),
  );

export const deltaWrite = (teamId: string, { counter, by }: Delta, at: string): Write => {
  if ('day' in counter) return dayCountWrite(teamId, counter, by);
  return 'tag' in counter ? countTagWrite(teamId, counter, by, at) : countFacetWrite(teamId, counter, by);
};
