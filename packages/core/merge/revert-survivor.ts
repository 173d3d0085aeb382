import { isDeepStrictEqual } from 'node:util';
import { attributeNames, type AttributeName } from '../attribute/attributes.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { Kept } from '../undo/mark.item.ts';
import { restoredTags } from '../undo/restored-tags.ts';
import type { MergeRecord } from './plan-merge.ts';

/** A survivor without what the merge brought, and what stays of it since somebody has changed it. */
export interface Reverted {
  contact: StoredContact;
  origins: Record<string, Origin | null>;
  kept: Kept;
  /** Whether its calls have to be counted anew: some came since. */
  recounts: boolean;
}

/** Values that mean something only together: where somebody has changed one, none of the others comes back. */
const wholes: readonly (readonly AttributeName[])[] = [
  ['name', 'first_name', 'last_name'],
  ['phone', 'phone_raw', 'phone_extension', 'phone_status'],
  ['phone_secondary', 'phone_secondary_extension'],
];

const counters: ReadonlySet<AttributeName> = new Set(['total_calls', 'last_called_at', 'last_call_outcome']);

const apart: ReadonlySet<AttributeName> = new Set([
  ...(['id', 'team_id', 'version', 'created_at', 'created_by', 'updated_at', 'deleted_at', 'merged_into'] as const),
  ...(['tags', 'notes', 'custom_fields', 'do_not_call'] as const),
  ...counters,
]);

const units: readonly (readonly AttributeName[])[] = [
  ...wholes,
  ...attributeNames
    .filter((name) => !apart.has(name) && !wholes.some((whole) => whole.includes(name)))
    .map((name) => [name]),
];

type Sides = Pick<MergeRecord, 'before' | 'after'> & { seen: StoredContact };

const differ = (one: unknown, other: unknown): boolean => !isDeepStrictEqual(one ?? null, other ?? null);

const originBefore = ({ before }: Sides, name: string): Origin | null => before.provenance[name] ?? null;

/** Takes plain values back, each whole as it was or as it is. */
const plainBack = (sides: Sides): Pick<Reverted, 'origins' | 'kept'> & { values: Partial<StoredContact> } => {
  const { seen, before, after } = sides;
  const values: Record<string, unknown> = {};
  const origins: Reverted['origins'] = {};
  const kept: Record<string, string> = {};
  for (const names of units) {
    const changed = names.filter((name) => differ(before[name], after[name]));
    const edited = names.filter((name) => differ(seen[name], after[name]));
    if (changed.length === 0) continue;
    for (const name of names)
      if (edited.length === 0) {
        values[name] = before[name];
        origins[name] = originBefore(sides, name);
      }
    for (const name of edited) kept[name] = 'edited_since';
  }
  if (!('lead_status' in kept) && 'lead_status' in values) values.status_before = before.status_before;
  return { values: values as Partial<StoredContact>, origins, kept };
};

const withEntry = <T>(values: Readonly<Record<string, T>>, name: string, value: T | undefined): Record<string, T> => {
  const { [name]: _, ...others } = values;
  return (value === undefined ? others : { ...others, [name]: value }) as Record<string, T>;
};

/** Takes custom fields back, each by itself. */
const customBack = (sides: Sides) => {
  const { seen, before, after } = sides;
  let { custom_fields, originals } = seen;
  const origins: Reverted['origins'] = {};
  const kept: Record<string, string> = {};
  const names = new Set([before, after].flatMap((one) => [...Object.keys(one.custom_fields), ...Object.keys(one.originals)]));
  for (const name of names) {
    const [was, became, is] = [before, after, seen].map((one) => ownValue(one.custom_fields, name));
    const [had, got] = [before, after].map((one) => ownValue(one.originals, name));
    if (!differ(was, became) && !differ(had, got)) continue;
    if (differ(is, became)) kept[`cf.${name}`] = 'edited_since';
    else {
      custom_fields = withEntry(custom_fields, name, was);
      originals = withEntry(originals, name, had);
      origins[`cf.${name}`] = originBefore(sides, `cf.${name}`);
    }
  }
  return { values: { custom_fields, originals }, origins, kept };
};

