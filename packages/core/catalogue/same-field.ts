import type { Catalogue } from './catalogue.schema.ts';
import { deletionOf } from './deleted-fields.ts';
import { fieldIn } from './field-index.ts';

/** Clocks differ, and of writes that bring a new field at once each may have begun first. */
const tolerance = 300_000;

/**
 * Whether a custom field is the one that had its values at a time (ISO), and not a later one of the same name. Where
 * an earlier one was deleted, nothing from before the later one is taken for its own, by any clock.
 */
export const isSameField = (
  { fields, deleted }: Pick<Catalogue, 'fields' | 'deleted'>,
  name: string,
  at: string,
): boolean => {
  const field = fieldIn(fields, name);
  if (field === undefined) return false;
  const deletion = deletionOf(deleted, name);
  if (deletion !== undefined && at <= deletion) return false;
  const isExact = deletion !== undefined || at <= deleted.others;
  return Date.parse(field.created_at) <= Date.parse(at) + (isExact ? 0 : tolerance);
};
