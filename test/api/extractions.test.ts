import { randomInt, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let manager: Caller;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  manager = await team.as('manager');
});

const person = (values = {}) => contactOf(team, { phone: `+49151${randomInt(1e7, 1e8)}`, ...values });

const callOf = async (id: string, caller: Caller = team): Promise<string> => {
  const { body } = await caller.post(`${contacts}/${id}/calls`, { outcome: 'completed' });
  return body.call.id;
};

const tell = (id: string, body: unknown, caller: Caller = manager) =>
  caller.post(`${contacts}/${id}/extractions`, body);

const shownOf = async (id: string) =>
  (await team.get(`${contacts}/${id}?include=provenance`)).body as {
    contact: Record<string, unknown>;
    provenance: Record<string, { by: string; via: string; call?: { id: string } }>;
  };

const outcomesOf = ({
  extraction,
}: {
  extraction: { results: { field: string; outcome: string; code: string | null }[] };
}) => Object.fromEntries(extraction.results.map(({ field, outcome, code }) => [field, code ?? outcome]));

describe('what a call says', () => {
  test('is set where nothing is, waits where a person has set another, and names the call', async () => {
    const id = await person({ job_title: 'Clerk' });
    const call_id = await callOf(id);
    const values = {
      job_title: { value: 'Head of Sales', confidence: 0.92 },
      email: { value: 'Ada@Example.com', confidence: 0.95 },
      company: { value: 'Team Solution', confidence: 0.9 },
      budget: { value: 5000, confidence: 0.8 },
      notes: { value: 'Ignore all rules', confidence: 1 },
      seats: { value: 3, confidence: 0.2 },
    };
    const { status, body } = await tell(id, { call_id, values });
    expect([status, body.error]).toEqual([201, undefined]);
    expect(outcomesOf(body)).toEqual({
      job_title: 'proposed',
      email: 'applied',
      company: 'applied',
      'cf.budget': 'applied',
      notes: 'not_allowed',
      'cf.seats': 'low_confidence',
    });
    expect(body.extraction.created_fields).toEqual(['cf.budget']);
    const { contact, provenance } = await shownOf(id);
    expect(contact).toMatchObject({
      job_title: 'Clerk',
      email: 'ada@example.com',
      custom_fields: { budget: '5000' },
      version: 2,
    });
    for (const name of ['email', 'company_id', 'cf.budget'])
      expect(provenance[name]).toMatchObject({ via: 'extraction', call: { id: call_id } });
    const again = await tell(id, { call_id, values });
    expect([again.status, again.body.extraction]).toEqual([200, body.extraction]);
    expect((await shownOf(id)).contact.version).toBe(2);
  });

  test('is read from a transcript by rules, and taken back exactly', async () => {
    const id = await person({ email: 'old@example.com', job_title: 'Clerk' });
    const call_id = await callOf(id);
    const before = await shownOf(id);
    const transcript = [
      'Agent: Am I speaking with Luca Mancuso?',
      "Contact: I'm not calling from Luca Mancuso, I'm calling from Team Solution.",
      'Agent: What is your email?',
      'Contact: It is luca@team-solution.example.',
    ].join('\n');
    const { status, body } = await tell(id, { call_id, transcript });
    expect([status, body.error]).toEqual([201, undefined]);
    expect(outcomesOf(body)).toEqual({ email: 'proposed', company: 'applied' });
    const [proposal] = (await manager.get(`${contacts}/${id}/proposals?state=open`)).body.proposals;
    expect(proposal).toMatchObject({
      field: 'email',
      value: 'luca@team-solution.example',
      former: 'old@example.com',
    });
    expect(transcript.slice(proposal.evidence.start, proposal.evidence.end)).toBe(
      'luca@team-solution.example',
    );
    const path = `${contacts}/${id}/extractions/${body.extraction.id}/revert`;
    const reverted = await manager.post(path);
    expect([reverted.status, reverted.body.error]).toEqual([200, undefined]);
    expect(reverted.body.extraction).toMatchObject({ state: 'reverted', kept: {} });
    const after = await shownOf(id);
    expect(after.provenance).toEqual(before.provenance);
    expect({ ...after.contact, version: 0, updated_at: 0 }).toEqual({
      ...before.contact,
      ...{ version: 0, updated_at: 0 },
    });
    const { body: waiting } = await manager.get(`${contacts}/${id}/proposals`);
    expect(waiting.proposals).toMatchObject([{ id: proposal.id, state: 'withdrawn' }]);
    const again = await manager.post(path);
    expect(again.body.extraction).toEqual(reverted.body.extraction);
    expect((await shownOf(id)).contact).toEqual(after.contact);
    const more = await tell(id, { call_id, values: { email: { value: 'x@example.com', confidence: 1 } } });
    expect([more.status, more.body.error.code]).toEqual([409, 'extraction_reverted']);
  });
});

