import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ContactListing, contactPageQuery, pageSize } from '../api/contacts.ts';
import type { Contact } from '../../client/schema.ts';

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

/** The rows of a list, of which those in sight are loaded, a page at a time. */
export const useRows = (asked: ContactListing, inSight: Range): Rows => {
  const { shown, first, isBehind } = useSettled(asked);
  const firstPage = Math.floor(inSight.from / pageSize);
  const lastPage = Math.floor(inSight.to / pageSize);
  const numbers = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, at) => firstPage + at)])];
  const pages = useQueries({ queries: numbers.map((page) => contactPageQuery(shown, page)) });
  const byNumber = new Map(numbers.map((page, at) => [page, pages[at]?.data] as const));
  const companies = Object.assign({}, ...pages.map(({ data }) => data?.companies ?? {})) as Record<
    string,
    { name: string }
  >;
  return {
    count: byNumber.get(0)?.count,
    rowAt: (index) => byNumber.get(Math.floor(index / pageSize))?.contacts[index % pageSize],
    companyOf: (id) => (id === null ? undefined : companies[id]?.name),
    loadedIds: () => pages.flatMap(({ data }) => data?.contacts.map(({ id }) => id) ?? []),
    isBehind,
    error: first.error ?? pages.find(({ error }) => error)?.error ?? null,
    retry: () => void first.refetch(),
  };
};
