import { splitValues } from './value-list.ts';

/** Columns that every team has, and how wide each is at first. */
export const standardColumns = {
  name: 220,
  company: 180,
  phone: 160,
  lead_status: 132,
  tags: 200,
  email: 220,
  owner_id: 150,
  job_title: 160,
  last_called_at: 140,
  last_call_outcome: 130,
  total_calls: 90,
  do_not_call: 120,
  source: 130,
  department_id: 150,
  timezone: 160,
  preferred_contact_method: 150,
  phone_secondary: 160,
  external_id: 140,
  created_at: 140,
  updated_at: 140,
} as const;

export type StandardColumn = keyof typeof standardColumns;
/** One of those, or a custom field behind `cf.`. */
export type ColumnId = StandardColumn | `cf.${string}`;

export const defaultColumns: readonly ColumnId[] = [
  'name',
  'company',
  'phone',
  'lead_status',
  'tags',
  'email',
  'last_called_at',
  'created_at',
];

const fieldWidth = 150;

export const widthOf = (id: ColumnId): number => (isStandard(id) ? standardColumns[id] : fieldWidth);

export const isStandard = (id: string): id is StandardColumn => Object.hasOwn(standardColumns, id);

const isColumn = (id: string): id is ColumnId => isStandard(id) || id.startsWith('cf.');

/** Columns as an address or this browser keeps them; names that nobody knows are left out. The name is always there. */
export const readColumns = (text: string | undefined): readonly ColumnId[] | undefined => {
  if (text === undefined) return undefined;
  const ids = [...new Set(splitValues(text).filter(isColumn))];
  if (ids.length === 0) return undefined;
  return ids.includes('name') ? ids : ['name', ...ids];
};

export const fieldOf = (id: ColumnId): string | undefined => (id.startsWith('cf.') ? id.slice(3) : undefined);

/** Sorts that the API has, by column. */
export const sortableColumns: ReadonlySet<string> = new Set([
  'name',
  'created_at',
  'updated_at',
  'last_called_at',
]);

export const withMoved = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  const rest = list.filter((_, index) => index !== from);
  const moved = list[from];
  return moved === undefined ? list : [...rest.slice(0, to), moved, ...rest.slice(to)];
};
