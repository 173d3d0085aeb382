import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Answer } from '../../client/calls.ts';
import type { Contact } from '../../client/schema.ts';
import type { ContactListing } from '../api/contact-listing.ts';
import { contactPageQuery, pageSize } from '../api/contacts.ts';

type Page = Answer<'/api/crm/contacts', 'get'>;

export interface Rows {
  /** How many match, exactly; undefined until that is known. */
  readonly count: number | undefined;
  readonly rowAt: (index: number) => Contact | undefined;
  readonly companyOf: (id: string | null) => string | undefined;
  readonly loadedIds: () => string[];
  /** Whether what is shown is still that of the filter before. */
  readonly isBehind: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What is shown stays until the first rows of what is asked for now are there. */
const useSettled = (asked: ContactListing) => {
  const first = useQuery(contactPageQuery(asked, 0));
  const [settled, setSettled] = useState(asked);
  const isReady = first.isSuccess || first.isError;
  if (isReady && settled !== asked) setSettled(asked);
  return { shown: isReady ? asked : settled, first, isBehind: !isReady && settled !== asked };
};

export interface Range {
  readonly from: number;
  readonly to: number;
}

interface Loaded {
  readonly pages: readonly (Page | undefined)[];
  readonly error: Error | null;
}

const gather = (results: readonly { data?: Page | undefined; error: Error | null }[]): Loaded => ({
  pages: results.map(({ data }) => data),
  error: results.find(({ error }) => error)?.error ?? null,
});

/** Pages that have a row in sight, and the first, which knows how many there are. */
const pagesInSight = ({ from, to }: Range): number[] => {
  const first = Math.floor(from / pageSize);
  const last = Math.floor(to / pageSize);
  return [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, at) => first + at)])];
};

/** The rows of a list, of which those in sight are loaded, a page at a time. */
export const useRows = (asked: ContactListing, inSight: Range): Rows => {
  const { shown, first, isBehind } = useSettled(asked);
  const numbers = pagesInSight(inSight).join();
  const { pages, error } = useQueries({
    queries: numbers.split(',').map((page) => contactPageQuery(shown, Number(page))),
    combine: gather,
  });
  const { refetch } = first;
  const failure = first.error ?? error;
  return useMemo(() => {
    const byNumber = new Map(numbers.split(',').map((page, at) => [Number(page), pages[at]] as const));
    const companies: NonNullable<Page['companies']> = Object.assign(
      {},
      ...pages.map((page) => page?.companies),
    );
    return {
      count: byNumber.get(0)?.count,
      rowAt: (index) => byNumber.get(Math.floor(index / pageSize))?.contacts[index % pageSize],
      companyOf: (id) => (id === null ? undefined : companies[id]?.name),
      loadedIds: () => pages.flatMap((page) => page?.contacts.map(({ id }) => id) ?? []),
      isBehind,
      error: failure,
      retry: () => void refetch(),
    };
  }, [numbers, pages, isBehind, failure, refetch]);
};
