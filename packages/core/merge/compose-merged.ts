import type { MergedValue } from '../attribute/joined.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import { withMoreTags } from '../attribute/tags.ts';
import { fitsCustomFields } from '../attribute/values.schema.ts';
import type { Fault } from '../error.ts';
import { withOptOut } from '../suppression/opt-out.ts';
import { furtherKeys } from './further-values.ts';
import { unitedCampaigns } from './merge-memberships.ts';
import { type MergedNotes, mergeNotes } from './merge-notes.ts';
import { mergeNumbers } from './merge-numbers.ts';
import { unitedWaiting } from './merge-waiting.ts';
import { type Asked, type FieldOutcome, pickCustom, pickPlain } from './pick-values.ts';

/** The contact that several become, and what became of each value. */
export interface Composition {
  contact: StoredContact;
  /** Origins of values that come from others; null for whoever created the contact. */
  origins: Record<string, Origin | null>;
  fields: readonly FieldOutcome[];
  further: readonly MergedValue[];
  notesLeft: MergedNotes['left'];
  tagsLeft: readonly string[];
  faults: readonly Fault[];
  warnings: readonly Fault[];
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The counters of all calls: their sum, and the latest call of all. */
const countersOf = (primary: StoredContact, contacts: readonly StoredContact[]): Partial<StoredContact> => {
  const called = contacts.filter(({ last_called_at }) => last_called_at !== null);
  const [latest] = called.toSorted((one, other) =>
    (one.last_called_at ?? '') < (other.last_called_at ?? '') ? 1 : -1,
  );
  const last = latest?.called?.last ?? primary.called?.last;
  return {
    total_calls: sumOf(contacts.map(({ total_calls }) => total_calls)),
    last_called_at: latest?.last_called_at ?? null,
    last_call_outcome: latest?.last_call_outcome ?? null,
    ...(last !== undefined && { called: { last, changes: (primary.called?.changes ?? 0) + 1 } }),
  };
};

const listField = (field: string, value: unknown): FieldOutcome => ({
  ...{ field, value, from: null, origin: null, losers: [], chosen: false },
});

const tagWarning = (left: readonly string[]): Fault => ({
  param: 'tags',
  code: 'too_long',
  message: `A contact has no room for so many tags; these are left out: ${left.join(', ')}.`,
});

const tooLarge: Fault = {
  param: 'custom_fields',
  code: 'custom_fields_too_large',
  message:
    'The custom fields of all are more than one contact holds. Choose whose win by `overrides`, or empty some first.',
};

/** Tells where the keys that lost are found from then on. */
const withPlaces = (fields: readonly FieldOutcome[]): FieldOutcome[] =>
  fields.map((outcome) =>
    outcome.field === 'email' || outcome.field === 'external_id'
      ? {
          ...outcome,
          losers: outcome.losers.map((loser) => ({ ...loser, kept_in: 'merged_values' as const })),
        }
      : outcome,
  );

/** Puts contacts together into what the first of them becomes. */
export const composeMerged = (contacts: readonly StoredContact[], asked: Asked): Composition => {
  const primary = contacts.find(({ id }) => id === asked.primary_id);
  if (!primary) throw new Error(`The contact ${asked.primary_id} is not among those that are merged.`);
  const [plain, custom, numbers] = [pickPlain, pickCustom, mergeNumbers].map((pick) =>
    pick(contacts, asked),
  ) as [ReturnType<typeof pickPlain>, ReturnType<typeof pickCustom>, ReturnType<typeof mergeNumbers>];
  const { notes, left: notesLeft } = mergeNotes(contacts);
  const others = contacts.filter((contact) => contact !== primary);
  const { tags, left: tagsLeft } = withMoreTags(
    primary.tags,
    others.flatMap((contact) => contact.tags),
  );
  const marked = withOptOut({
    ...primary,
    ...plain.values,
    ...custom.values,
    ...numbers.values,
    ...countersOf(primary, contacts),
    notes,
    tags,
    do_not_call: contacts.some(({ do_not_call }) => do_not_call),
    campaigns: unitedCampaigns(contacts),
    ...unitedWaiting(primary, others),
  });
  return {
    contact: marked,
    origins: { ...plain.origins, ...custom.origins, ...numbers.origins },
    fields: withPlaces([
      ...plain.fields,
      ...numbers.fields,
      ...(notes === null ? [] : [listField('notes', notes)]),
      ...(marked.tags.length === 0 ? [] : [listField('tags', marked.tags)]),
      listField('do_not_call', marked.do_not_call),
      ...custom.fields,
    ]),
    further: [...numbers.further, ...furtherKeys(contacts, marked)],
    notesLeft,
    tagsLeft,
    faults: fitsCustomFields(marked.custom_fields) ? [] : [tooLarge],
    warnings: tagsLeft.length > 0 ? [tagWarning(tagsLeft)] : [],
  };
};
