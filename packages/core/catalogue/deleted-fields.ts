import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { spelledKey } from '../attribute/field-name.ts';

/**
 * Times at which fields were deleted, so that what is kept of their values is never taken for that of a later
 * field.
 */
export const deletedFieldsSchema = v.object({
  /** ISO times, by marks of the names: the names themselves went with their fields. */
  times: v.record(v.string(), v.string()),
  /** The latest of the times that are not kept any more. */
  others: v.string(),
});
export type DeletedFields = v.InferOutput<typeof deletedFieldsSchema>;

export const noDeletedFields: DeletedFields = { times: {}, others: '' };

/** They share the item with the definitions: about 15 KB. */
const mostTimes = 500;

const markOf = (name: string): string =>
  createHash('sha256').update(spelledKey(name)).digest('base64url').slice(0, 16);

/** The times with that (ISO) of one more deletion. */
export const withDeletion = ({ times, others }: DeletedFields, name: string, at: string): DeletedFields => {
  const all = Object.entries({ ...times, [markOf(name)]: at });
  const sorted = all.toSorted(([, one], [, other]) => (one < other ? 1 : -1));
  const [forgotten] = sorted.slice(mostTimes);
  return {
    times: Object.fromEntries(sorted.slice(0, mostTimes)),
    others: forgotten && forgotten[1] > others ? forgotten[1] : others,
  };
};

/**
 * Tells whether a field of this name was deleted at a time (ISO) or later: whoever meant it then does not
 * mean another one.
 */
export const isDeletedSince = (deleted: DeletedFields, name: string, at: string): boolean =>
  (deletionOf(deleted, name) ?? '') >= at;

/** The same of many names; mostly no field was deleted since. */
export const deletedSince = (deleted: DeletedFields, at: string): ((name: string) => boolean) =>
  Object.values(deleted.times).some((time) => time >= at)
    ? (name) => isDeletedSince(deleted, name, at)
    : () => false;

/** Answers when a field of this name was deleted last; undefined when none is known to have been. */
export const deletionOf = ({ times }: DeletedFields, name: string): string | undefined => times[markOf(name)];
