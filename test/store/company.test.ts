import { expect, test } from 'vitest';
import { createCompany, getCompany, makeCompanies, newCompany } from '#core/company/company.ts';
import { listCompanies } from '#core/company/list-companies.ts';
import { updateCompany } from '#core/company/update-company.ts';
import { getCount } from '#core/count/count.item.ts';
import { newId } from '#core/id.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const now = new Date();

const companyOf = (teamId: string, name: string) =>
  newCompany(teamId, { name }, { id: newId('comp'), by: via.updated_by, now });

test('many that make companies of the same new names at once agree on one company each', async () => {
  const table = hostTable();
  const { team_id: teamId } = await freshTeam(table);
  const names = ['Acme', 'Widgets & Söhne', '서울 Trading', 'राम', 'रोम', 'ﷺ'.repeat(255)];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) => {
      const spelled = names.map((name) => (turn % 2 ? name : name.toUpperCase()));
      return makeCompanies(
        table,
        spelled.map((name) => companyOf(teamId, name)),
        via,
      );
    }),
  );
  const [first] = answers;
  expect(new Set(first?.values()).size).toBe(names.length);
  for (const answer of answers)
    expect(new Map([...answer].toSorted())).toEqual(new Map([...(first ?? [])].toSorted()));
  expect(await getCount(table, teamId, 'company')).toBe(names.length);
  const { records } = await listCompanies(table, teamId, { limit: 50, offset: 0 });
  expect(new Set(records.map(({ id }) => id))).toEqual(new Set(first?.values()));
});

test('a name that a company has leads to the first that had it, and makes none', async () => {
  const table = hostTable();
  const { team_id: teamId } = await freshTeam(table);
  const create = (name: string) => createCompany(table, { teamId, draft: { name }, via, now });
  const first = await create('Acme');
  await create('ACME');
  const ids = await makeCompanies(table, [companyOf(teamId, ' acme ')], via);
  expect([...ids.values()]).toEqual([first.id]);
  expect(await getCount(table, teamId, 'company')).toBe(2);
});

test('an id that a renamed company has by now is not taken from it', async () => {
  const table = hostTable();
  const { team_id: teamId } = await freshTeam(table);
  const planned = companyOf(teamId, 'Acme');
  await makeCompanies(table, [planned], via);
  await updateCompany(table, { teamId, companyId: planned.id, change: { name: 'Acme Old' }, via, now });
  const id = (await makeCompanies(table, [planned], via)).get('acme') ?? '';
  expect(id).not.toBe(planned.id);
  expect(await getCompany(table, teamId, id)).toMatchObject({ name: 'Acme' });
  expect(await getCompany(table, teamId, planned.id)).toMatchObject({ name: 'Acme Old' });
});
