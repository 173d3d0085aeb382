/** Search parameters of pages: texts by name, as the API takes them. */
export type FlatSearch = Record<string, string>;

export const parseFlatSearch = (query: string): FlatSearch => Object.fromEntries(new URLSearchParams(query));

/** Commas and colons stay readable: they need no escape in a query. */
export const stringifyFlatSearch = (search: Record<string, unknown>): string => {
  const given = Object.entries(search).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  const text = String(new URLSearchParams(given)).replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
};