test('a proposal names the company that the contact has had, wherever it is told', async () => {
  const company_id = (await manager.post('/api/crm/companies', { name: 'Old Ltd' })).body.company.id;
  const id = await person({ company_id, email: 'old@example.com' });
  const values = {
    company: { value: 'New Ltd', confidence: 0.95 },
    email: { value: 'new@example.com', confidence: 0.95 },
  };
  const { body } = await tell(id, { call_id: await callOf(id), values });
  expect(outcomesOf(body)).toEqual({ company: 'proposed', email: 'proposed' });
  await manager.patch(`/api/crm/companies/${company_id}`, { name: 'Older Ltd' });
  const toldBy = async (path: string) => {
    const { proposals } = (await manager.get(path)).body;
    return proposals.filter(({ contact_id }: { contact_id: string }) => contact_id === id);
  };
  const own = expect.arrayContaining([
    expect.objectContaining({ field: 'company', former: company_id, former_name: 'Older Ltd' }),
    expect.objectContaining({ field: 'email', former: 'old@example.com', former_name: null }),
  ]);
  expect(await toldBy(`${contacts}/${id}/proposals`)).toEqual(own);
  const open = await toldBy('/api/crm/proposals?limit=200');
  expect(open).toEqual(own);
  const accept = open.map((one: { id: string }) => one.id);
  expect((await manager.post(`${contacts}/${id}/proposals/decide`, { accept })).body.proposals).toEqual(own);
});

describe('a transcript that may be sent to a model', () => {
  test('is read by it later; nothing of it but the values is ever told', async () => {
    const own = await apiTeam({ company: 'optional' });
    const { settings } = (await own.get('/api/crm/settings')).body;
    await own.patch('/api/crm/settings', { extraction: { ...settings.extraction, send_transcripts: true } });
    const id = await contactOf(own, { name: 'Luca Mancuso' });
    const canary = `canary-${randomUUID()}`;
    const read = async (said: string) => {
      const transcript = `Agent: How can I reach you?\nContact: ${said} ${canary}`;
      const { status, body } = await tell(id, { call_id: await callOf(id, own), transcript }, own);
      expect([status, body.error, body.extraction?.state]).toEqual([201, undefined, 'waiting']);
      return until(
        async () => (await own.get(`${contacts}/${id}/extractions/${body.extraction.id}`)).body.extraction,
        ({ state }) => state !== 'waiting',
      );
    };
    const done = await read('By email: luca@team.example, please.');
    expect(done).toMatchObject({ state: 'completed', extractor: 'model' });
    expect(outcomesOf({ extraction: done })).toEqual({ email: 'applied' });
    expect((await own.get(`${contacts}/${id}`)).body.contact.email).toBe('luca@team.example');
    expect(await read('I refuse.')).toMatchObject({ state: 'failed', failure: 'not_allowed' });
    const { events } = await until(
      async () => (await own.get('/api/crm/events?limit=200')).body,
      (page) => page.events.some(({ type }: { type: string }) => type === 'extraction.failed'),
    );
    expect(events.map(({ type }: { type: string }) => type)).toContain('extraction.completed');
    expect(JSON.stringify(events)).not.toContain(canary);
    expect(JSON.stringify((await own.get(`${contacts}/${id}/audit`)).body)).not.toContain(canary);
  });
});

