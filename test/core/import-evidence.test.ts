import { describe, expect, test, vi } from 'vitest';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { newContactWrites } from '#core/contact/contact.item.ts';
import { claimWrites } from '#core/contact/contact-claims.ts';
import type { Import } from '#core/import/import.schema.ts';
import { newImport } from '#core/import/new-import.ts';
import { policyOf } from '#core/import/policy.ts';
import { decideRows } from '#core/import/row/decide-rows.ts';
import { readCandidates } from '#core/import/row/read-rows.ts';
import { readHeader } from '#core/import-file/header.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const phone = '+4930901820';
const catalogue = toCatalogue(teamId, undefined);

/** Number of requests that the last decision sent. */
let asked = 0;

interface Given {
  contacts?: StoredContact[];
  options?: Import['options'];
  policies?: SettingsChange;
  isDecided?: boolean;
  creator?: { id: string; role: 'manager'; departments: string[] };
}

/** Decides rows of name, phone, email and external id in a team that has these contacts; those behind share. */
const decide = async (rows: string[][], { contacts = [], options = {}, policies, ...given }: Given = {}) => {
  const map = new MapTable();
  const taken = new Set<string>();
  for (const contact of contacts) {
    const claims = claimsOf(contact);
    const isShared = ({ kind, value }: (typeof claims)[number]) => taken.has(`${kind} ${value}`);
    const decision = { free: claims.filter((one) => !isShared(one)), shared: claims.filter(isShared) };
    for (const { kind, value } of claims) taken.add(`${kind} ${value}`);
    const writes = [...newContactWrites(contact, writing().via), ...claimWrites(contact, decision)];
    for (const one of writes) map.carryOut([one]);
  }
  const { team, now } = writing({ company: 'optional', default_country: 'DE', ...policies });
  const header = ['Name', 'Phone', 'Email', 'External ID'];
  const found = readHeader(header);
  if ('refused' in found) throw new Error(found.refused.message);
  const file = newImport(
    { id: 'imp_1', teamId, state: 'planning', key: 'a.csv', options, execution: null, ...given },
    now,
  );
  const request = {
    ...{ team, now, header, stored: file, policy: policyOf(file, team), targets: found.targets },
    rows: rows.map((cells, index) => ({ record: index + 1, line: index + 2, cells })),
  };
  const { candidates } = readCandidates(request, catalogue, new Map());
  const sent = vi.spyOn(map.table.client, 'send');
  const decisions = await decideRows(map.table, request, candidates, { written: new Set() });
  asked = sent.mock.calls.length;
  return [...decisions.values()].map(({ outcome, update }) => ({ ...outcome, update }));
};

const named = (id: string, name: string, values: Partial<StoredContact> = {}): StoredContact => {
  const [first_name = null, last_name = null] = name.split(' ');
  return stored({ id, name, first_name, last_name, phone, company_id: null, ...values });
};

const anna = named('cont_anna', 'Anna Meier', { email: 'anna@example.com' });
const tomsRow = ['Tom Meier', '030 901820', '', ''];
const asStranger = [{ id: anna.id, name_conflict: true, reasons: [{ field: 'phone' }, { field: 'name' }] }];

