import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';

const calls = '/api/crm/calls';
const contacts = '/api/crm/contacts';

const newNumber = () => `+49151${randomInt(1e7, 1e8)}`;

let team: ApiTeam;
let agent: Caller;

beforeAll(async () => {
  team = await apiTeam({
    company: 'optional',
    phone: 'warn',
    dispositions: [
      { name: 'Left a message', outcome: 'voicemail', opt_out: false },
      { name: 'Never again', outcome: 'completed', opt_out: true },
    ],
  });
  agent = await team.as('agent');
});

const person = (values: Record<string, unknown> = {}) => contactOf(team, { phone: newNumber(), ...values });
const contact = async (id: string) => (await team.get(`${contacts}/${id}`)).body.contact;
const log = (id: string, body: Record<string, unknown>, caller: Caller = agent) =>
  caller.post(`${contacts}/${id}/calls`, body);

describe('a call of a contact', () => {
  test('is logged by an agent, counted at once, and found again', async () => {
    const phone = newNumber();
    const id = await person({ phone });
    const started_at = '2026-01-31T12:00:00.000Z';
    const sent = { outcome: 'no_answer', started_at, duration_seconds: 20, notes: 'Rang through' };
    const { status, body, headers } = await log(id, sent);
    expect([status, body.error]).toEqual([201, undefined]);
    expect(body.call).toMatchObject({
      ...sent,
      id: expect.stringMatching(/^call_/),
      contact_id: id,
      match: 'one',
      candidates: [],
      direction: 'manual',
      phase: 'ended',
      ended_by: 'event',
      number: phone,
      external_id: null,
      version: 1,
    });
    expect(headers.get('location')).toBe(`${calls}/${body.call.id}`);
    expect((await agent.get(`${calls}/${body.call.id}`)).body.call).toEqual(body.call);
    expect((await agent.get(`${contacts}/${id}/calls`)).body.calls).toEqual([body.call]);
    expect((await agent.get(`${contacts}/${id}?include=calls`)).body.calls).toEqual([body.call]);
    expect((await team.get(`/api/contacts/${id}`)).body.contact.call_history).toEqual([body.call]);
    expect(await contact(id)).toMatchObject({
      total_calls: 1,
      last_called_at: started_at,
      last_call_outcome: 'no_answer',
      version: 1,
    });
  });

  test('lists are paged, the latest first', async () => {
    const id = await person();
    for (const day of ['02', '03', '01'])
      await log(id, { outcome: 'busy', started_at: `2026-02-${day}T10:00:00Z` });
    const first = (await agent.get(`${contacts}/${id}/calls?limit=2`)).body;
    const rest = (await agent.get(`${contacts}/${id}/calls?limit=2&cursor=${first.next_cursor}`)).body;
    const days = [...first.calls, ...rest.calls].map(({ started_at }) => started_at.slice(8, 10));
    expect(days).toEqual(['03', '02', '01']);
    expect([first.count, rest.next_cursor]).toEqual([null, null]);
  });

  test('needs an outcome, or a disposition that says one', async () => {
    const id = await person();
    expect((await log(id, {})).body.error).toMatchObject({ code: 'required', param: 'outcome' });
    expect((await log(id, { disposition: 'Whatever' })).status).toBe(422);
    expect((await log(id, { phase: 'ringing', outcome: 'busy' })).body.error.code).toBe('not_ended');
    for (const started_at of [new Date(Date.now() + 600_000).toISOString(), '9999-12-31T23:59:59.999Z'])
      expect((await log(id, { outcome: 'busy', started_at })).body.error).toMatchObject({
        code: 'in_future',
        param: 'started_at',
      });
    const { body } = await log(id, { disposition: 'left a message' });
    expect(body.call).toMatchObject({ outcome: 'voicemail', disposition: 'left a message' });
    expect((await contact(id)).total_calls).toBe(1);
  });

  test('told of in any order and twice is one, and ends once', async () => {
    const id = await person();
    const told = [
      { phase: 'ended', outcome: 'completed', sequence: 3, started_at: '2026-03-01T10:01:00Z' },
      { phase: 'ringing', sequence: 1, started_at: '2026-03-01T10:00:00Z' },
      { phase: 'ended', outcome: 'completed', sequence: 3, started_at: '2026-03-01T10:01:00Z' },
    ];
    const answers = [];
    for (const one of told) answers.push(await log(id, { ...one, external_id: 'CA1', provider: 'dialer' }));
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.call.id)).size).toBe(1);
    expect(await contact(id)).toMatchObject({ total_calls: 1, last_called_at: '2026-03-01T10:00:00.000Z' });
    const other = await log(await person(), { outcome: 'busy', external_id: 'CA1', provider: 'dialer' });
    expect(other.status).toBe(409);
    expect(other.body.error).toMatchObject({
      code: 'call_of_another_contact',
      existing_id: answers[0]?.body.call.id,
    });
    expect(
      (await log(await person(), { outcome: 'busy', external_id: 'CA1', provider: 'other' })).status,
    ).toBe(201);
  });

  test('gets notes and a disposition by an agent, which stand whatever comes later', async () => {
    const id = await person();
    const event = { phase: 'in_progress', external_id: 'CA2', notes: 'from the dialer' };
    const { call } = (await log(id, event)).body;
    expect(call).toMatchObject({ outcome: null, ended_by: null });
    const said = { notes: 'Wants a quote', disposition: 'Interested', summary: 'A quote' };
    const changed = await agent.patch(`${calls}/${call.id}`, said);
    expect(changed.body.call).toMatchObject({ ...said, outcome: null, version: 2 });
    const ended = await log(id, { ...event, phase: 'ended', outcome: 'completed', sequence: 9 });
    expect(ended.body.call).toMatchObject({ ...said, outcome: 'completed', version: 3 });
    const corrected = await agent.patch(`${calls}/${call.id}`, { outcome: 'voicemail', notes: null });
    expect(corrected.body.call).toMatchObject({ outcome: 'voicemail', ended_by: 'person', notes: null });
    expect(await contact(id)).toMatchObject({ total_calls: 1, last_call_outcome: 'voicemail' });
  });

  test('with a disposition that means an opt-out opts the contact out, whoever logs it', async () => {
    for (const disposition of ['Never again', 'DNC']) {
      const id = await person();
      await log(id, { disposition, outcome: 'completed' });
      expect(await contact(id)).toMatchObject({ do_not_call: true, total_calls: 1 });
      const later = await person();
      const { call } = (await log(later, { outcome: 'completed' })).body;
      await agent.patch(`${calls}/${call.id}`, { disposition });
      expect((await contact(later)).do_not_call).toBe(true);
    }
  });

  test('does not undo what a manager decides afterwards, when it comes again', async () => {
    const id = await person();
    const body = { disposition: 'DNC', outcome: 'completed', external_id: 'CA3' };
    await log(id, body);
    await team.patch(`${contacts}/${id}`, { do_not_call: false });
    await log(id, body);
    expect((await contact(id)).do_not_call).toBe(false);
  });

  test('is seen at once by lists, and by rules that ask when somebody was called', async () => {
    const ruled = await apiTeam({ company: 'optional' });
    const asked = { tag: 'Reached', filter: { last_called_from: '2026-03-01' } };
    expect((await ruled.post('/api/crm/tags/rules', asked)).status).toBe(201);
    const ids = [];
    for (const name of ['a', 'b', 'c']) ids.push(await contactOf(ruled, { name }));
    const [early, late, never] = ids;
    for (const [id, month] of [[late, '04'] as const, [early, '02'] as const])
      await ruled.post(`${contacts}/${id}/calls`, {
        outcome: 'busy',
        started_at: `2026-${month}-01T10:00:00Z`,
      });
    const listed = async (query: string) =>
      (await ruled.get(`${contacts}?${query}`)).body.contacts.map(({ id }: { id: string }) => id);
    expect(await listed('sort=-last_called_at')).toEqual([late, early, never]);
    expect(await listed('sort=last_called_at&lastCalledTo=2026-04-01')).toEqual([early, late]);
    expect(await listed('lastCalledFrom=never')).toEqual([never]);
    expect(await listed('tags=reached')).toEqual([late]);
    const tagged = (await ruled.get(`${contacts}/${late}?include=provenance`)).body;
    expect(tagged.contact).toMatchObject({ tags: ['Reached'], total_calls: 1, version: 2 });
    expect((await ruled.get(`${contacts}/${early}`)).body.contact).toMatchObject({ tags: [], version: 1 });
  });

  test('is not taken back by a change of the contact', async () => {
    const id = await person();
    await Promise.all([
      ...Array.from({ length: 6 }, (_, n) =>
        log(id, { outcome: 'busy', started_at: `2026-04-0${n + 1}T10:00:00Z` }),
      ),
      ...Array.from({ length: 6 }, (_, n) => team.patch(`${contacts}/${id}`, { notes: `note ${n}` })),
    ]);
    expect(await contact(id)).toMatchObject({
      total_calls: 6,
      last_called_at: '2026-04-06T10:00:00.000Z',
      version: 7,
    });
  });
});

