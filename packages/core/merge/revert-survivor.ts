import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { Kept } from '../undo/mark.item.ts';
import { restoredTags } from '../undo/restored-tags.ts';
import type { MergeRecord } from './merge-record.ts';
import { customBack, differ, notesBack, originBefore, plainBack, type Sides } from './revert-values.ts';

/** A survivor without what the merge brought, and what stays of it since somebody has changed it. */
export interface Reverted {
  contact: StoredContact;
  origins: Record<string, Origin | null>;
  kept: Kept;
}

const countedOf = ({ total_calls, last_called_at, last_call_outcome, called }: StoredContact) => [
  total_calls,
  last_called_at,
  last_call_outcome,
  called?.last,
];

/** Takes the counters back; calls that came since count on. */
const countersBack = (sides: Sides): Pick<Reverted, 'origins'> & { values: Partial<StoredContact> } => {
  const { seen, before, after } = sides;
  const isSince = differ(countedOf(seen), countedOf(after));
  const total_calls = Math.max(before.total_calls, seen.total_calls - after.total_calls + before.total_calls);
  // The number of changes goes on when a later merge is undone.
  const changes = (seen.called?.changes ?? 0) + 1;
  if (isSince && seen.called?.last !== after.called?.last)
    return {
      values: { total_calls, ...(seen.called && { called: { ...seen.called, changes } }) },
      origins: {},
    };
  const { last_called_at, last_call_outcome } = before;
  const called = before.called ? { last: before.called.last, changes } : undefined;
  const origins = Object.fromEntries(
    (['last_called_at', 'last_call_outcome'] as const).map((name) => [name, originBefore(sides, name)]),
  );
  return { values: { total_calls, last_called_at, last_call_outcome, called }, origins };
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
  const [plain, custom, notes, counts] = [
    plainBack(sides),
    customBack(sides),
    notesBack(sides),
    countersBack(sides),
  ];
  const do_not_call = optOutBack(sides, isOutSince);
  const isStillOut = do_not_call && !before.do_not_call;
  const wanted = isStillOut
    ? before.tags.concat(seen.tags.filter((tag) => tag.toLowerCase() === 'dnc'))
    : before.tags;
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
      ...(differ(before.tags, after.tags) &&
        !differ(tags, before.tags) && { tags: originBefore(sides, 'tags') }),
      ...(do_not_call === before.do_not_call &&
        seen.do_not_call !== do_not_call && { do_not_call: originBefore(sides, 'do_not_call') }),
    },
    kept: {
      ...plain.kept,
      ...custom.kept,
      ...notes.kept,
      ...(isStillOut && { do_not_call: 'opt_out_kept' }),
    },
  };
};
