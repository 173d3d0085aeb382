import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Contact } from '../attribute/contact.schema.ts';
import { originalSchema, originSchema, type StoredContact } from '../attribute/stored-contact.ts';
import { companyKeys } from '../company/company.item.ts';
import type { Company } from '../company/company.schema.ts';
import { contactKeys } from '../contact/contact.item.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, getItem, queryAll, type Table } from '../table/table.ts';
import { putNew, type Write } from '../table/write.ts';
import { undoDays } from './undoable.ts';

const valuesSchema = v.record(v.string(), v.unknown());
type Values = v.InferOutput<typeof valuesSchema>;

/**
 * A mark: what a part of a deed changed of a record, each property before and after, custom fields as
 * `cf.<name>`.
 */
const markSchema = v.object({
  before: valuesSchema,
  after: valuesSchema,
  /** For contacts: origins of the values before; null where it was whoever created the contact. */
  origins: v.optional(v.record(v.string(), v.nullable(originSchema)), {}),
  /** For contacts: originals of custom fields. */
  originals: v.optional(v.record(v.string(), originalSchema), {}),
  /**
   * Id of the caller in whose name it was changed; absent where that is the deed itself, such as an import.
   */
  by: v.optional(v.string()),
  /** When it was changed (ISO); no other version of a contact has the same time. */
  at: v.string(),
  /** Warnings of the change, as they were given. */
  warnings: v.optional(v.array(v.unknown()), []),
});
export interface Mark extends v.InferOutput<typeof markSchema> {
  /** The record's id. */
  id: string;
  part: string;
}

/** What an undo could not bring back, and why: codes by property. */
const undoneSchema = v.object({ kept: v.record(v.string(), v.string()) });
export type Kept = v.InferOutput<typeof undoneSchema>['kept'];

/** A contact (`cont_…`) or a company (`comp_…`) that a deed changed. */
export interface Marked {
  teamId: string;
  id: string;
  /** Id of the import or job. */
  deedId: string;
}

const partition = ({ teamId, id }: Marked): string =>
  id.startsWith('comp_') ? companyKeys.primary(teamId, id).pk : contactKeys.primary(teamId, id).pk;

/** The part of a deed that has only one for each record. */
export const wholePart = '';

/**
 * Keys of marks, which lie beside the record, go with it, and are named by the deed: those of imports by the
 * word that they always had.
 */
export const markKeys = {
  all: ({ deedId }: Marked) => `${deedId.startsWith('imp_') ? 'IMPORT' : 'DEED'}#${deedId}#`,
  primary: (marked: Marked, part: string): Key => ({
    pk: partition(marked),
    sk: `${markKeys.all(marked)}${part}`,
  }),
  undone: (marked: Marked): Key => ({ pk: partition(marked), sk: `UNDONE#${marked.deedId}` }),
};

const bookkeeping: ReadonlySet<string> = new Set([
  'custom_fields',
  'version',
  'updated_at',
  'provenance',
  'originals',
]);

/** Lists the values of a record by property, custom fields as `cf.<name>`. */
export const markedValues = (record: Contact | Company): Values => ({
  ...Object.fromEntries(Object.entries(record).filter(([name]) => !bookkeeping.has(name))),
  ...('custom_fields' in record &&
    Object.fromEntries(Object.entries(record.custom_fields).map(([name, value]) => [`cf.${name}`, value]))),
});

const picked = <T>(values: Readonly<Record<string, T>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/**
 * Days for which marks are kept, longer than the time for undoing: an import takes hours, and so does its
 * undo.
 */
const keptDays = undoDays + 5;
const ttlOf = (at: string) => Math.floor(Date.parse(at) / 1_000) + keptDays * 86_400;

interface Changed {
  seen: StoredContact | Company;
  changed: Contact | Company;
  by?: string | undefined;
  warnings?: readonly unknown[];
}

/**
 * Makes the mark that goes with the change of a record by a part of a deed; it fails when the part has
 * changed the record before.
 */
export const newMark = (
  marked: Marked,
  part: string,
  { seen, changed, by, warnings = [] }: Changed,
): Write => {
  const [before, after] = [markedValues(seen), markedValues(changed)];
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null),
  );
  return putNew({
    ...markKeys.primary(marked, part),
    before: picked(before, names),
    after: picked(after, names),
    ...('provenance' in seen && {
      origins: picked(seen.provenance, names),
      originals: Object.fromEntries(
        Object.entries(seen.originals).filter(([name]) => names.includes(`cf.${name}`)),
      ),
    }),
    ...(by !== undefined && { by }),
    ...(warnings.length > 0 && { warnings }),
    at: changed.updated_at,
    ttl: ttlOf(changed.updated_at),
  });
};

const lastOf = (text: string) => text.slice(text.lastIndexOf('#') + 1);
const toMark = (item: Item): Mark => ({
  ...v.parse(markSchema, item),
  id: lastOf(item.pk),
  part: lastOf(item.sk),
});

/** Finds the marks of these parts: those that have made their change already. */
export const findMarked = async (
  table: Table,
  parts: readonly { marked: Marked; part: string }[],
): Promise<Mark[]> => {
  const keys = parts.map(({ marked, part }) => markKeys.primary(marked, part));
  return (await batchGet(table, keys)).map(toMark);
};

/** Finds the marks of a deed on a record, in the order of its parts. */
export const findMarks = async (table: Table, marked: Marked): Promise<Mark[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': partition(marked), ':sk': markKeys.all(marked) },
    ConsistentRead: true,
  });
  return items.map(toMark);
};

/** Finds what an undo could not bring back; undefined when there was no undo. */
export const findUndone = async (table: Table, marked: Marked): Promise<Kept | undefined> => {
  const item = await getItem(table, markKeys.undone(marked));
  return item && v.parse(undoneSchema, item).kept;
};

/** Makes the write that goes with an undo; it fails when the undo was done before. */
export const newUndone = (marked: Marked, kept: Kept, now: Date): Write =>
  putNew({ ...markKeys.undone(marked), kept, ttl: ttlOf(now.toISOString()) });