describe('a call by its number', () => {
  const call = (number: string, values: Record<string, unknown> = {}, caller: Caller = agent) =>
    caller.post(calls, { number, outcome: 'completed', ...values });

  test('is of the contact that has it, in any spelling', async () => {
    const id = await person({ phone: '+1 415 555 2671' });
    const { body } = await call('(415) 555-2671');
    expect(body.call).toMatchObject({ contact_id: id, number: '+14155552671' });
  });

  test('that several have is ambiguous, counted by none, until somebody says whose it is', async () => {
    const phone = newNumber();
    const ids = [await person({ phone }), await person({ phone, phone_extension: null })].toSorted();
    const { body } = await call(phone);
    expect(body.call).toMatchObject({ contact_id: null, match: 'ambiguous', candidates: ids });
    for (const id of ids) expect((await contact(id)).total_calls).toBe(0);
    const waiting = await agent.get(`${calls}?match=ambiguous&limit=200`);
    expect(waiting.body.calls.map(({ id }: { id: string }) => id)).toContain(body.call.id);
    const [first = '', second = ''] = ids;
    const assigned = await agent.post(`${calls}/${body.call.id}/assign`, { contact_id: second });
    expect(assigned.body.call).toMatchObject({ contact_id: second, match: 'one', candidates: [] });
    expect([(await contact(first)).total_calls, (await contact(second)).total_calls]).toEqual([0, 1]);
    const again = await agent.post(`${calls}/${body.call.id}/assign`, { contact_id: first });
    expect(again.body.error).toMatchObject({ code: 'call_assigned', existing_id: second });
    expect((await agent.get(`${contacts}/${second}/calls`)).body.calls).toHaveLength(1);
  });

  test('that nobody has is kept, and becomes a contact’s when somebody saves it as one', async () => {
    const phone = newNumber();
    const { body } = await call(phone, { external_id: 'CA4' });
    expect(body.call).toMatchObject({ contact_id: null, match: 'none', number: phone });
    const refused = await agent.post(`${calls}/${body.call.id}/assign`, { contact: { name: 'New' } });
    expect(refused.status).toBe(403);
    const { call: saved } = (await team.post(`${calls}/${body.call.id}/assign`, { contact: { name: 'New' } }))
      .body;
    expect(await contact(saved.contact_id)).toMatchObject({ name: 'New', phone, total_calls: 1 });
  });

  test('makes a contact where it is asked to and nobody has it', async () => {
    const phone = newNumber();
    const values = { contact: { name: 'Walk-in' }, direction: 'inbound' };
    expect((await call(phone, values)).status).toBe(403);
    const { body } = await call(phone, values, team);
    expect(await contact(body.call.contact_id)).toMatchObject({ name: 'Walk-in', phone, total_calls: 1 });
    const second = await call(phone, values, team);
    expect(second.body.call.contact_id).toBe(body.call.contact_id);
  });

  test('opts out all who may be meant', async () => {
    const phone = newNumber();
    const ids = [await person({ phone }), await person({ phone })];
    await call(phone, { disposition: 'DNC' });
    for (const id of ids) expect((await contact(id)).do_not_call).toBe(true);
  });

  test('suppresses the number that opts out, whoever gets it later', async () => {
    const phone = newNumber();
    await call(phone, { disposition: 'DNC' });
    expect(await contact(await person({ phone }))).toMatchObject({ do_not_call: true });
  });

  test('opts out whom it is of while that is in the trash, for when it comes back', async () => {
    const phone = newNumber();
    const id = await person({ phone });
    const told = { external_id: 'CA5', phase: 'in_progress', outcome: null };
    await call(phone, told);
    await team.delete(`${contacts}/${id}`);
    await call(phone, { ...told, phase: 'ended', outcome: 'completed', disposition: 'DNC' });
    await team.post(`${contacts}/${id}/restore`);
    expect(await contact(id)).toMatchObject({ do_not_call: true, total_calls: 1 });
  });

  test('opts out whom it turns out to be of', async () => {
    const { body } = await call(newNumber(), { disposition: 'DNC' });
    const id = await person();
    await agent.post(`${calls}/${body.call.id}/assign`, { contact_id: id });
    expect((await contact(id)).do_not_call).toBe(true);
  });
});

