import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { paths, type Via } from '../table/via.ts';
import { attributeNames, attributeOf } from './attributes.ts';
import type { Contact } from './contact.schema.ts';
import { fieldTypeSchema } from './field-type.schema.ts';
import type { Held } from './held.ts';
import type { Joined } from './joined.ts';

/** The origin of a value: who or what set it, by which path and when. */
export const originSchema = v.object({
  by: v.pipe(
    v.nullable(v.string()),
    v.description('The token, member, import or job; null where nobody kept it'),
  ),
  via: v.picklist(paths),
  at: v.string(),
  row: v.optional(
    v.pipe(
      v.object({ record: v.number(), line: v.number() }),
      v.description('Of an import: record and line of its file'),
    ),
  ),
  call: v.optional(
    v.pipe(
      v.object({ id: v.string(), at: v.string() }),
      v.description(
        'The call in which it was said, and when that began; also of a proposal that `by` accepted',
      ),
    ),
  ),
});
export type Origin = v.InferOutput<typeof originSchema>;

/** Origins by property, of custom fields by `cf.<name>`; `*` is that of all the others: the contact's creation. */
export type Provenance = Readonly<Record<string, Origin>>;

/** The value of a custom field before its type was changed. */
export const originalSchema = v.object({
  /** `any` of a field that nobody had declared. */
  type: v.union([fieldTypeSchema, v.literal('any')]),
  value: v.unknown(),
  /** What became of it; absent where it could not be converted. */
  as: v.optional(v.unknown()),
});
export type Original = v.InferOutput<typeof originalSchema>;

/** Originals by the names of fields; each is kept until somebody changes the value. */
export type Originals = Readonly<Record<string, Original>>;

/** How a contact's calls have been counted so far. */
export interface Called {
  /** The call that `last_called_at` and `last_call_outcome` are of. */
  last: string;
  /** Number of changes of the counters. They leave the version as it is: nobody edits them. */
  changes: number;
}

/** Proposals of values that wait for somebody to accept or refuse them: their ids by property, custom fields as `cf.<name>`. */
export interface Waiting {
  fields: Readonly<Record<string, string>>;
  /** Number of changes of these. They leave the version as it is: no value differs. */
  changes: number;
}

/** A contact with what is kept about its values, which is not answered with it. */
export interface StoredContact extends Contact {
  provenance: Provenance;
  originals: Originals;
  /** The lead status that do_not_contact took the place of. */
  status_before: string | null;
  /** Absent while no call was counted. */
  called?: Called | undefined;
  /** Absent while no value was proposed. */
  waiting?: Waiting | undefined;
  /** Absent while it took part in no merge. */
  joined?: Joined | undefined;
  /** Absent while no legal hold was placed on it. */
  held?: Held | undefined;
}

const originOf = ({ updated_by, via, row, call }: Via, at: string): Origin => ({
  by: updated_by,
  via,
  at,
  ...(row && { row }),
  ...(call && { call }),
});

export const newProvenance = (via: Via, at: string): Provenance => ({ '*': originOf(via, at) });

/** Those that somebody has set, by themselves. */
const ownNames = attributeNames.filter((name) => {
  const { bookkeeping, follows, inParts } = attributeOf(name);
  return !(bookkeeping || follows || inParts);
});

const isAbsent = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** The values of a contact by property, of custom fields by `cf.<name>`. */
export const valuesOf = (contact: Contact): Record<string, unknown> => ({
  ...Object.fromEntries(ownNames.map((name) => [name, contact[name]])),
  ...Object.fromEntries(Object.entries(contact.custom_fields).map(([name, value]) => [`cf.${name}`, value])),
});

/** Origins after a change; a custom field that is gone takes its origin along. */
export const changedProvenance = (seen: StoredContact, contact: Contact, via: Via): Provenance => {
  const before = valuesOf(seen);
  const after = valuesOf(contact);
  const origin = originOf(via, contact.updated_at);
  const changed = Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const kept = Object.entries(seen.provenance).filter(([name]) => name === '*' || Object.hasOwn(after, name));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(changed.map((name) => [name, origin])) };
};

/**
 * Origins after the service itself has put values into another form, or given the tag of a rule, as it does with a
 * contact that is written: whoever set them did so still.
 */
export const keptProvenance = (seen: StoredContact, contact: StoredContact, via: Via): Provenance => {
  const { '*': first } = seen.provenance;
  const isHeld = (name: string) =>
    name.startsWith('cf.') && Object.hasOwn(contact.originals, name.slice('cf.'.length));
  // What a type takes away for a while is kept, and so is who set it.
  const held = Object.entries(seen.provenance).filter(([name]) => isHeld(name));
  const changed = Object.entries(changedProvenance(seen, contact, via)).flatMap(([name, origin]) => {
    const own = seen.provenance[name];
    // As before, those that have none of their own have that of the creation.
    return own ? [[name, own] as const] : first ? [] : [[name, origin] as const];
  });
  return Object.fromEntries([...held, ...changed]);
};

/** The origin of each value that there is, and of each that was taken away. */
export const originsOf = (contact: StoredContact): Record<string, Origin> => {
  const { '*': first, ...later } = contact.provenance;
  const own = Object.entries(valuesOf(contact)).filter(([name, value]) => name in later || !isAbsent(value));
  return Object.fromEntries(
    own.flatMap(([name]) => {
      const origin = later[name] ?? first;
      return origin ? [[name, origin]] : [];
    }),
  );
};
