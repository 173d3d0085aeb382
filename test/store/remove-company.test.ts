import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { createCompany, getCompany, makeCompanies, newCompany } from '#core/company/company.ts';
import { listCompanies } from '#core/company/list-companies.ts';
import { removeCompany } from '#core/company-removal/remove-company.ts';
import { findContactItem, newContactWrites } from '#core/contact/contact.item.ts';
import { newId } from '#core/id.ts';
import { type Table, transact } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { cleanCompanies } from '#core/upkeep/clean-companies.ts';
import { freshTeam, hostTable, interleavedTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const now = new Date();
const later = new Date(now.getTime() + 16 * 60_000);

const setUp = async (table: Table) => {
  const { team_id } = await freshTeam(table);
  const team = await getTeam(table, team_id);
  const create = (name: string) => createCompany(table, { teamId: team.id, draft: { name }, via, now });
  return { team, company: await create('Acme'), other: await create('Other') };
};

const newContact = (values: Partial<Contact>): Contact =>
  completeContact({ name: 'Ann', created_at: now.toISOString(), updated_at: now.toISOString(), ...values });

/** What a writer does that saw the company before it went. */
const enter = async (table: Table, team: Team, company_id: string, count = 1): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => newId('cont'));
  for (const [index, id] of ids.entries())
    await transact(
      table,
      newContactWrites(
        newContact({ id, team_id: team.id, company_id, phone: `+1415555${2000 + index}` }),
        via,
      ),
    );
  return ids;
};

const request = (team: Team, companyId: string, reassignTo?: string) => ({
  team,
  scope: wholeTeam(team.id),
  companyId,
  reassignTo,
  via,
  now,
});

const isFirstLook = () => {
  let looks = 0;
  return (command: string, input: object) =>
    command === 'QueryCommand' && JSON.stringify(input).includes('byCompany') && ++looks === 8;
};

test('a contact that enters between the look and the deletion brings the company back', async () => {
  const table = hostTable();
  const { team, company } = await setUp(table);
  const interleaved = interleavedTable(table.name, isFirstLook(), () => enter(table, team, company.id));
  await expect(removeCompany(interleaved, request(team, company.id))).rejects.toMatchObject({
    code: 'company_in_use',
  });
  expect(await getCompany(table, team.id, company.id)).toEqual({ ...company, version: 2 });
  const another = newCompany(team.id, { name: 'acme' }, { id: newId('comp'), by: via.updated_by, now });
  const ids = await makeCompanies(table, [another], via);
  expect([...ids.values()]).toEqual([company.id]);
  expect((await listCompanies(table, team.id, { limit: 50, offset: 0 })).count).toBe(2);
});

test('a contact that enters after the last look of the request brings it back by upkeep', async () => {
  const table = await privateTable();
  const { team, company } = await setUp(table);
  await removeCompany(table, request(team, company.id));
  await enter(table, team, company.id);
  expect(await cleanCompanies(table, now, now)).toMatchObject({ removed: 0, revived: 0 });
  expect(await cleanCompanies(table, later, later)).toMatchObject({ removed: 0, revived: 1 });
  expect(await getCompany(table, team.id, company.id)).toMatchObject({ name: 'Acme', version: 2 });
  expect(await cleanCompanies(table, later, later)).toMatchObject({ removed: 0, revived: 0 });
});

test('or goes to the company that was named for it', async () => {
  const table = await privateTable();
  const { team, company, other } = await setUp(table);
  await removeCompany(table, request(team, company.id, other.id));
  const ids = await enter(table, team, company.id, 3);
  expect(await cleanCompanies(table, later, later)).toMatchObject({ removed: 1, revived: 0, reassigned: 3 });
  for (const id of ids)
    expect(await findContactItem(table, team.id, id)).toMatchObject({ company_id: other.id, version: 2 });
  await expect(getCompany(table, team.id, company.id)).rejects.toMatchObject({ code: 'company_not_found' });
});

test('where that one is gone as well, the company comes back', async () => {
  const table = await privateTable();
  const { team, company, other } = await setUp(table);
  await removeCompany(table, request(team, company.id, other.id));
  await removeCompany(table, request(team, other.id));
  await enter(table, team, company.id);
  expect(await cleanCompanies(table, later, later)).toMatchObject({ removed: 1, revived: 1 });
});

test('more than 1,000 contacts are not moved in a request', async () => {
  const table = hostTable();
  const { team, company, other } = await setUp(table);
  const puts = Array.from({ length: 1_001 }, () =>
    newContactWrites(newContact({ id: newId('cont'), team_id: team.id, company_id: company.id }), via),
  );
  for (let at = 0; at < puts.length; at += 50) await transact(table, puts.slice(at, at + 50).flat());
  await expect(removeCompany(table, request(team, company.id, other.id))).rejects.toMatchObject({
    code: 'too_many_contacts',
  });
  await expect(removeCompany(table, request(team, company.id))).rejects.toThrow('more than 1,000 contacts');
});
