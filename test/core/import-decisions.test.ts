import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { contactKeys, newContactWrites } from '#core/contact/contact.item.ts';
import { claimWrites } from '#core/contact/contact-claims.ts';
import type { Import } from '#core/import/import.schema.ts';
import { newImport } from '#core/import/new-import.ts';
import { policyOf } from '#core/import/policy.ts';
import { planRows } from '#core/import/preview/plan-rows.ts';
import type { Candidate } from '#core/import/row/candidate.ts';
import { companiesToMake } from '#core/import/row/companies.ts';
import {
  type Decisions,
  decideRows,
  type RunKnown,
  toCreate,
  toUpdate,
} from '#core/import/row/decide-rows.ts';
import { readCandidates } from '#core/import/row/read-rows.ts';
import { groupContacts } from '#core/import/write/contacts.ts';
import type { UpdateRequest } from '#core/import/write/update-rows.ts';
import { readHeader } from '#core/import-file/header.ts';
import { phoneValue, valueName, valuesOf } from '#core/suppression/suppressed-value.ts';
import { sealOf, suppressedAmong, suppressWrite } from '#core/suppression/suppression.item.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const [a, b] = ['+12025550100', '+12025550101'];
const catalogue = toCatalogue(teamId, undefined);
const seal = await sealOf(new MapTable().table, teamId);

/** Rows of a file, to be decided in a team of these policies. */
const requestOf = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  {
    options = {},
    policies = {},
    id = 'imp_1',
  }: { options?: Import['options']; policies?: SettingsChange; id?: string },
): UpdateRequest => {
  const { team, now } = writing({ company: 'optional', ...policies });
  const found = readHeader(header);
  if ('refused' in found) throw new Error(found.refused.message);
  const file = newImport({ id, teamId, state: 'planning', key: 'a.csv', options, execution: null }, now);
  return {
    team,
    now,
    stored: file,
    policy: policyOf(file, team),
    header,
    targets: found.targets,
    rows: rows.map((cells, index) => ({ record: index + 1, line: index + 2, cells: [...cells] })),
    scope: wholeTeam(teamId),
    catalogue,
    registry: new Map(),
  };
};

const candidatesOf = (request: UpdateRequest): Candidate[] =>
  readCandidates(request, catalogue, new Map()).candidates;

const decide = (map: MapTable, request: UpdateRequest, known: Partial<RunKnown> = {}): Promise<Decisions> =>
  decideRows(map.table, request, candidatesOf(request), { written: new Set(), ...known });

/** What was decided, by record; a row that fails may meet more of the others' values, and one that is warned fewer. */
const outcomesOf = (decisions: Decisions) =>
  [...decisions.values()]
    .map(({ outcome: { warnings: _, errors: __, ...outcome } }) => outcome)
    .sort((one, other) => one.record - other.record);

/** New contacts in the order in which they are written: those who share a value come after those who may hold it. */
const news = (decisions: Decisions) => {
  const all = toCreate(decisions);
  return [...all.filter(({ share }) => share.length === 0), ...all.filter(({ share }) => share.length > 0)];
};

/** Writes new contacts, each on its own; answers those of them that are in the table by now. */
const write = (map: MapTable, request: UpdateRequest, some: ReturnType<typeof news>): Set<string> => {
  const written = new Set<string>();
  for (const one of some)
    for (const { writes } of groupContacts({ ...request, tagger: (contact) => contact, seal }, [one])) {
      const { id } = one.candidate;
      const { pk, sk } = contactKeys.primary(teamId, id);
      // Refused is only what is there already, as after a crash.
      const isThere = map.items.has(`${pk} ${sk}`);
      expect(map.carryOut(writes)).toBe(!isThere);
      written.add(id);
    }
  return written;
};

/** A table with these contacts, which hold what they claim. */
const having = (...contacts: readonly StoredContact[]): MapTable => {
  const map = new MapTable();
  for (const contact of contacts)
    map.carryOut([
      ...newContactWrites(contact, writing().via),
      ...claimWrites(contact, { free: claimsOf(contact), shared: [] }),
    ]);
  return map;
};

