import { expect, test } from 'vitest';
import type { ContactCreate } from '#client/schema.ts';
import { inLanes } from '#core/lanes.ts';
import { naughtyLines, naughtyTexts } from '#test/core/export/naughty.ts';
import { until } from '#test/harness/wait.ts';
import { defaultTeam, type ImportTeam } from './import-client.ts';

const policies = { company: 'optional', phone: 'off', email: 'off' } as const;

/** What a file brings back; the rest is the other team's own. */
const fields = [
  ...['external_id', 'name', 'first_name', 'last_name', 'company', 'job_title', 'email', 'phone'],
  ...['phone_extension', 'phone_secondary', 'lead_status', 'source', 'timezone', 'do_not_call', 'tags'],
  ...['preferred_contact_method', 'notes', 'cf.size', 'cf.Mobile'],
];

/** So many contacts go out and in again: some hundreds with all texts once, or more. */
const least = Number(process.env.EXPORTED_CONTACTS ?? 0);

const personAt = (n: number): ContactCreate => ({
  ...{ name: `Person ${n}`, email: `p${n}@example.com`, phone: `+4479111${23_410 + n}` },
  ...{ phone_secondary: n % 2 ? `+491511${2_100_000 + n}` : null, phone_extension: n % 3 ? null : `${n}` },
  ...{ do_not_call: n % 7 === 0, lead_status: n % 2 ? 'contacted' : 'new', timezone: 'Europe/Berlin' },
});

const people = (): ContactCreate[] => {
  const isName = (line: string) => line.trim() === line && line.length <= 100;
  const lines = naughtyLines.filter(isName).map((line) => ({
    ...{ name: line, job_title: line, source: line, company: line, tags: [line] },
    custom_fields: { size: line, Mobile: line },
  }));
  const texts = naughtyTexts.map((notes) => ({ name: 'Ann Other', notes }));
  const all = [...lines, ...texts];
  const count = Math.max(all.length + 60, least);
  return Array.from({ length: count }, (_, n) => ({
    ...(all[n % (all.length + 60)] ?? personAt(n)),
    external_id: `n${n}`,
  }));
};

/** How many of them the team took. */
const create = async ({ client }: ImportTeam): Promise<number> => {
  const all = people();
  let created = 0;
  const starts = Array.from({ length: Math.ceil(all.length / 100) }, (_, n) => n * 100);
  await inLanes(starts, 4, async (start) => {
    const contacts = all.slice(start, start + 100);
    const { data } = await client.POST('/api/crm/contacts/batch', { body: { mode: 'create', contacts } });
    created += data.results.filter(({ status }) => status === 'created').length;
  });
  return created;
};

const exported = async (
  { client }: ImportTeam,
  format: 'csv' | 'xlsx',
  more: string[] = [],
): Promise<Buffer> => {
  const body = { format, filter: { all: true }, fields: [...fields, ...more] };
  const { data } = await client.POST('/api/crm/exports', { body });
  const params = { path: { id: data.export.id } };
  const one = await until(
    async () => (await client.GET('/api/crm/exports/{id}', { params })).data.export,
    ({ state }) => state !== 'queued' && state !== 'running',
  );
  const [file] = one.files;
  if (!file) throw new Error(`The export ${one.state}.`);
  return Buffer.from(await (await fetch(file.url)).arrayBuffer());
};

/** The cells of a CSV but for the id, which is each team's own; whatever the order of its rows. */
const rowsOf = (csv: Buffer): string[] =>
  csv
    .toString()
    .replace(/,(?:cont_\w+|callbook_id)\r\n/g, '\u0000')
    .split('\u0000')
    .sort();

const minutes = 60_000;
const timeout = least > 0 ? 60 * minutes : 5 * minutes;

test('what is exported is imported as it was, into a team of nobody, in CSV and in Excel', {
  timeout,
}, async () => {
  const from = await defaultTeam(policies);
  const created = await create(from);
  expect(created).toBeGreaterThan(200);
  const wanted = rowsOf(await exported(from, 'csv'));
  for (const format of ['csv', 'xlsx'] as const) {
    const into = await defaultTeam(policies);
    // With what an import reads past, as it is of no use to another team.
    const file = await exported(from, format, ['created_at', 'last_called_at', 'total_calls']);
    const [done] = await into.ended(await into.upload(`contacts.${format}`, file));
    expect(done).toMatchObject({ state: 'finished', counts: { rows: created, created, failed: 0 } });
    expect(rowsOf(await exported(into, 'csv'))).toEqual(wanted);
  }
});
