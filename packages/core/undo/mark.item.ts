import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Contact } from '../attribute/contact.schema.ts';
import {
  type Originals,
  originalSchema,
  originSchema,
  type Provenance,
  type StoredContact,
} from '../attribute/stored-contact.ts';
import { companyKeys } from '../company/company.item.ts';
import type { Company } from '../company/company.schema.ts';
import { contactKeys } from '../contact/contact.item.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, getItem, queryAll, type Table } from '../table/table.ts';
import { putNew, type Write } from '../table/write.ts';

/** How long an import can be undone, in days. */
export const undoDays = 30;

const valuesSchema = v.record(v.string(), v.unknown());
type Values = v.InferOutput<typeof valuesSchema>;

/**
 * That a row of an import changed a contact or a company, once, and what it changed: each property before and after,
 * custom fields as `cf.<name>`. It lies beside the record and goes with it.
 */
const rowMarkSchema = v.object({
  record: v.number(),
  before: valuesSchema,
  after: valuesSchema,
  /** Of a contact: who had set the values before; null where it was whoever created it. */
  origins: v.optional(v.record(v.string(), v.nullable(originSchema)), {}),
  /** Of a contact: what custom fields held before their types were changed. */
  originals: v.optional(v.record(v.string(), originalSchema), {}),
  /** When the row changed the record (ISO). */
  at: v.string(),
  /** Of a contact: what was told of the change when it was made, in the words of whoever made it. */
  warnings: v.optional(v.array(v.unknown()), []),
});
export type RowMark = v.InferOutput<typeof rowMarkSchema>;

/** What of a contact undoing could not bring back, and why: codes by property. */
const undoneSchema = v.object({ kept: v.record(v.string(), v.string()) });
export type Kept = v.InferOutput<typeof undoneSchema>['kept'];

/** A contact or a company that rows of an import changed. */
export interface Marked {
  teamId: string;
  /** `cont_…` or `comp_…`. */
  id: string;
  importId: string;
}

const partition = ({ teamId, id }: Marked): string =>
  id.startsWith('comp_') ? companyKeys.primary(teamId, id).pk : contactKeys.primary(teamId, id).pk;

const rowMarkKeys = {
  primary: (marked: Marked, record: number): Key => ({
    pk: partition(marked),
    sk: `IMPORT#${marked.importId}#${String(record).padStart(9, '0')}`,
  }),
  undone: (marked: Marked): Key => ({ pk: partition(marked), sk: `UNDONE#${marked.importId}` }),
};

const bookkeeping: ReadonlySet<string> = new Set([
  'custom_fields',
  'version',
  'updated_at',
  'provenance',
  'originals',
]);

/** The values of a record by property, of custom fields by `cf.<name>`. */
export const markedValues = (record: Contact | Company): Values => ({
  ...Object.fromEntries(Object.entries(record).filter(([name]) => !bookkeeping.has(name))),
  ...('custom_fields' in record &&
    Object.fromEntries(Object.entries(record.custom_fields).map(([name, value]) => [`cf.${name}`, value]))),
});

const picked = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/** Beyond the time for undoing: an import takes hours, and so does undoing it. */
const keptDays = undoDays + 5;

const originsAmong = (provenance: Provenance, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, provenance[name] ?? null]));

/** By the names of fields, of which `names` are properties. */
const originalsAmong = (originals: Originals, names: readonly string[]) =>
  Object.fromEntries(Object.entries(originals).filter(([name]) => names.includes(`cf.${name}`)));

const ttlOf = (now: Date) => Math.floor(now.getTime() / 1_000) + keptDays * 86_400;

/** The write that goes with the change of a record by a row; it fails when the row has changed it before. */
export const newRowMark = (
  marked: Marked,
  record: number,
  {
    seen,
    changed,
    now,
    warnings = [],
  }: { seen: StoredContact | Company; changed: Contact | Company; now: Date; warnings?: readonly unknown[] },
): Write => {
  const [before, after] = [markedValues(seen), markedValues(changed)];
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null),
  );
  return putNew({
    ...rowMarkKeys.primary(marked, record),
    record,
    before: picked(before, names),
    after: picked(after, names),
    ...('provenance' in seen && {
      origins: originsAmong(seen.provenance, names),
      originals: originalsAmong(seen.originals, names),
    }),
    ...(warnings.length > 0 && { warnings }),
    at: now.toISOString(),
    ttl: ttlOf(now),
  });
};

const toMark = (item: Item): RowMark => v.parse(rowMarkSchema, item);

/** What was told of those among these rows that have changed what they mean already, by record. */
export const findMarkedRows = async (
  table: Table,
  rows: readonly { marked: Marked; record: number }[],
): Promise<Map<number, unknown[]>> => {
  const items = await batchGet(
    table,
    rows.map(({ marked, record }) => rowMarkKeys.primary(marked, record)),
  );
  return new Map(items.map(toMark).map(({ record, warnings }) => [record, warnings]));
};

/** What the rows of an import changed of a record, in the order of the file. */
export const findRowMarks = async (table: Table, marked: Marked): Promise<RowMark[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': partition(marked), ':sk': `IMPORT#${marked.importId}#` },
    ConsistentRead: true,
  });
  return items.map(toMark);
};

/** What could not be brought back when the changes of an import were undone; undefined when they were not. */
export const findUndone = async (table: Table, marked: Marked): Promise<Kept | undefined> => {
  const item = await getItem(table, rowMarkKeys.undone(marked));
  return item && v.parse(undoneSchema, item).kept;
};

/** The write that goes with undoing; it fails when that was done before. */
export const newUndone = (marked: Marked, kept: Kept, now: Date): Write =>
  putNew({ ...rowMarkKeys.undone(marked), kept, ttl: ttlOf(now) });
