import { customName } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { deletionOf, isDeletedSince } from '../catalogue/deleted-fields.ts';
import { fieldIn } from '../catalogue/field-index.ts';
import { convertField } from '../field/convert-field.ts';
import type { Change, ChangedValues } from './changes.ts';
import { keptAs } from './changes.ts';
import type { Kept } from './mark.item.ts';

const withEntry = <T>(values: Readonly<Record<string, T>>, name: string, value: T | null | undefined) => {
  const { [name]: _, ...others } = values;
  return value === null || value === undefined ? others : { ...others, [name]: value };
};

/** Restores the value of a custom field, converted to the type that the field has by now. */
export const withField = (
  seen: StoredContact,
  name: string,
  { before, original }: Change,
  catalogue: Catalogue,
): StoredContact => {
  const contact = {
    ...seen,
    custom_fields: withEntry(seen.custom_fields, name, before),
    originals: withEntry(seen.originals, name, original),
  };
  const field = fieldOf(catalogue, name);
  const from = { type: 'text' as const, declared: false, at: '' };
  return field?.declared ? convertField(contact, { name, to: field, from }) : contact;
};

const isGone = ({ fields, deleted }: Catalogue, name: string, at: string): boolean =>
  !fieldIn(fields, name) ||
  isDeletedSince(deleted, name, at) ||
  (deletionOf(deleted, name) === undefined && at <= deleted.others);

/**
 * Lists values of fields that were deleted since; these are not given back, even if another field has the
 * name.
 */
export const deletedSince = (changes: ChangedValues, catalogue: Catalogue): Kept => {
  const gone = [...changes].filter(([name, { at }]) => {
    const field = customName(name);
    return field !== undefined && isGone(catalogue, field, at);
  });
  return keptAs(
    gone.map(([name]) => name),
    'field_deleted',
  );
};