const header = ['Name', 'Phone', 'Phone 2', 'Email', 'External ID'];
const cell = (...values: string[]) => fc.constantFrom('', ...values);
const row = fc
  .tuple(cell('Ann', 'Bob'), cell(a, b), cell(a, '+12025550102'), cell('a@x.org', 'B@x.org'), cell('7', '8'))
  .filter((cells) => cells.some((text) => text !== ''));
const rows = fc.array(row, { minLength: 1, maxLength: 8 });
const policy = fc.constantFrom('unique', 'warn', 'off');
const how = fc.record({
  policies: fc.record({ phone: policy, email: policy }),
  options: fc.record({
    duplicates: fc.constantFrom('skip', 'create', 'ask'),
    match: fc.constantFrom(['external_id', 'phone', 'email', 'name'], ['email'], ['phone', 'name']),
  }),
}) as fc.Arbitrary<{ policies: SettingsChange; options: Import['options'] }>;

describe('rows that are decided in bulk', () => {
  test('each have one outcome, write what they may, and are decided alike after any part of it is written', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, how, fc.nat(), async (before, cells, given, crash) => {
        const map = new MapTable();
        const earlier = requestOf(header, before, { ...given, id: 'imp_0' });
        write(map, earlier, news(await decide(map, earlier)));

        const request = requestOf(header, cells, given);
        const decisions = await decide(map, request);
        expect(outcomesOf(decisions).map(({ record }) => record)).toEqual(
          request.rows.map(({ record }) => record),
        );
        const all = news(decisions);
        const done = crash % (all.length + 1);
        write(map, request, all.slice(0, done));
        const again = await decide(map, request);
        expect(outcomesOf(again)).toEqual(outcomesOf(decisions));
        const written = write(map, request, news(again));
        const settled = await decide(map, request, { written });
        expect(outcomesOf(settled)).toEqual(outcomesOf(decisions));
        expect(news(settled)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('mean the contact that the first of their keys finds, in the store or in a row before them', async () => {
    const map = having(
      stored({ id: 'cont_x', phone: a }),
      stored({ id: 'cont_y', email: 'y@x.org', name: 'Y' }),
    );
    const both = [['Ann', a, '', 'y@x.org', '']];
    for (const [match, id] of [
      [['phone', 'email'], 'cont_x'],
      [['email', 'phone'], 'cont_y'],
    ] as const) {
      const [decision] = (
        await decide(map, requestOf(header, both, { options: { match: [...match] } }))
      ).values();
      expect(decision?.outcome).toMatchObject({
        outcome: 'skipped',
        id,
        reason: { code: 'duplicate_in_store' },
      });
    }
  });

  test('are told of who has a value, not of a row that shares it', async () => {
    const map = having(stored({ id: 'cont_x', phone: a }));
    const options = { match: ['email' as const] };
    const cells = [
      ['Ann', a, '', '', ''],
      ['Bob', a, '', '', ''],
    ];
    const decisions = await decide(map, requestOf(header, cells, { options, policies: { phone: 'warn' } }));
    for (const { outcome, take, share } of decisions.values()) {
      expect(outcome.warnings).toMatchObject([
        { code: 'phone_duplicate', message: expect.stringContaining('cont_x') },
      ]);
      expect([take, share]).toMatchObject([[], [{ kind: 'phone' }]]);
    }
  });

  test.each([
    [['Ann', a, b, '', ''], 'Phone'],
    [['Ann', b, a, '', ''], 'Phone 2'],
  ])('are told which of their numbers another has: %s', async (cells, column) => {
    const map = having(stored({ id: 'cont_x', phone: a }));
    const [decision] = (
      await decide(map, requestOf(header, [cells], { options: { match: ['email'] } }))
    ).values();
    expect(decision?.outcome).toMatchObject({
      outcome: 'failed',
      errors: [{ code: 'phone_taken', column, value: a }],
    });
  });

  test('go by the store where it knows more than the rows of other chunks', async () => {
    const map = having(stored({ id: 'cont_x', phone: a }));
    const origin = { import_id: 'imp_1', record: 0, line: 1 };
    const holders = { get: () => ({ holder: 'cont_row', origin }) };
    const [decision] = (
      await decide(map, requestOf(header, [['Ann', a, '', '', '']], {}), { holders })
    ).values();
    expect(decision?.outcome).toMatchObject({ id: 'cont_x', reason: { code: 'duplicate_in_store' } });
    const [other] = (
      await decide(map, requestOf(header, [['Ann', b, '', '', '']], {}), { holders })
    ).values();
    expect(other?.outcome).toMatchObject({ id: 'cont_row', reason: { code: 'duplicate_in_file' } });
  });
});

describe('rows that change contacts', () => {
  const options = { duplicates: 'update' as const };

  test('change the same contact when their chunk runs again, though it has other values by now', async () => {
    const request = requestOf(header, [['Ann', a, '', '', '']], { options });
    const decisions = await decide(new MapTable(), request, { changed: new Map([[1, 'cont_x']]) });
    expect(toCreate(decisions)).toEqual([]);
    expect(toUpdate(decisions)).toMatchObject([
      { contactId: 'cont_x', outcome: { outcome: 'updated', id: 'cont_x' } },
    ]);
  });

  test('take no value of another contact for the rows behind them', async () => {
    const map = having(
      stored({ id: 'cont_x', external_id: '7' }),
      stored({ id: 'cont_y', email: 'y@x.org', name: 'Y' }),
    );
    const cells = [
      ['', '', '', 'y@x.org', '7'],
      ['', '', '', 'y@x.org', ''],
      ['', a, '', '', '7'],
      ['', a, '', '', ''],
    ];
    const decisions = await decide(map, requestOf(header, cells, { options }));
    expect(toUpdate(decisions).map(({ contactId }) => contactId)).toEqual([
      'cont_x',
      'cont_y',
      'cont_x',
      'cont_x',
    ]);
  });

  test('make no company that only stands in for the one that their contact has', async () => {
    const columns = ['Phone', 'Company', 'Associated Company'];
    const cells = [
      [a, '', 'Beta'],
      [b, '', 'Beta'],
    ];
    const map = having(
      stored({ id: 'cont_x', phone: a, company_id: 'comp_1' }),
      stored({ id: 'cont_y', phone: b, company_id: null, name: 'Y' }),
    );
    const decisions = await decide(map, requestOf(columns, cells, { options }));
    expect([...decisions.keys()].map(({ makesCompany }) => makesCompany === true)).toEqual([false, true]);
  });

  test('leave nothing to the rows behind them when they fail', async () => {
    const map = having(
      stored({ id: 'cont_x', external_id: '7', company_id: null }),
      stored({ id: 'cont_y', email: 'y@x.org', company_id: null, name: 'Y' }),
    );
    const request = requestOf(
      header,
      [
        ['', a, '', 'y@x.org', '7'],
        ['Bob', a, '', '', ''],
        ['Bob', a, '', '', ''],
      ],
      { options, policies: { email: 'unique' } },
    );
    const { plans } = await planRows(map.table, request, candidatesOf(request), { written: new Set() });
    const [failed, made, changed] = plans.map(({ outcome }) => outcome);
    expect(failed).toMatchObject({ outcome: 'failed', errors: [{ code: 'email_taken' }] });
    expect(made).toMatchObject({ record: 2, outcome: 'created' });
    expect(changed?.id).toBe(made?.id);
  });
});

test('what the first row says of a company goes before what later ones say, which fill what it left out', async () => {
  const columns = ['Name', 'Company', 'Company City', 'Company Website'];
  const cells = [
    ['Ann', 'Acme', 'Berlin', ''],
    ['Bob', 'ACME', 'Bonn', 'https://acme.example'],
    ['Cy', 'Beta', '', ''],
  ];
  const request = requestOf(columns, cells, {});
  const made = companiesToMake(request, candidatesOf(request));
  expect(made).toMatchObject([
    { name: 'Acme', city: 'Berlin', website: 'https://acme.example' },
    { name: 'Beta', city: null, website: null },
  ]);
});

describe('rows with what is suppressed', () => {
  const c = '+12025550102';
  const people = [
    ['Ann', a, '', 'a@x.org', ''],
    ['Bob', b, '', 'A@x.org', ''],
    ['Cy', c, '', 'c@x.org', ''],
  ];
  const request = requestOf(header, people, { options: { match: ['phone'] }, policies: { email: 'warn' } });
  const warningsOf = (decisions: Decisions) =>
    [...decisions.values()].map(({ outcome: { warnings = [] } }) =>
      warnings.filter(({ code }) => code === 'suppressed').map(({ column }) => column),
    );
  const suppressing = () => {
    const map = new MapTable();
    const asked = { reason: 'list', at: '2026-01-01T00:00:00.000Z', via: writing().via };
    map.carryOut([suppressWrite(seal, phoneValue(a), asked)]);
    return map;
  };

  test('create contacts that are opted out, and say so; later rows heed what these suppress', async () => {
    const map = suppressing();
    const decisions = await decide(map, request);
    expect(warningsOf(decisions)).toEqual([[null], [null], []]);
    write(map, request, news(decisions));
    const contacts = [...map.items.values()].filter(({ sk }) => sk === 'CONTACT').map(toStoredContact);
    expect(contacts.map(({ name, do_not_call, tags }) => [name, do_not_call, tags]).sort()).toEqual([
      ['Ann', true, ['DNC']],
      ['Bob', true, ['DNC']],
      ['Cy', false, []],
    ]);
    const out = contacts.filter(({ do_not_call }) => do_not_call).flatMap(valuesOf);
    const all = contacts.flatMap(valuesOf);
    expect(suppressedAmong(map.items.values(), seal, all)).toEqual(new Set(out.map(valueName)));
    // A run that starts over tells the same.
    expect(warningsOf(await decide(map, request))).toEqual([[null], [null], []]);
  });

  test('create contacts that earlier rows bring opted out, too, where a later row says so', async () => {
    const rows = ['Ann', 'Bob', 'Cy'].map((name, n) => [
      name,
      n < 2 ? a : b,
      n === 1 ? 'yes' : '',
      n === 1 ? b : '',
    ]);
    const shared = requestOf(['name', 'phone', 'do_not_call', 'second_phone'], [...rows, ['Di', c, '', '']], {
      options: { duplicates: 'create' },
      policies: { phone: 'warn' },
    });
    const map = new MapTable();
    const decisions = await decide(map, shared);
    expect(warningsOf(decisions)).toEqual([[null], [], [null], []]);
    write(map, shared, news(decisions));
    const contacts = [...map.items.values()].filter(({ sk }) => sk === 'CONTACT').map(toStoredContact);
    expect(contacts.map(({ name, do_not_call }) => [name, do_not_call]).sort()).toEqual([
      ...['Ann', 'Bob', 'Cy'].map((name) => [name, true]),
      ['Di', false],
    ]);
  });

  test('write nothing more where nothing is', async () => {
    const writesOf = async (map: MapTable) => {
      const before = map.items.size;
      write(map, request, news(await decide(map, request)));
      return map.items.size - before;
    };
    const [plain, suppressed] = [await writesOf(new MapTable()), await writesOf(suppressing())];
    // The address and Bob's number; Ann's is there.
    expect(suppressed - plain).toBe(2);
    const map = new MapTable();
    await writesOf(map);
    expect([...map.items.values()].filter(({ sk }) => sk === 'SUPPRESSION')).toEqual([]);
  });
});
