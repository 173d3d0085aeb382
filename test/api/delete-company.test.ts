import { describe, expect, test } from 'vitest';
import { cleanCompanies } from '#core/upkeep/clean-companies.ts';
import { type ApiTeam, apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const companies = '/api/crm/companies';
const contacts = '/api/crm/contacts';

const freshTeam = () => apiTeam({ company: 'optional' });

const companyIn = async (team: ApiTeam, id: string): Promise<string | null> =>
  (await team.get(`${contacts}/${id}`)).body.contact.company_id;

describe('an empty company', () => {
  test('is deleted: gone from lists, searches and the count, and its name is free', async () => {
    const team = await freshTeam();
    const [id, other] = [await companyOf(team, 'One Two Three Four'), await companyOf(team, 'Other')];
    const { company } = (await team.get(`${companies}/${id}`)).body;
    const { status, body } = await team.delete(`${companies}/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ company, reassigned: 0 });
    expect((await team.get(`${companies}/${id}`)).status).toBe(404);
    expect((await team.delete(`${companies}/${id}`)).status).toBe(404);
    expect((await team.get(companies)).body).toMatchObject({ count: 1, companies: [{ id: other }] });
    expect((await team.get(`${companies}?search=four`)).body.count).toBe(0);
    const contact = await contactOf(team, { company: 'one two three four' });
    expect(await companyIn(team, contact)).not.toBe(id);
    const late = await team.post(contacts, { name: 'Ann Other', company_id: id });
    expect([late.status, late.body.error.code]).toEqual([422, 'company_not_found']);
  });

  test('leaves its name to the next one that has it', async () => {
    const team = await freshTeam();
    const [first, second] = [await companyOf(team, 'Acme'), await companyOf(team, 'ACME')];
    await team.delete(`${companies}/${first}`);
    expect(await companyIn(team, await contactOf(team, { company: 'acme' }))).toBe(second);
  });

  test('is not deleted at another version', async () => {
    const team = await freshTeam();
    const id = await companyOf(team);
    const { status } = await team.delete(`${companies}/${id}`, { headers: { 'if-match': '"2"' } });
    expect(status).toBe(412);
    expect((await team.delete(`${companies}/${id}`, { headers: { 'if-match': '"1"' } })).status).toBe(200);
  });
});

describe('a company with contacts', () => {
  test('is in use, until they are in the trash', async () => {
    const team = await freshTeam();
    const company_id = await companyOf(team);
    const ids = [await contactOf(team, { company_id }), await contactOf(team, { company_id, name: 'Bo' })];
    const { status, body } = await team.delete(`${companies}/${company_id}`);
    expect([status, body.error.code]).toEqual([409, 'company_in_use']);
    expect(body.error.message).toContain('2 contacts');
    for (const id of ids) await team.delete(`${contacts}/${id}`);
    expect((await team.delete(`${companies}/${company_id}`)).status).toBe(200);
  });

  test('gives them to another one, with their claims', async () => {
    const team = await freshTeam();
    const [from, to] = [await companyOf(team, 'From'), await companyOf(team, 'To')];
    const ids: string[] = [];
    for (let index = 0; index < 30; index++)
      ids.push(
        await contactOf(team, {
          company_id: from,
          name: `Ann ${index % 20}`,
          ...(index % 2 && { phone: `+1415555${1000 + index}` }),
        }),
      );
    const { status, body } = await team.delete(`${companies}/${from}?reassignTo=${to}`);
    expect([status, body.reassigned]).toEqual([200, 30]);
    for (const id of ids) expect(await companyIn(team, id)).toBe(to);
    expect((await team.get(`${contacts}?companyId=${to}`)).body.count).toBe(30);
    const check = await claimCheck(hostTable(), team.team_id);
    expect(check.told).toEqual(check.true);
  });

  test('is not given to itself, nor to one that is not there', async () => {
    const team = await freshTeam();
    const foreign = await companyOf(await freshTeam());
    const company_id = await companyOf(team);
    await contactOf(team, { company_id });
    for (const [to, code] of [
      [company_id, 'reassign_to_itself'],
      [foreign, 'company_not_found'],
      ['comp_00000000000000000000000000', 'company_not_found'],
    ]) {
      const { status, body } = await team.delete(`${companies}/${company_id}?reassign_to=${to}`);
      expect([status, body.error.code, body.error.param]).toEqual([422, code, 'reassign_to']);
    }
    expect((await team.get(`${companies}/${company_id}`)).status).toBe(200);
  });

  test('keeps those of departments that the manager does not have', async () => {
    const team = await freshTeam();
    const [from, to] = [await companyOf(team, 'From'), await companyOf(team, 'To')];
    const { department } = (await team.post('/api/crm/departments', { name: 'Sales' })).body;
    await contactOf(team, { company_id: from, department_id: department.id });
    const manager = await team.as('manager');
    const inUse = await manager.delete(`${companies}/${from}`);
    expect(inUse.body.error.message).toContain('0 contacts, and more in departments that are not yours');
    const refused = await manager.delete(`${companies}/${from}?reassign_to=${to}`);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'department_forbidden']);
    expect((await team.delete(`${companies}/${from}?reassign_to=${to}`)).body.reassigned).toBe(1);
  });
});

test('contacts that enter a company while it is deleted are never left behind', async () => {
  const team = await freshTeam();
  const rounds = Array.from({ length: 5 }, async (_, round) => {
    const company_id = await companyOf(team, `Round ${round}`);
    const [, ...created] = await Promise.all([
      team.delete(`${companies}/${company_id}`),
      ...Array.from({ length: 6 }, (_, index) => team.post(contacts, { name: `Ann ${index}`, company_id })),
    ]);
    return { company_id, isEntered: created.some(({ status }) => status === 201) };
  });
  const outcomes = await Promise.all(rounds);
  // A write that took longer than the request looked is found by the last look.
  const later = new Date(Date.now() + 16 * 60_000);
  await cleanCompanies(hostTable(), later, later);
  for (const { company_id, isEntered } of outcomes)
    expect((await team.get(`${companies}/${company_id}`)).status).toBe(isEntered ? 200 : 404);
});
