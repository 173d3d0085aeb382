import { isDeepStrictEqual } from 'node:util';
import { customName, isArchived, isVisible, reaches, type Scope } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import { type Author, type Change, type ChangedValues, editedNames, isEdited, keptAs } from './changes.ts';
import { deletedSince } from './field-value.ts';
import { type Kept, markedValues } from './mark.item.ts';
import { restoredTags } from './restored-tags.ts';

/** Tells whether somebody has emptied a custom field that the deed filled: its origin went with its value. */
const isEmptied = (
  { custom_fields, provenance }: StoredContact,
  name: string,
  { after }: Change,
): boolean => {
  const field = customName(name);
  const isFilled = field === undefined || Object.hasOwn(custom_fields, field);
  return !isFilled && after !== null && provenance[name] === undefined;
};

/** Values that mean something only together: where somebody has changed one, none of the others comes back. */
const wholes: readonly (readonly string[])[] = [
  ['name', 'first_name', 'last_name'],
  ['phone', 'phone_raw', 'phone_extension', 'phone_status'],
  ['phone_secondary', 'phone_secondary_extension'],
];

const wholeOf = (name: string): readonly string[] => wholes.find((one) => one.includes(name)) ?? [name];

/** Finds what somebody has changed since the deed, unless it is again as it was before. */
const editedSince = (base: StoredContact, changes: ChangedValues, author: Author): Kept => {
  const values = markedValues(base);
  const differing = [...changes].filter(
    ([name, { before }]) => name !== 'tags' && !isDeepStrictEqual(values[name] ?? null, before),
  );
  const own = differing.filter(
    ([name, change]) => isEdited(base, name, author) || isEmptied(base, name, change),
  );
  const beside = editedNames(base, author).filter((name) => !changes.has(name));
  const edited = new Set([...own.map(([name]) => name), ...beside].flatMap(wholeOf));
  return keptAs(
    differing.flatMap(([name]) => (edited.has(name) ? [name] : [])),
    'edited_since',
  );
};

/** Finds what the caller may not set. */
const forbidden = ({ scope }: { scope: Scope }, changes: ChangedValues): Kept => {
  const hidden = [...changes.keys()].filter((name) => !isVisible(scope, name) && !isArchived(scope, name));
  const department = changes.get('department_id')?.before;
  const isBeyond = typeof department === 'string' && !reaches(scope, department);
  return {
    ...keptAs(hidden, 'field_forbidden'),
    ...(isBeyond && { department_id: 'department_forbidden' }),
  };
};

/** Keeps an opt-out, as with any other change. */
const keptMarks = ({ do_not_call }: StoredContact, changes: ChangedValues): Kept =>
  do_not_call && changes.get('do_not_call')?.before === false ? { do_not_call: 'opt_out_kept' } : {};

/** Finds whether tags of the deed have another name by now, or none. */
export const movedTags = (
  base: StoredContact,
  changes: ChangedValues,
  known: Author & { registry: TagRegistry },
): Kept => {
  const change = changes.get('tags');
  if (!change) return {};
  const { isLost, isMissing } = restoredTags(base.tags, change, known.registry);
  return isLost || (isMissing && !isEdited(base, 'tags', known)) ? { tags: 'moved_since' } : {};
};

/** Finds the values that cannot come back whatever others have, and why. */
export const staying = (
  asked: { scope: Scope },
  base: StoredContact,
  changes: ChangedValues,
  { catalogue, ...author }: Author & { catalogue: Catalogue },
): Kept => ({
  ...editedSince(base, changes, author),
  ...deletedSince(changes, catalogue),
  ...keptMarks(base, changes),
  ...forbidden(asked, changes),
});