describe('departments', () => {
  test('see calls where their contacts are', async () => {
    const [mine, theirs] = await Promise.all(
      ['a', 'b'].map(
        async (name) =>
          (await team.post('/api/crm/departments', { name: `${name}${randomInt(1e9)}` })).body.department.id,
      ),
    );
    const caller = await team.as('agent', [mine]);
    const phone = newNumber();
    const id = await person({ phone, department_id: theirs });
    const { call } = (await log(id, { outcome: 'busy' }, team)).body;
    expect((await caller.get(`${calls}/${call.id}`)).status).toBe(403);
    expect((await caller.patch(`${calls}/${call.id}`, { notes: 'x' })).status).toBe(403);
    expect((await caller.post(calls, { number: phone, outcome: 'busy' })).status).toBe(403);
    const own = await person({ phone, department_id: mine });
    const { body } = await caller.post(calls, { number: phone, outcome: 'busy' });
    expect(body.call.match).toBe('ambiguous');
    expect((await caller.get(`${calls}/${body.call.id}`)).body.call.candidates).toEqual([own]);
  });

  test('who does not see numbers does not see those of calls', async () => {
    const shy = await apiTeam({ company: 'optional', hidden_from_agents: ['phone'] });
    const id = await contactOf(shy, { phone: newNumber() });
    const { call } = (await shy.post(`${contacts}/${id}/calls`, { outcome: 'busy' })).body;
    const seen = await (await shy.as('agent')).get(`${calls}/${call.id}`);
    expect([call.number === null, seen.body.call.number]).toEqual([false, null]);
  });
});
