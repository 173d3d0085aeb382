import { customName } from '../access/scope.ts';
import { declared } from '../attribute/attributes.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Origin, Original, StoredContact } from '../attribute/stored-contact.ts';
import type { Kept, Mark } from './mark.item.ts';

/** The change that a deed made to a property. */
export interface Change {
  before: unknown;
  after: unknown;
  /** The original of the custom field, from before a change of its type. */
  original: Original | undefined;
  /** When it was changed first (ISO). */
  at: string;
}

export type ChangedValues = ReadonlyMap<string, Change>;

/** Merges the changes of all parts of a deed, by property. */
export const changesOf = (marks: readonly Mark[]): ChangedValues => {
  const changes = new Map<string, Change>();
  for (const mark of marks)
    for (const [name, after] of Object.entries(mark.after)) {
      const original = ownValue(mark.originals, customName(name) ?? '');
      const first = { before: mark.before[name], original, at: mark.at };
      changes.set(name, { ...(changes.get(name) ?? first), after });
    }
  return changes;
};

/** Tells whether the deed took a contact out of the trash. */
export const isBroughtBack = (marks: readonly Mark[]): boolean =>
  changesOf(marks).get('deleted_at')?.after === null;

/** What tells a deed's own values from those of other writers. */
export interface Author {
  deedId: string;
  marks: readonly Mark[];
}

/**
 * Tells whether a value was set by the deed: in its own name, or in its caller's at the very time of its
 * change.
 */
const isOwn = ({ by, at }: Origin, { deedId, marks }: Author): boolean =>
  by === deedId || marks.some((mark) => mark.by !== undefined && mark.by === by && mark.at === at);

/** Properties that follow another one, by whose origin they go. */
const leaders: Readonly<Record<string, string>> = declared('follows');

/** Tells whether somebody has set a property since the deed did. */
export const isEdited = ({ provenance }: StoredContact, name: string, author: Author): boolean => {
  const origin = provenance[leaders[name] ?? name];
  return origin !== undefined && !isOwn(origin, author);
};

/** Lists the properties that somebody has set since the deed made the contact, or changed it last. */
export const editedNames = ({ provenance }: StoredContact, author: Author): string[] => {
  const since = author.marks.at(-1)?.at ?? '';
  return Object.entries(provenance).flatMap(([name, origin]) =>
    !isOwn(origin, author) && origin.at > since ? [name] : [],
  );
};

/** Answers who had set the values that come back. Tags that somebody has changed since keep that origin. */
export const firstOrigins = (
  marks: readonly Mark[],
  isBack: (name: string) => boolean,
): Record<string, Origin | null> => {
  const first: Record<string, Origin | null> = Object.assign(
    {},
    ...[...marks].reverse().map(({ origins }) => origins),
  );
  return Object.fromEntries(Object.entries(first).filter(([name]) => isBack(name)));
};

export const keptAs = (names: readonly string[], code: string): Kept =>
  Object.fromEntries(names.map((name) => [name, code]));
