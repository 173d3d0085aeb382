import type { Answer, ListPath, RecordOf, Rest } from './calls.ts';

interface Page {
  next_cursor: string | null;
}

type Query = Record<string, unknown>;

type GetPage = (path: string, options: object) => Promise<{ data: Page }>;

/** Walks through lists. Records that are made or removed meanwhile neither repeat others nor hide them. */
export interface Pages {
  /** Every page of a list, as it is answered. */
  pages<P extends ListPath>(path: P, ...options: Rest<P, 'get'>): AsyncGenerator<Answer<P, 'get'>, void>;
  /** Every record of a list, fetched page by page as they are asked for. */
  records<P extends ListPath>(path: P, ...options: Rest<P, 'get'>): AsyncGenerator<RecordOf<P>, void>;
}

const largestPage = 200;

async function* pagesOf(get: GetPage, path: string, options: { params?: { query?: Query } } = {}) {
  let query: Query = { limit: largestPage, ...options.params?.query };
  for (;;) {
    const { data } = await get(path, { ...options, params: { ...options.params, query } });
    yield data;
    if (data.next_cursor === null) return;
    // A cursor knows where it stands.
    const { offset: _, ...others } = query;
    query = { ...others, cursor: data.next_cursor };
  }
}

async function* recordsOf(pages: AsyncIterable<Page>) {
  for await (const page of pages) yield* Object.values(page).find(Array.isArray) ?? [];
}

export const pagesBy = (get: GetPage): Pages => {
  const pages = (path: string, options?: object) => pagesOf(get, path, options);
  const records = (path: string, options?: object) => recordsOf(pages(path, options));
  // The table of paths knows what a path answers; the code does not.
  return { pages, records } as unknown as Pages;
};