/** Takes notes back; what somebody wrote behind them stays. */
const notesBack = (sides: Sides): { notes: string | null; kept: Kept; origins: Reverted['origins'] } => {
  const { seen, before, after } = sides;
  if (!differ(before.notes, after.notes)) return { notes: seen.notes, kept: {}, origins: {} };
  if (!differ(seen.notes, after.notes))
    return { notes: before.notes, kept: {}, origins: { notes: originBefore(sides, 'notes') } };
  const [now, then] = [seen.notes ?? '', after.notes ?? ''];
  if (then !== '' && now.startsWith(then))
    return { notes: `${before.notes ?? ''}${now.slice(then.length)}`.trim() || null, kept: { notes: 'edited_since' }, origins: {} };
  return { notes: seen.notes, kept: { notes: 'edited_since' }, origins: {} };
};

const countedOf = ({ total_calls, last_called_at, last_call_outcome, called }: StoredContact) => [
  total_calls,
  last_called_at,
  last_call_outcome,
  called?.last,
];

/** Takes the counters back: those of calls that came since have to be counted. */
const countersBack = (
  sides: Sides,
): { values: Partial<StoredContact>; origins: Reverted['origins']; recounts: boolean } => {
  const { seen, before, after } = sides;
  // The number of changes goes on when a later merge is undone.
  if (differ(countedOf(seen), countedOf(after))) return { values: {}, origins: {}, recounts: true };
  const { total_calls, last_called_at, last_call_outcome } = before;
  const changes = (seen.called?.changes ?? 0) + 1;
  const called = before.called ? { last: before.called.last, changes } : undefined;
  const origins = Object.fromEntries(
    (['last_called_at', 'last_call_outcome'] as const).map((name) => [name, originBefore(sides, name)]),
  );
  return { values: { total_calls, last_called_at, last_call_outcome, called }, origins, recounts: false };
};

/** Takes the opt-out back that came with a merged contact, unless somebody has opted the survivor out since. */
const optOutBack = ({ seen, before, after }: Sides, isOutSince: boolean): boolean =>
  !before.do_not_call && after.do_not_call && !isOutSince ? false : seen.do_not_call;

/**
 * Takes a merge back of the contact that survived: values are as they were, but for those that somebody has changed
 * since, which stay and are listed.
 * @param isOutSince whether somebody opted it out after the merge
 */
export const revertSurvivor = (
  seen: StoredContact,
  { before, after }: Pick<MergeRecord, 'before' | 'after'>,
  { registry, isOutSince = false }: { registry: TagRegistry; isOutSince?: boolean },
): Reverted => {
  const sides: Sides = { seen, before, after };
  const [plain, custom, notes, counts] = [plainBack(sides), customBack(sides), notesBack(sides), countersBack(sides)];
  const do_not_call = optOutBack(sides, isOutSince);
  const isStillOut = do_not_call && !before.do_not_call;
  const wanted = isStillOut ? before.tags.concat(seen.tags.filter((tag) => tag.toLowerCase() === 'dnc')) : before.tags;
  const { tags } = restoredTags(seen.tags, { before: wanted, after: after.tags }, registry);
  const { called: _, ...rest } = seen;
  const called = 'called' in counts.values ? counts.values.called : seen.called;
  return {
    contact: {
      ...rest,
      ...plain.values,
      ...custom.values,
      ...counts.values,
      ...(called && { called }),
      notes: notes.notes,
      tags,
      do_not_call,
    },
    origins: {
      ...plain.origins,
      ...custom.origins,
      ...notes.origins,
      ...counts.origins,
      ...(differ(before.tags, after.tags) && !differ(tags, before.tags) && { tags: originBefore(sides, 'tags') }),
      ...(do_not_call === before.do_not_call && seen.do_not_call !== do_not_call && { do_not_call: originBefore(sides, 'do_not_call') }),
    },
    kept: { ...plain.kept, ...custom.kept, ...notes.kept, ...(isStillOut && { do_not_call: 'opt_out_kept' }) },
    recounts: counts.recounts,
  };
};
