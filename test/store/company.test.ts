import { expect, test } from 'vitest';
import { createCompany, resolveCompanies } from '#core/company/company.ts';
import { listCompanies } from '#core/company/list-companies.ts';
import { getCount } from '#core/count/count.item.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const now = new Date();

test('many that resolve the same new names at once agree on one company each', async () => {
  const table = hostTable();
  const { team_id: teamId } = await freshTeam(table);
  const names = ['Acme', 'Widgets & Söhne', '서울 Trading', 'राम', 'रोम', 'ﷺ'.repeat(255)];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) => {
      const drafts = names.map((name) => ({ name: turn % 2 ? name : name.toUpperCase() }));
      return resolveCompanies(table, { teamId, drafts, by: via.updated_by, via, now });
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

test('a name that a company has is resolved to the first that had it', async () => {
  const table = hostTable();
  const { team_id: teamId } = await freshTeam(table);
  const create = (name: string) => createCompany(table, { teamId, draft: { name }, via, now });
  const first = await create('Acme');
  await create('ACME');
  const ids = await resolveCompanies(table, {
    teamId,
    drafts: [{ name: ' acme ' }],
    by: via.updated_by,
    via,
    now,
  });
  expect([...ids.values()]).toEqual([first.id]);
  expect(await getCount(table, teamId, 'company')).toBe(2);
});
