import { expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const post = async (team: ImportTeam, path: string, body: object) => {
  const reply = await call('POST', `/api/crm${path}`, { token: team.token, body });
  expect([reply.status < 300, reply.body.error]).toEqual([true, undefined]);
  return reply.body;
};

const campaignOf = async (team: ImportTeam): Promise<string> =>
  (await post(team, '/campaigns', { name: 'Spring' })).campaign.id;

const setState = (team: ImportTeam, id: string, state: string) =>
  call('PATCH', `/api/crm/campaigns/${id}`, { token: team.token, body: { state } });

const activate = (team: ImportTeam, id: string) => setState(team, id, 'active');

/** Names of the contacts in a campaign. */
const membersOf = async (team: ImportTeam, id: string): Promise<string[]> => {
  const { body } = await call('GET', `/api/crm/campaigns/${id}/contacts`, { token: team.token });
  return body.contacts.map(({ contact }: { contact: { name: string } }) => contact.name).sort();
};

const namesOf = async (team: ImportTeam) => (await team.contacts()).map(({ name }) => name ?? '').sort();

const people = csv(
  'name,phone,notes',
  'Ann Lee,+12025550100,new',
  'Bob Ray,+12025550101,opted out long ago',
  'Cyd Poe,+12025550102,known',
);

test('contacts of an import come into its campaign, unless they must not be called, and leave with its undo', async () => {
  const team = await importTeam();
  await team.imported(csv('name,phone', 'Cyd Poe,+12025550102'));
  await post(team, '/suppressions', { phones: ['+12025550101'], reason: 'asked by letter' });
  const campaign_id = await campaignOf(team);
  await activate(team, campaign_id);
  const ended = await team.imported(people, { duplicates: 'update', campaign_id });
  expect(ended.counts).toMatchObject({ created: 2, updated: 1, failed: 0 });
  expect(await membersOf(team, campaign_id)).toEqual(['Ann Lee', 'Cyd Poe']);
  const results = await team.results(ended);
  expect(results.map(({ reason = '' }) => reason.includes('not_in_campaign'))).toEqual([false, true, false]);

  await setState(team, campaign_id, 'paused');
  const job = await team.undone(ended.id);
  expect(job).toMatchObject({ state: 'finished', failures: [] });
  expect(await membersOf(team, campaign_id)).toEqual([]);
  expect(await namesOf(team)).toEqual(['Cyd Poe']);
});

test('an undo keeps whom it would delete while an active campaign has them, and says so', async () => {
  const team = await importTeam();
  const ended = await team.imported(people);
  const campaign = await campaignOf(team);
  const [ann] = (await team.contacts()).filter(({ name }) => name === 'Ann Lee');
  await post(team, `/campaigns/${campaign}/contacts`, { ids: [ann?.id] });
  await activate(team, campaign);
  const job = await team.undone(ended.id);
  expect(await namesOf(team)).toEqual(['Ann Lee']);
  expect(await membersOf(team, campaign)).toEqual(['Ann Lee']);
  expect(JSON.stringify([job.failures, job.warnings])).toContain('in_active_campaign');
});

test('an import into a completed or unknown campaign is refused before a row is read', async () => {
  const team = await importTeam();
  const campaign = await campaignOf(team);
  await activate(team, campaign);
  await setState(team, campaign, 'completed');
  const refusalOf = async (campaign_id: string) => {
    const asked = { file_name: 'people.csv', options: { campaign_id } };
    const { status, body } = await call('POST', '/api/crm/imports', { token: team.token, body: asked });
    return [status, body.error.code, body.error.param];
  };
  expect(await refusalOf(campaign)).toEqual([422, 'campaign_completed', 'options.campaign_id']);
  expect(await refusalOf('camp_none')).toEqual([422, 'campaign_not_found', 'options.campaign_id']);
});
