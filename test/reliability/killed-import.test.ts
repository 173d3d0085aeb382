import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ContactDraft } from '#core/attribute/contact.schema.ts';
import { getCount } from '#core/count/count.item.ts';
import { readText } from '#core/files/files.ts';
import type { Counts } from '#core/import/import.schema.ts';
import { getImport } from '#core/import/import.ts';
import { inLanes } from '#core/lanes.ts';
import type { Item } from '#core/table/item.ts';
import type { Table } from '#core/table/table.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { checkItems, scanTeams } from '#test/harness/claim-check.ts';
import { privateFiles, privateTable } from '#test/harness/stack.ts';
import type { Row } from '#test/pipeline/import-client.ts';
import { foretell, tally } from '#test/pipeline/oracle.ts';
import { crowd, sourceOf } from '#test/pipeline/people.ts';
import type { SteppedImport } from '#test/pipeline/steps.ts';
import { type Death, deathsOf, Mortal, never, type Stack, timeout, told } from './deaths.ts';
import { importFile, teamWith } from './import-in-process.ts';

/** Of the deaths of a large import. */
const samples = 2;
const lanes = 4;

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const phoneOf = (n: number) => `+1202555${String(n).padStart(4, '0')}`;

/** Contacts that are in the team before. */
const neighbours = range(0, 9).map((n) => ({ name: `Neighbour ${n}`, phone: phoneOf(n) }));

/** Rows of all kinds. Emails are no match key: colleagues share one. */
const mixed = [
  'name,phone,phone 2,email,company,job title,badge',
  ...range(0, 9).map((n) => `Neighbour ${n},${phoneOf(n)},,,,${n % 3 === 0 ? `Title ${n}` : ''},`),
  ...range(100, 122).map((n) => `Person ${n},${phoneOf(n)},,person.${n}@example.com,Firm ${n % 3},,${n % 5}`),
  ...range(200, 205).map((n) => `Colleague ${n},${phoneOf(n)},,office@example.com,Firm 1,,`),
  ...range(300, 304).map((n) => `Only Name ${n},,,,Firm 2,,`),
  ...range(400, 403).map((n) => `Bad ${n},12,,,,,`),
  ',,,,Lonely,,',
  ...range(100, 106).map((n) => `Person ${n},${phoneOf(n)},,,,Again ${n},`),
  `Neighbour 0,${phoneOf(0)},,,,Title 0 again,`,
  `Neighbour 1,${phoneOf(1)},${phoneOf(2)},,,Taker,`,
  ...range(300, 302).map((n) => `ONLY NAME ${n},,,,firm 2,Named,`),
  '',
].join('\n');

interface Case {
  body: string;
  settings: SettingsChange;
  neighbours: readonly ContactDraft[];
  counts: Counts;
}

const small = (duplicates: 'skip' | 'update', counts: Omit<Counts, 'rows' | 'parked'>): Case => ({
  body: mixed,
  settings: { import_duplicates: duplicates, import_match: ['phone', 'name'] },
  neighbours,
  counts: { rows: 54, parked: 0, ...counts },
});

/** Rows that mean one contact by different values, some of which they change. */
const moving: Case = {
  body: [
    'external id,phone,job title,phone 2',
    `,${phoneOf(0)},Boss,`,
    `nine,${phoneOf(9)},,`,
    `,${phoneOf(1)},,${phoneOf(8)}`,
  ].join('\n'),
  settings: { import_duplicates: 'update', import_match: ['external_id', 'phone'] },
  neighbours: [
    { name: 'Ann', external_id: 'nine', phone: phoneOf(0) },
    { name: 'Bob', phone: phoneOf(1) },
  ],
  counts: { rows: 3, created: 0, updated: 3, skipped: 0, failed: 0, warned: 0, parked: 0 },
};

const crowded = sourceOf(crowd(1_000));

const large = (duplicates: 'skip' | 'update'): Case => ({
  body: crowded.text,
  settings: { import_duplicates: duplicates },
  neighbours: [],
  counts: tally(foretell(crowded.rows, duplicates)),
});

interface Run {
  death: Death;
  one: SteppedImport;
  results: Row[];
  /** Commands until it died. */
  commands: number;
}

/** An import into a fresh team that is killed once and goes on. */
const runOnce = async (stack: Stack, given: Case, death: Death): Promise<Run> => {
  const { table, files } = stack;
  const team = await teamWith(stack, given.settings, given.neighbours);
  const mortal = new Mortal(stack, death);
  const one = await importFile(stack, team, given.body, mortal);
  expect((await one.register()).action).toBe('stop');
  expect(await one.finish()).toEqual(given.counts);
  const { results_key } = await getImport(table, team.id, one.id);
  const results = Papa.parse<Row>(await readText(files, results_key ?? ''), { header: true });
  return { death, one, results: results.data.filter(({ record }) => record), commands: mortal.commands };
};

