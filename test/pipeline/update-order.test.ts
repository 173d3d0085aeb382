import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getImport } from '#core/import/import.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { privateFiles, privateTable } from '#test/harness/stack.ts';
import { Mortal, never } from '#test/reliability/deaths.ts';
import { importFile, teamWith } from '#test/reliability/import-in-process.ts';

interface Cells {
  id?: number | undefined;
  phone?: number | undefined;
  email?: number | undefined;
  title?: number | undefined;
}

const spelled = {
  id: (n: number) => `x${n}`,
  phone: (n: number) => `+1202555010${n}`,
  email: (n: number) => `person.${n}@example.com`,
  title: (n: number) => `Title ${n}`,
};
type Column = keyof typeof spelled;
const columns: readonly Column[] = ['id', 'phone', 'email', 'title'];

/** The values of a row in the order of the columns; null where there is none. */
const valuesOf = (cells: Cells): (string | null)[] =>
  columns.map((column) => {
    const n = cells[column];
    return n === undefined ? null : spelled[column](n);
  });

const maybe = (most: number) => fc.option(fc.nat(most), { nil: undefined });
const cells = fc
  .record({ id: maybe(4), phone: maybe(5), email: maybe(5), title: maybe(5) })
  .filter(({ id, phone, email }) => [id, phone, email].some((key) => key !== undefined));

/**
 * Every row, one after the other: it means who first had its id, its phone or its email, in this order, even where that
 * contact has another one by now; what is filled replaces what was there.
 */
const program = (rows: readonly Cells[]): Cells[] => {
  const holders = new Map<string, Cells>();
  const contacts: Cells[] = [];
  for (const row of rows) {
    const names = (['id', 'phone', 'email'] as const)
      .filter((key) => row[key] !== undefined)
      .map((key) => `${key} ${row[key]}`);
    const known = names.map((name) => holders.get(name)).find((one) => one !== undefined);
    const contact = known ?? {};
    if (!known) contacts.push(contact);
    for (const name of names) if (!holders.has(name)) holders.set(name, contact);
    Object.assign(
      contact,
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
    );
  }
  return contacts;
};

const sorted = (contacts: readonly (string | null)[][]) =>
  contacts.map((values) => JSON.stringify(values)).toSorted();

const fileOf = (rows: readonly Cells[]): string =>
  [
    'name,external id,phone,email,job title',
    ...rows.map((row) => ['Somebody', ...valuesOf(row)].join(',')),
  ].join('\n');

test('rows that update each other’s contacts, in any way, leave what a plain program says', async () => {
  const stack = { table: await privateTable(), files: await privateFiles() };
  const settings = { import_duplicates: 'update', phone: 'off', email: 'off' } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 12 }), async (rows) => {
      const team = await teamWith(stack, settings, []);
      const one = await importFile(stack, team, fileOf(rows), new Mortal(stack, never));
      const { live, told, true: real } = await claimCheck(stack.table, team.id);
      expect(told).toEqual(real);
      const found = live.map(({ external_id, phone, email, job_title }) => [
        external_id,
        phone,
        email,
        job_title,
      ]);
      const expected = program(rows);
      expect(sorted(found)).toEqual(sorted(expected.map(valuesOf)));
      const { counts } = await getImport(stack.table, team.id, one.id);
      expect(counts).toMatchObject({ rows: rows.length, created: expected.length, failed: 0 });
    }),
    { numRuns: 40 },
  );
});
