import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { contactKeys } from '../contact/contact.item.ts';
import type { Contact } from '../contact/contact.schema.ts';
import { batchGet, type Item, type Key, putNew, queryAll, type Table, type Write } from '../table/table.ts';

/** How long an import can be undone, in days. */
export const undoDays = 30;

const valuesSchema = v.record(v.string(), v.unknown());

/**
 * That a row of an import changed a contact, once, and what it changed: each property before and after, custom fields
 * as `cf.<name>`. It lies beside the contact and goes with it.
 */
const rowMarkSchema = v.object({
  import_id: v.string(),
  record: v.number(),
  before: valuesSchema,
  after: valuesSchema,
});
export type RowMark = v.InferOutput<typeof rowMarkSchema>;

/** Which row changed which contact. */
export interface RowOf {
  importId: string;
  record: number;
  contactId: string;
}

export const rowMarkKeys = {
  ofImport: (teamId: string, contactId: string, importId: string): Key => ({
    pk: contactKeys.primary(teamId, contactId).pk,
    sk: `IMPORT#${importId}#`,
  }),
  primary: (teamId: string, { contactId, importId, record }: RowOf): Key => {
    const { pk, sk } = rowMarkKeys.ofImport(teamId, contactId, importId);
    return { pk, sk: `${sk}${String(record).padStart(9, '0')}` };
  },
};

const bookkeeping: ReadonlySet<string> = new Set([
  'custom_fields',
  'version',
  'updated_at',
  'provenance',
  'originals',
]);

/** The values of a contact by property, of custom fields by `cf.<name>`. */
export const valuesOf = (contact: Contact): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(contact).filter(([name]) => !bookkeeping.has(name))),
  ...Object.fromEntries(Object.entries(contact.custom_fields).map(([name, value]) => [`cf.${name}`, value])),
});

const picked = (values: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/** The write that goes with the change of a contact by a row; it fails when the row has changed it before. */
export const newRowMark = (
  table: Table,
  teamId: string,
  row: RowOf,
  { seen, contact, now }: { seen: Contact; contact: Contact; now: Date },
): Write => {
  const [before, after] = [valuesOf(seen), valuesOf(contact)];
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null),
  );
  return putNew(table, {
    ...rowMarkKeys.primary(teamId, row),
    import_id: row.importId,
    record: row.record,
    before: picked(before, names),
    after: picked(after, names),
    ttl: Math.floor(now.getTime() / 1_000) + undoDays * 86_400,
  });
};

const toMark = (item: Item): RowMark => v.parse(rowMarkSchema, item);

/** The records among these rows that have changed their contacts already. */
export const findMarkedRows = async (
  table: Table,
  teamId: string,
  rows: readonly RowOf[],
): Promise<Set<number>> => {
  const items = await batchGet(
    table,
    rows.map((row) => rowMarkKeys.primary(teamId, row)),
  );
  return new Set(items.map((item) => toMark(item).record));
};

/** What the rows of an import changed of a contact, in the order of the file. */
export const findRowMarks = async (
  table: Table,
  teamId: string,
  { contactId, importId }: Pick<RowOf, 'contactId' | 'importId'>,
): Promise<RowMark[]> => {
  const { pk, sk } = rowMarkKeys.ofImport(teamId, contactId, importId);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
  });
  return items.map(toMark);
};
