import { randomInt } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let client: EventBridgeClient;

beforeAll(async () => {
  team = await apiTeam({
    company: 'optional',
    dispositions: [{ name: 'Never again', outcome: 'completed', opt_out: true }],
  });
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  client = new EventBridgeClient({ endpoint: inject('host').eventsUrl, region: 'us-east-1', credentials });
});

afterAll(() => client.destroy());

const person = () => contactOf(team, { phone: `+49151${randomInt(1e7, 1e8)}` });
const contact = async (id: string) => (await team.get(`${contacts}/${id}`)).body.contact;
const callsOf = async (id: string) => (await team.get(`${contacts}/${id}/calls`)).body.calls;

const put = (...details: Record<string, unknown>[]) =>
  client.send(
    new PutEventsCommand({
      Entries: details.map((detail) => ({
        ...{ Source: 'dialer', DetailType: 'call.completed' },
        Detail: JSON.stringify({ team_id: team.team_id, ...detail }),
      })),
    }),
  );

/** What both paths have to make alike. */
const told = ({
  id: _,
  contact_id,
  number,
  external_id,
  created_by,
  created_at,
  updated_at,
  ...call
}: Record<string, unknown>) => call;

const { last_called_at, ...ended } = {
  outcome: 'no_answer',
  last_called_at: '2026-01-31T12:00:00.000Z',
  duration_seconds: 20,
  direction: 'campaign',
  agent: 'Grace',
  notes: 'Rang through',
  recording_url: 'https://recordings.example.com/1',
  provider: 'dialer',
};

test('a call over EventBridge is what the same over HTTP is', async () => {
  const [one, other] = [await person(), await person()];
  const sent = { ...ended, started_at: last_called_at };
  const external = `CA${randomInt(1e9)}`;
  await team.post(`${contacts}/${one}/calls`, { ...sent, external_id: `${external}-1` });
  const { FailedEntryCount } = await put({ ...sent, external_id: `${external}-2`, contact_id: other });
  expect(FailedEntryCount).toBe(0);
  const [call] = await until(
    () => callsOf(other),
    (calls) => calls.length === 1,
  );
  expect(told(call)).toEqual(told((await callsOf(one))[0]));
  const counters = { last_called_at, last_call_outcome: 'no_answer', total_calls: 1, version: 1 };
  for (const id of [one, other]) expect(await contact(id)).toMatchObject(counters);
});

test('a call that is put twice, also by its number, is one; what is none harms no other', async () => {
  const id = await person();
  const { phone: number } = await contact(id);
  const external_id = `CA${randomInt(1e9)}`;
  const sent = { ...ended, number, external_id };
  await put({ ...sent, outcome: 'gone fishing' }, sent, sent, { ...sent, external_id: undefined });
  await put({ ...sent, disposition: 'Never again', sequence: 1 });
  const [call, ...more] = await until(
    () => callsOf(id),
    (calls) => calls[0]?.disposition === 'Never again',
  );
  expect([call, more]).toMatchObject([{ external_id, match: 'one' }, []]);
  expect(await contact(id)).toMatchObject({ do_not_call: true, total_calls: 1 });
});
