import { isDeepStrictEqual } from 'node:util';
import { type AttributeName, attributeNames } from '../attribute/attributes.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import type { Kept } from '../undo/mark.item.ts';

/** A survivor before a merge, after it, and as it is now. */
export interface Sides {
  before: StoredContact;
  after: StoredContact;
  seen: StoredContact;
}

/** Values that come back, who had set them, and what stays. */
export interface ValuesBack {
  values: Partial<StoredContact>;
  origins: Record<string, Origin | null>;
  kept: Kept;
}

/** Values that mean something only together: where somebody has changed one, none of the others comes back. */
const wholes: readonly (readonly AttributeName[])[] = [
  ['name', 'first_name', 'last_name'],
  ['phone', 'phone_raw', 'phone_extension', 'phone_status'],
  ['phone_secondary', 'phone_secondary_extension'],
];

const counters: ReadonlySet<AttributeName> = new Set(['total_calls', 'last_called_at', 'last_call_outcome']);

const apart: ReadonlySet<AttributeName> = new Set([
  ...([
    'id',
    'team_id',
    'version',
    'created_at',
    'created_by',
    'updated_at',
    'deleted_at',
    'merged_into',
  ] as const),
  ...(['tags', 'notes', 'custom_fields', 'do_not_call'] as const),
  ...counters,
]);

const units: readonly (readonly AttributeName[])[] = [
  ...wholes,
  ...attributeNames
    .filter((name) => !apart.has(name) && !wholes.some((whole) => whole.includes(name)))
    .map((name) => [name]),
];

export const differ = (one: unknown, other: unknown): boolean =>
  !isDeepStrictEqual(one ?? null, other ?? null);

export const originBefore = ({ before }: Sides, name: string): Origin | null =>
  before.provenance[name] ?? null;

/** Tells whether another than before is said to have set a value: whoever had the same one may have won. */
const isOfAnother = ({ seen, before }: Sides, name: string): boolean =>
  differ(seen.provenance[name], before.provenance[name]);

/** Takes plain values back with who had set them, each whole as it was or as it is. */
export const plainBack = (sides: Sides): ValuesBack => {
  const { seen, before, after } = sides;
  const values: Record<string, unknown> = {};
  const origins: ValuesBack['origins'] = {};
  const kept: Record<string, string> = {};
  for (const names of units) {
    const changed = names.filter((name) => differ(before[name], after[name]));
    const edited = names.filter((name) => differ(seen[name], after[name]));
    const isTouched = changed.length > 0 || names.some((name) => isOfAnother(sides, name));
    for (const name of names)
      if (isTouched && edited.length === 0) {
        values[name] = before[name];
        origins[name] = originBefore(sides, name);
      }
    if (changed.length > 0) for (const name of edited) kept[name] = 'edited_since';
  }
  if (!('lead_status' in kept) && 'lead_status' in values) values.status_before = before.status_before;
  return { values: values as Partial<StoredContact>, origins, kept };
};

const withEntry = <T>(
  values: Readonly<Record<string, T>>,
  name: string,
  value: T | undefined,
): Record<string, T> => {
  const { [name]: _, ...others } = values;
  return (value === undefined ? others : { ...others, [name]: value }) as Record<string, T>;
};

/** Takes custom fields back, each by itself. */
export const customBack = (sides: Sides): ValuesBack => {
  const { seen, before, after } = sides;
  let { custom_fields, originals } = seen;
  const origins: ValuesBack['origins'] = {};
  const kept: Record<string, string> = {};
  const names = new Set(
    [before, after].flatMap((one) => [...Object.keys(one.custom_fields), ...Object.keys(one.originals)]),
  );
  for (const name of names) {
    const [was, became, is] = [before, after, seen].map((one) => ownValue(one.custom_fields, name));
    const [had, got] = [before, after].map((one) => ownValue(one.originals, name));
    const isChanged = differ(was, became) || differ(had, got);
    if (!isChanged && !isOfAnother(sides, `cf.${name}`)) continue;
    if (differ(is, became)) {
      if (isChanged) kept[`cf.${name}`] = 'edited_since';
    } else {
      custom_fields = withEntry(custom_fields, name, was);
      originals = withEntry(originals, name, had);
      origins[`cf.${name}`] = originBefore(sides, `cf.${name}`);
    }
  }
  return { values: { custom_fields, originals }, origins, kept };
};

/** Takes notes back; what somebody wrote behind them stays. */
export const notesBack = (
  sides: Sides,
): { notes: string | null; kept: Kept; origins: ValuesBack['origins'] } => {
  const { seen, before, after } = sides;
  if (!differ(before.notes, after.notes)) return { notes: seen.notes, kept: {}, origins: {} };
  if (!differ(seen.notes, after.notes))
    return { notes: before.notes, kept: {}, origins: { notes: originBefore(sides, 'notes') } };
  const [now, then] = [seen.notes ?? '', after.notes ?? ''];
  if (then !== '' && now.startsWith(then))
    return {
      notes: `${before.notes ?? ''}${now.slice(then.length)}`.trim() || null,
      kept: { notes: 'edited_since' },
      origins: {},
    };
  return { notes: seen.notes, kept: { notes: 'edited_since' }, origins: {} };
};