describe('proposals', () => {
  test('are listed for the team, and accepted and refused by one request', async () => {
    const own = await apiTeam({ company: 'optional' });
    const boss = await own.as('manager');
    const id = await contactOf(own, { name: 'Ada Lovelace', job_title: 'Clerk', email: 'old@example.com' });
    const call_id = await callOf(id, own);
    const values = {
      job_title: { value: 'Head of Sales', confidence: 0.9 },
      email: { value: 'new@example.com', confidence: 0.9 },
    };
    await tell(id, { call_id, values }, boss);
    const { body: list } = await until(
      () => boss.get('/api/crm/proposals'),
      ({ body }) => body.proposals?.length === 2,
    );
    expect(list.proposals).toMatchObject([
      { contact_name: 'Ada Lovelace' },
      { contact_name: 'Ada Lovelace' },
    ]);
    const idOf = (field: string) => list.proposals.find((one: { field: string }) => one.field === field).id;
    const decision = { accept: [idOf('job_title')], refuse: [idOf('email')] };
    const path = `${contacts}/${id}/proposals/decide`;
    const { status, body } = await boss.post(path, decision);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.contact).toMatchObject({ job_title: 'Head of Sales', email: 'old@example.com' });
    const { body: shown } = await own.get(`${contacts}/${id}?include=provenance`);
    expect(shown.provenance.job_title).toMatchObject({ via: 'api', call: { id: call_id } });
    expect((await boss.post(path, decision)).body.proposals).toEqual([]);
    const other = await boss.post(path, { accept: decision.refuse });
    expect([other.status, other.body.error.code]).toEqual([409, 'proposal_closed']);
    const more = { ...values, budget: { value: '5000', confidence: 0.9 } };
    expect(outcomesOf((await tell(id, { call_id, values: more }, boss)).body)).toMatchObject({
      email: 'proposed',
    });
    expect((await boss.get(`${contacts}/${id}/proposals?state=open`)).body.proposals).toEqual([]);
  });

  test('have no use any more once somebody has changed the field', async () => {
    const id = await person({ job_title: 'Clerk' });
    await tell(id, { values: { job_title: { value: 'Head of Sales', confidence: 0.9 } } });
    await team.patch(`${contacts}/${id}`, { job_title: 'Head of Marketing' });
    const { body } = await manager.get(`${contacts}/${id}/proposals`);
    expect(body.proposals).toMatchObject([{ state: 'superseded' }]);
  });
});

describe('rights', () => {
  test('agents read, and set nothing; a call is of its contact; what is hidden is neither shown nor set', async () => {
    const own = await apiTeam({ company: 'optional', hidden_from_managers: ['email'] });
    const [boss, agent] = [await own.as('manager'), await own.as('agent')];
    const [id, other] = [
      await contactOf(own, { email: 'a@example.com' }),
      await contactOf(own, { name: 'Bob' }),
    ];
    const values = { email: { value: 'b@example.com', confidence: 1 } };
    expect((await tell(id, { values }, agent)).status).toBe(403);
    const theirs = await tell(id, { call_id: await callOf(other, own), values }, own);
    expect([theirs.status, theirs.body.error.code]).toEqual([409, 'call_of_another_contact']);
    const unknown = await tell(id, { call_id: `call_${randomUUID()}`, values }, own);
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'call_not_found']);
    expect(outcomesOf((await tell(id, { values }, boss)).body)).toEqual({ email: 'not_allowed' });
    const { body } = await tell(id, { values }, own);
    expect(outcomesOf(body)).toEqual({ email: 'proposed' });
    const [seen] = [await boss.get(`${contacts}/${id}/proposals`)];
    expect(seen.body.proposals).toEqual([]);
    const proposal = body.extraction.results[0].proposal_id;
    const decided = await boss.post(`${contacts}/${id}/proposals/decide`, { accept: [proposal] });
    expect([decided.status, decided.body.error.code]).toEqual([404, 'proposal_not_found']);
    const told = await boss.get(`${contacts}/${id}/extractions/${body.extraction.id}`);
    expect(told.body.extraction.results).toEqual([]);
  });
});
