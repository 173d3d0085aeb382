import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/crm/contacts';
const number = '+12025550601';

let team: ApiTeam;

beforeEach(async () => {
  team = await apiTeam({ company: 'optional' });
});

const lookup = async (phone: string): Promise<string[]> => {
  const { status, body } = await team.get(`${contacts}/lookup?phone=${encodeURIComponent(phone)}`);
  expect(status).toBe(200);
  return body.contacts.map(({ id }: { id: string }) => id);
};

const search = async (text: string): Promise<string[]> => {
  const { body } = await team.get(`${contacts}?sort=name&search=${encodeURIComponent(text)}`);
  return body.contacts.map(({ name }: { name: string }) => name);
};

describe('extensions of one number', () => {
  test('are people of their own: created, refused, looked up, searched', async () => {
    const ann = await contactOf(team, { name: 'Ann', phone: '+1 202-555-0601 x101' });
    const bob = await contactOf(team, { name: 'Bob', phone: number, phone_extension: '102' });
    const desk = await contactOf(team, { name: 'Desk', phone: number });
    const taken = await team.post(contacts, { name: 'Other', phone: '202 555 0601 ext 101' });
    expect(taken).toMatchObject({
      status: 409,
      body: { error: { code: 'phone_taken', details: [{ existing_id: ann }] } },
    });
    expect((await team.get(`${contacts}/${ann}`)).body.contact).toMatchObject({
      phone: number,
      phone_extension: '101',
      phone_raw: '+1 202-555-0601 x101',
    });

    expect(await lookup(number)).toEqual([desk, expect.any(String), expect.any(String)]);
    expect((await lookup(number)).toSorted()).toEqual([ann, bob, desk].toSorted());
    expect((await lookup(`${number};ext=102`))[0]).toBe(bob);
    expect((await lookup('202-555-0601 x101'))[0]).toBe(ann);

    expect(await search('202-555-0601')).toEqual(['Ann', 'Bob', 'Desk']);
    expect(await search('202-555-0601 x102')).toEqual(['Bob']);
    await expectClaims(hostTable(), team.team_id);
  });

  test('move, go to the trash and come back with their claims', async () => {
    const ann = await contactOf(team, { name: 'Ann', phone: `${number} x101` });
    const bob = await contactOf(team, { name: 'Bob', phone: `${number} x102` });
    const refused = await team.patch(`${contacts}/${bob}`, { phone_extension: '101' });
    expect([refused.status, refused.body.error.details[0].existing_id]).toEqual([409, ann]);
    await team.delete(`${contacts}/${ann}`);
    expect((await team.patch(`${contacts}/${bob}`, { phone_extension: '101' })).status).toBe(200);
    expect((await team.post(`${contacts}/${ann}/restore`)).status).toBe(409);
    await team.patch(`${contacts}/${bob}`, { phone_extension: null });
    expect((await team.post(`${contacts}/${ann}/restore`)).status).toBe(200);
    await expectClaims(hostTable(), team.team_id);
  });

  test('one contact may have several of them', async () => {
    const id = await contactOf(team, { phone: number, phone_secondary: `${number} x5` });
    expect(await lookup(number)).toEqual([id]);
    expect(await lookup(`${number} x5`)).toEqual([id]);
    await team.delete(`${contacts}/${id}?permanent=true`);
    expect(await lookup(number)).toEqual([]);
    await expectClaims(hostTable(), team.team_id);
  });

  test('are shared where the team lets numbers be', async () => {
    await team.patch('/api/crm/settings', { phone: 'warn' });
    const first = await contactOf(team, { name: 'Ann', phone: `${number} x1` });
    const { body } = await team.post(contacts, { name: 'Ann again', phone: number, phone_extension: '1' });
    expect(body.warnings).toMatchObject([{ code: 'phone_duplicate', existing_id: first }]);
    const other = await team.post(contacts, { name: 'Bob', phone: number });
    expect(other.body.warnings).toEqual([]);
    await team.delete(`${contacts}/${first}`);
    await expectClaims(hostTable(), team.team_id);
  });

  test('are hidden with their number, known to events and origins, and in DutyCall’s words', async () => {
    const id = await contactOf(team, { phone: `${number} x1`, phone_secondary: `${number} x2` });
    await team.patch(`${contacts}/${id}`, { phone_extension: '3' });
    const { body } = await team.get(`${contacts}/${id}?include=provenance`);
    expect(body.provenance.phone_extension.at).toBe(body.contact.updated_at);
    expect(body.provenance.phone.at).toBe(body.contact.created_at);
    const dutycall = await team.get(`/api/contacts/${id}`);
    expect(dutycall.body.contact).toMatchObject({ phone_extension: '3', phone_secondary_extension: '2' });

    await team.patch('/api/crm/settings', { hidden_from_agents: ['phone'] });
    const agent = await team.as('agent');
    expect((await agent.get(`${contacts}/${id}`)).body.contact).toMatchObject({
      phone: null,
      phone_extension: null,
      phone_secondary: number,
      phone_secondary_extension: '2',
    });
  });
});
