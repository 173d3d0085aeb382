import { expect, test } from 'vitest';
import type { Contact } from '#client/schema.ts';
import { inLanes } from '#core/lanes.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

/** More with `npm run test:full`. */
const rowCount = Number(process.env.UNDO_ROWS ?? 400);
/** Slower than any machine that it should run on. */
const timeout = 60_000 + rowCount * 150;
/** Contacts that somebody changes between the import and its undoing: of those updated, and of those created. */
const edits = 10;

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const phoneOf = (n: number) => `+1${202 + Math.floor(n / 10_000)}555${String(n % 10_000).padStart(4, '0')}`;
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const half = Math.floor(rowCount / 2);

const before = csv(
  'name,phone,email,job title,tags,company',
  ...range(0, half).map(
    (n) => `Person ${n},${phoneOf(n)},person.${n}@example.com,${n % 2 ? 'Buyer' : ''},fair,Firm ${n % 20}`,
  ),
);

/** Half of the rows change what is there, each in several ways, and half are new; they are mixed. */
const change = csv(
  'name,phone,email,job title,tags,company,badge',
  ...range(0, rowCount).map((row) => {
    const n = row % 2 ? half + row : Math.floor(row / 2);
    const email = n % 3 ? '' : `new.${n}@example.com`;
    return `Person ${n} Again,${phoneOf(n)},${email},Title ${n},later,Firm ${n % 30},${n % 7}`;
  }),
);

const valuesOf = ({ version: _, updated_at: __, ...values }: Contact) => values;

const snapshot = async (team: ImportTeam) =>
  new Map((await team.contacts()).map((contact) => [contact.id, valuesOf(contact)]));

test(`an import of ${rowCount} rows, half of them updates, is undone; edits made since are kept (SuiteCRM-Core#805)`, {
  timeout,
}, async () => {
  const team = await importTeam({ import_max_rows: rowCount });
  expect(await team.imported(before)).toMatchObject({ counts: { created: half } });
  const was = await snapshot(team);
  const { id, counts } = await team.imported(change, { duplicates: 'update' });
  expect(counts).toMatchObject({ rows: rowCount, created: rowCount - half, updated: half, failed: 0 });
  const contacts = await team.contacts();
  const updated = contacts.filter((contact) => was.has(contact.id)).slice(0, edits);
  const created = contacts.filter((contact) => !was.has(contact.id)).slice(0, edits);
  await inLanes([...updated, ...created], 4, async ({ id: contactId }) => {
    const params = { path: { id: contactId } };
    await team.client.PATCH('/api/crm/contacts/{id}', {
      params,
      body: { job_title: 'Mine', notes: 'called' },
    });
  });

  const job = await team.undone(id);
  expect(job).toMatchObject({ state: 'finished', counts: { failed: 2 * edits } });
  const now = await snapshot(team);
  const expected = new Map(was);
  for (const contact of updated) {
    const old = was.get(contact.id);
    if (old) expected.set(contact.id, { ...old, job_title: 'Mine', notes: 'called' });
  }
  for (const contact of created)
    expected.set(contact.id, { ...valuesOf(contact), job_title: 'Mine', notes: 'called' });
  expect(now.size).toBe(expected.size);
  for (const [contactId, values] of expected) expect(now.get(contactId)).toEqual(values);
  await expectClaims(hostTable(), team.id);
});
