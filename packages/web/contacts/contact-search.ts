import type { ContactFilter } from '../api/contact-listing.ts';
import { contactFilters, type FilterTexts, filterTextsOf, isFilterName } from './filters.ts';
import { splitValues } from './value-list.ts';

const sorts = [
  'name',
  '-name',
  'created_at',
  '-created_at',
  'updated_at',
  '-updated_at',
  'last_called_at',
  '-last_called_at',
] as const;
export type Sort = (typeof sorts)[number];

export const defaultSort: Sort = '-created_at';

/** All that the address of the list says: the filter, and how it is looked at. */
export interface ContactSearch {
  readonly [filter: string]: string | undefined;
  readonly sort?: Sort | undefined;
  /** A preset; what stands beside it takes the place of its own. */
  readonly preset?: string | undefined;
  /** Columns in their order, with commas. */
  readonly columns?: string | undefined;
  /** The contact in the panel. */
  readonly contact?: string | undefined;
  readonly tab?: string | undefined;
}

const ownNames = new Set(['sort', 'preset', 'columns', 'contact', 'tab']);

export const isSort = (text: string | undefined): text is Sort => sorts.some((one) => one === text);

/** Reads an address: what no list knows is left out, so that an old link still works. */
export const readContactSearch = (given: Readonly<Record<string, unknown>>): ContactSearch => {
  const texts = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'string' || value === '' || !(isFilterName(name) || ownNames.has(name))) return [];
    return name === 'sort' && !isSort(value) ? [] : [[name, value]];
  });
  return Object.fromEntries(texts);
};

const flags: ReadonlySet<string> = new Set([
  'deleted',
  ...contactFilters.filter(({ kind }) => kind === 'flag').map(({ id }) => id),
]);
const lists: ReadonlySet<string> = new Set([
  'tags',
  ...contactFilters.filter(({ kind }) => kind === 'choice').map(({ id }) => id),
]);

type FieldPart = 'equals' | 'from' | 'to' | 'any' | 'all';

/** `cf.size.from` is a part of what is asked of `size`. */
const fieldPart = (name: string): readonly [string, FieldPart] => {
  const [, field = '', part] = /^cf\.(.+?)(?:\.(from|to|any|all))?$/.exec(name) ?? [];
  return [field, (part ?? 'equals') as FieldPart];
};

const fieldValue = (part: FieldPart, text: string): string | string[] =>
  part === 'any' || part === 'all' ? splitValues(text) : text;

const plainValue = (name: string, text: string): boolean | string | string[] => {
  if (flags.has(name)) return text === 'true';
  return lists.has(name) ? splitValues(text) : text;
};

/** The filter as requests take it. */
export const filterValues = (texts: FilterTexts): ContactFilter => {
  const fields: Record<string, Record<string, string | string[]>> = {};
  const values: Record<string, boolean | string | string[]> = {};
  for (const [name, text] of Object.entries(filterTextsOf(texts))) {
    if (name.startsWith('cf.')) {
      const [field, part] = fieldPart(name);
      fields[field] = { ...fields[field], [part]: fieldValue(part, text) };
    } else values[name] = plainValue(name, text);
  }
  // The API checks it, and says what it does not take.
  return (Object.keys(fields).length > 0 ? { ...values, cf: fields } : values) as ContactFilter;
};

/** The filter of a bulk edit or a preset, which says so where it means everybody. */
export const askedFilter = (texts: FilterTexts): ContactFilter & { all?: true } => {
  const values = filterValues(texts);
  return Object.keys(values).some((name) => name !== 'deleted' && name !== 'tags_mode')
    ? values
    : { ...values, all: true };
};
