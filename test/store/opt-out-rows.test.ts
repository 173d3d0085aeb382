import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { ContactCreate } from '#core/attribute/contact.schema.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { newId } from '#core/id.ts';
import type { Import } from '#core/import/import.schema.ts';
import { newImport } from '#core/import/new-import.ts';
import { policyOf } from '#core/import/policy.ts';
import { writeRows } from '#core/import/write/rows.ts';
import { readHeader } from '#core/import-file/header.ts';
import type { RowOutcome } from '#core/import-file/ledger.ts';
import type { Table } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';
import { Fuse, freshTeam, Killed, mortalTable, privateTable } from '#test/harness/stack.ts';

const table = await privateTable();

const [a, b, c, d] = ['+12025550100', '+12025550101', '+12025550102', '+12025550103'];
const header = ['name', 'phone', 'phone_secondary', 'email', 'do_not_call'];

/** A team with contacts, and a chunk of a file that comes to it. */
const worldOf = async (
  contacts: readonly ContactCreate[],
  cells: readonly (readonly string[])[],
  options: Import['options'] = { duplicates: 'create' },
) => {
  const { team_id } = await freshTeam(table, { company: 'optional', phone: 'warn' });
  const [team, now] = [await getTeam(table, team_id), new Date()];
  const via = { updated_by: 'tok_test', via: 'api' as const };
  const ids: string[] = [];
  for (const draft of contacts) {
    const asked = { team, scope: wholeTeam(team.id), via, now, draft: { name: 'Ada', ...draft } };
    ids.push((await createContact(table, asked)).contact.id);
  }
  const found = readHeader(header);
  if ('refused' in found) throw new Error(found.refused.message);
  const key = 'a.csv';
  const stored = newImport(
    { id: newId('imp'), teamId: team.id, state: 'planning', key, options, execution: null },
    now,
  );
  const rows = cells.map((some, index) => ({ record: index + 1, line: index + 2, cells: [...some] }));
  const notes = { known: new Map<number, string>(), keep: () => Promise.resolve() };
  const policy = policyOf(stored, team);
  const request = { team, stored, policy, header, targets: found.targets, rows, notes, now };
  const flagsOf = async (outcomes: readonly RowOutcome[]) => {
    const all = [...ids, ...outcomes.map(({ id }) => id ?? '')];
    const read = await Promise.all(all.map((id) => findContactItem(table, team.id, id)));
    return read.map((one) => one?.do_not_call);
  };
  return { write: (on: Table = table) => writeRows(on, request), flagsOf };
};

const codesOf = ({ warnings = [] }: RowOutcome) => warnings.map(({ code }) => code);

test('a new row has what a contact in the store suppresses in turn: it is opted out, and says so', async () => {
  const { write, flagsOf } = await worldOf(
    [{ phone: a, phone_secondary: b }],
    [
      ['Bob', b, '', '', ''],
      ['Cy', a, '', '', 'yes'],
      ['Dee', c, '', '', ''],
    ],
  );
  const outcomes = await write();
  expect(await flagsOf(outcomes)).toEqual([true, true, true, false]);
  expect(outcomes.map(codesOf)).toEqual([
    expect.arrayContaining(['suppressed']),
    expect.not.arrayContaining(['suppressed']),
    [],
  ]);
});

/** An opt-out that goes to and fro between the file and the store: row, contact, row, contact, row. */
const toAndFro = () =>
  worldOf(
    [
      { phone: a, phone_secondary: b },
      { phone: c, email: 'c@x.org' },
      { email: 'c@x.org', phone: d },
    ],
    [
      ['Bob', b, c, '', ''],
      ['Eve', d, '', '', ''],
      ['Cy', a, '', '', 'yes'],
    ],
  );

test('an opt-out goes to and fro between the file and the store, until nobody is left', async () => {
  const { write, flagsOf } = await toAndFro();
  expect(await flagsOf(await write())).toEqual([true, true, true, true, true, true]);
});

test('a row that changes a contact gains what is suppressed in turn, and one that opts out reaches new rows', async () => {
  const { write, flagsOf } = await worldOf(
    [
      { phone: a, phone_secondary: b },
      { email: 'c@x.org', phone: c, phone_secondary: d },
      { email: 'd@x.org', phone: '+12025550104' },
    ],
    [
      ['Cy', '+12025550105', a, '', 'yes'],
      ['', '', d, 'd@x.org', ''],
      ['', '', '', 'c@x.org', 'yes'],
      ['Bob', '+12025550106', c, '', ''],
    ],
    { duplicates: 'update', match: ['email'] },
  );
  const outcomes = await write();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'updated', 'created']);
  expect(await flagsOf(outcomes)).toEqual(Array.from({ length: 7 }, () => true));
});

test('a chunk that is killed at any write opts out everybody when it runs again', async () => {
  for (let last = 1; ; last++) {
    const { write, flagsOf } = await toAndFro();
    const fuse = new Fuse(last, { isDone: last % 2 === 0, ofWrites: true });
    const died = await write(mortalTable(table.name, fuse)).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        return true;
      },
    );
    const outcomes = await write();
    const told = { last, flags: await flagsOf(outcomes), codes: outcomes.map(codesOf) };
    expect(told).toMatchObject({ last, flags: [true, true, true, true, true, true] });
    if (!died) break;
  }
});