describe('a row with the number of somebody whose name is another (complaint 41)', () => {
  test('changes nobody: it waits for a decision, with what speaks for and against it', async () => {
    const [row] = await decide([tomsRow], { contacts: [anna], options: { duplicates: 'update' } });
    expect(row).toMatchObject({
      outcome: 'skipped',
      parked: true,
      id: anna.id,
      reason: { code: 'name_conflict', message: expect.stringContaining('of two people') },
      possible: asStranger,
      cells: tomsRow,
    });
    expect(row?.update).toBeUndefined();
  });

  test('changes whom somebody has decided that it means', async () => {
    const given = { contacts: [anna], options: { duplicates: 'update' as const }, isDecided: true };
    expect(await decide([tomsRow], given)).toMatchObject([{ outcome: 'updated', update: anna.id }]);
  });

  test('changes the one of those who share it whose name it has', async () => {
    const contacts = [anna, named('cont_tom', 'Tom Meier'), named('cont_eva', 'Eva Meier')];
    const rows = await decide([tomsRow], { contacts, options: { duplicates: 'update' } });
    expect(rows).toMatchObject([{ outcome: 'updated', update: 'cont_tom' }]);
  });

  test('changes the one whom a further value of it means', async () => {
    const tom = named('cont_tom', 'Tom Meier', { phone: null, email: 'tom@example.com' });
    const row = ['Tom Meier', phone, 'tom@example.com', ''];
    const rows = await decide([row], { contacts: [anna, tom], options: { duplicates: 'update' } });
    expect(rows).toMatchObject([{ outcome: 'updated', update: tom.id }]);
  });

  test('is skipped as before, with a warning', async () => {
    const [row] = await decide([tomsRow], { contacts: [anna] });
    expect(row).toMatchObject({
      outcome: 'skipped',
      reason: { code: 'duplicate_in_store' },
      warnings: [{ code: 'name_conflict' }],
      possible: asStranger,
    });
  });

  test('waits with duplicates: ask, as every row that means a contact, and says how likely that is', async () => {
    const rows = [tomsRow, ['Meier, Anna', phone, '', '']];
    const [tom, again] = await decide(rows, { contacts: [anna], options: { duplicates: 'ask' } });
    expect(tom).toMatchObject({ parked: true, reason: { code: 'decision_needed' }, possible: asStranger });
    expect(again).toMatchObject({ parked: true, possible: [{ id: anna.id, name_conflict: false }] });
    expect(again?.reason?.message).toMatch(/scores \d+(\.\d)? of 100/);
  });

  test('becomes a contact with duplicates: create, and tells of whom it shares the number with', async () => {
    const given = { contacts: [anna], options: { duplicates: 'create' as const } };
    for (const policy of ['warn', 'off'] as const) {
      const [row] = await decide([tomsRow], { ...given, policies: { phone: policy } });
      expect(row).toMatchObject({ outcome: 'created', possible: asStranger });
    }
  });

  test('waits, too, where a row of the same file made the contact', async () => {
    const rows = [['Anna Meier', phone, '', ''], tomsRow, ['Anna Meier', phone, 'anna@example.com', '']];
    const [first, second, third] = await decide(rows, { options: { duplicates: 'update' } });
    expect(first).toMatchObject({ outcome: 'created' });
    expect(second).toMatchObject({ parked: true, id: first?.id, reason: { code: 'name_conflict' } });
    expect(third).toMatchObject({ outcome: 'updated', id: first?.id });
  });
});

describe('a row changes a contact as before', () => {
  test.each([
    ['of a new last name, which is told', 'Anna Schmidt', true],
    ['of a slip', 'Anna Meyer', false],
    ['of an initial', 'A. Meier', false],
    ['of words in another order', 'Meier, Anna', false],
    ['without a name', '', false],
    ['of a label', 'Room 12', false],
  ])('%s', async (_, name, isTold) => {
    const options = { duplicates: 'update' as const };
    const [row] = await decide([[name, phone, '', '']], { contacts: [anna], options });
    expect(row).toMatchObject({ outcome: 'updated', update: anna.id });
    if (isTold) expect(row?.possible).toMatchObject([{ name_conflict: true }]);
  });

  test('that has its external id, whatever the names are', async () => {
    const contacts = [named('cont_anna', 'Anna Meier', { external_id: '7' })];
    const rows = await decide([['Tom Weber', phone, '', '7']], {
      contacts,
      options: { duplicates: 'update' },
    });
    expect(rows).toMatchObject([{ outcome: 'updated', update: 'cont_anna' }]);
  });
});

test('nothing is told of contacts beyond whoever asked for the import', async () => {
  const hidden = named('cont_anna', 'Anna Meier', { department_id: 'dept_2' });
  const creator = { id: 'mem_1', role: 'manager' as const, departments: ['dept_1'] };
  const [row] = await decide([tomsRow], {
    contacts: [hidden],
    options: { duplicates: 'update', department_id: 'dept_1' },
    creator,
  });
  expect(row).toMatchObject({ parked: true, reason: { code: 'name_conflict' } });
  expect(row?.possible).toBeUndefined();
});

test('rows whose values nobody has read nothing for it; those of a hundred holders one round of contacts', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => [`Ann Lee`, `+4930901${900 + index}`, '', '']);
  const nobody = await decide(rows);
  expect(nobody).toMatchObject(rows.map(() => ({ outcome: 'created' })));
  const quiet = asked;
  const contacts = rows.map(([name = '', number = '']) => named(`cont_${number}`, name, { phone: number }));
  expect(await decide(rows, { contacts })).toMatchObject(rows.map(() => ({ outcome: 'skipped' })));
  expect(asked).toBe(quiet + 1);
});