/** What differs from team to team for no reason of the import's. */
const incidental = new Set(['id', 'team_id', 'company_id', 'created_by', 'created_at', 'updated_at']);

/** What a run made, in words that are the same in every team. */
const pictureOf = async (table: Table, { one, results }: Run, items: readonly Item[]) => {
  const checked = await checkItems(table, one.team.id, items);
  expect(checked.told).toEqual(checked.true);
  const { live } = checked;
  const companies = items.filter(({ sk }) => sk === 'COMPANY');
  expect(await getCount(table, one.team.id, 'company')).toBe(companies.length);
  const { state, counts } = await getImport(table, one.team.id, one.id);
  const names = new Map(companies.map(({ id, name }) => [id, name]));
  const contacts = live.map((contact) => ({
    ...Object.fromEntries(Object.entries(contact).filter(([name]) => !incidental.has(name))),
    company: names.get(contact.company_id),
  }));
  const nameOf = new Map(live.map(({ id, phone, name }) => [id, `${name} ${phone}`]));
  const nameless = (text = '') => text.replace(/cont_\w+/g, (id) => nameOf.get(id) ?? 'nobody');
  return {
    state,
    counts,
    contacts: contacts.map((contact) => JSON.stringify(contact)).toSorted(),
    companies: [...names.values()].toSorted(),
    results: results.map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, text]) => [k, nameless(text)])),
    ),
  };
};

/** Teams in one table, which is scanned as a whole. */
const teamsATable = 24;

const openStack = async (): Promise<Stack> => ({ table: await privateTable(), files: await privateFiles() });

/** What each of several imports made, every one in a team of its own. */
const picturesOf = async (given: Case, deaths: readonly Death[]) => {
  const stack = await openStack();
  const runs: Run[] = [];
  await inLanes(deaths, lanes, async (death) => {
    runs.push(await runOnce(stack, given, death));
  });
  const teams = await scanTeams(stack.table);
  return Promise.all(
    runs.map(async (run) => ({
      run,
      picture: await pictureOf(stack.table, run, teams.get(run.one.team.id) ?? []),
    })),
  );
};

/** Imports that die all make what one makes that lives; answers that. */
const expectSurvival = async (given: Case, some?: number) => {
  const [living] = await picturesOf(given, [never]);
  if (!living) throw new Error('No import.');
  const { picture: expected, run } = living;
  expect(expected).toMatchObject({ state: 'finished', counts: given.counts });
  const deaths = deathsOf(run.commands, some);
  for (let from = 0; from < deaths.length; from += teamsATable)
    for (const { run, picture } of await picturesOf(given, deaths.slice(from, from + teamsATable)))
      expect(picture, told(run.death)).toEqual(expected);
  return expected;
};

describe('an import that is killed at any of its commands and goes on is as one that is not (I1–I6)', () => {
  test('54 rows of all kinds, duplicates skipped', { timeout }, async () => {
    await expectSurvival(small('skip', { created: 31, updated: 0, skipped: 19, failed: 4, warned: 4 }));
  });

  test('54 rows of all kinds, duplicates updated', { timeout }, async () => {
    await expectSurvival(small('update', { created: 31, updated: 12, skipped: 6, failed: 5, warned: 4 }));
  });

  test('rows that mean one contact by values that they change', { timeout }, async () => {
    await expectSurvival(moving);
  });

  test('1,000 rows, duplicates skipped', { timeout }, async () => {
    await expectSurvival(large('skip'), samples);
  });

  test('1,000 rows, each duplicate updating its contact once', { timeout }, async () => {
    const { contacts, results } = await expectSurvival(large('update'), samples);
    const foretold = foretell(crowded.rows, 'update');
    expect(results.map(({ outcome }) => outcome)).toEqual(foretold.map(({ outcome }) => outcome));
    // Each row that repeats another one says a new name.
    const last = new Map<number, { name: string | undefined; version: number }>();
    for (const [index, { outcome, repeats = index + 1 }] of foretold.entries())
      if (outcome !== 'failed')
        last.set(repeats, {
          name: crowded.rows[index]?.cells[0],
          version: (last.get(repeats)?.version ?? 0) + 1,
        });
    const found = contacts.map((text) => JSON.parse(text)).map(({ name, version }) => ({ name, version }));
    const inOrder = (some: { name?: string | undefined }[]) =>
      some.toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
    expect(inOrder(found)).toEqual(inOrder([...last.values()]));
  });
});
