import { joinValues } from './value-list.ts';

const textOf = (value: unknown): string =>
  Array.isArray(value) ? joinValues(value.map(String)) : String(value);

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldTexts = (field: string, asked: unknown): [string, string][] =>
  isParts(asked)
    ? Object.entries(asked).map(([part, value]) => [
        part === 'equals' ? `cf.${field}` : `cf.${field}.${part}`,
        textOf(value),
      ])
    : [[`cf.${field}`, textOf(asked)]];

/** A filter that the API keeps, as an address holds it. Moments at the edges of days become the days. */
export const filterTexts = (filter: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]): [string, string][] => {
      if (value === undefined || value === null || name === 'all') return [];
      if (name === 'cf' && isParts(value))
        return Object.entries(value).flatMap(([field, asked]) => fieldTexts(field, asked));
      return [[name, dayOf(textOf(value))]];
    }),
  );

const dayOf = (text: string): string =>
  text.replace(/^(\d{4}-\d{2}-\d{2})T(00:00:00\.000|23:59:59\.999)Z$/, '$1');
