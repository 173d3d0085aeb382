import { expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { allEvents } from '#test/harness/projected.ts';
import { endedJob, until } from '#test/harness/wait.ts';

const contacts = '/api/crm/contacts';
const merges = '/api/crm/merges';
const duplicates = '/api/crm/duplicates';

const callableOf = async (team: ApiTeam, id: string) => {
  const { callable, reasons } = (await team.get(`${contacts}/${id}/callable`)).body;
  return { callable, codes: reasons.map(({ code }: { code: string }) => code) };
};

const undo = (team: ApiTeam, id: string) => team.post(`${merges}/${id}/undo`);

// margince#5144, SuiteCRM#7132
test('a merge keeps an opt-out beside a newer consent, shows the conflict, and its undo gives back each', async () => {
  const team = await apiTeam({ company: 'optional' });
  const out = await contactOf(team, { name: 'Ada Lovelace', phone: '+12025550100', do_not_call: true });
  const granted = await contactOf(team, { name: 'Ada King', phone: '+12025550101' });
  const at = new Date().toISOString();
  const consent = { purpose: 'calls', status: 'granted', wording: 'Call me.', proof: 'a.mp3', at };
  await call('PUT', `${contacts}/${granted}/consents`, { token: team.token, body: consent });
  expect(await callableOf(team, out)).toEqual({ callable: false, codes: ['suppressed'] });
  expect(await callableOf(team, granted)).toEqual({ callable: true, codes: [] });

  const asked = { primary_id: granted, duplicate_ids: [out] };
  const planned = (await team.post(`${contacts}/merge`, { ...asked, dry_run: true })).body;
  const conflict = {
    ...{ purpose: 'calls', conflict: true, kept: { contact_id: out, status: 'withdrawn' } },
    dropped: [{ contact_id: granted, status: 'granted', at, why: 'opt_out_wins' }],
  };
  expect(planned.merge.consents).toMatchObject([conflict]);
  expect(await callableOf(team, granted)).toEqual({ callable: true, codes: [] });

  const { merge, contact } = (await team.post(`${contacts}/merge`, asked)).body;
  expect(merge.consents).toMatchObject([conflict]);
  expect(contact).toMatchObject({
    phone: '+12025550101',
    phone_secondary: '+12025550100',
    do_not_call: true,
  });
  for (const id of [granted, out])
    expect(await callableOf(team, id)).toMatchObject({
      ...{ callable: false, codes: expect.arrayContaining(['suppressed', 'no_consent']) },
    });
  // Whoever gets one of the numbers later is not called either.
  const phones = ['+12025550100', '+12025550101'];
  const checked = (await team.post('/api/crm/suppressions/check', { phones })).body.results;
  expect(checked.map(({ suppressed }: { suppressed: boolean }) => suppressed)).toEqual([true, true]);

  expect((await undo(team, merge.id)).status).toBe(200);
  expect(await callableOf(team, granted)).toEqual({ callable: true, codes: [] });
  expect(await callableOf(team, out)).toEqual({ callable: false, codes: ['suppressed'] });
  const { consents } = (await team.get(`${contacts}/${granted}/consents`)).body;
  expect(consents).toMatchObject([{ status: 'granted', at, current: true }]);
  expect((await team.get(`${contacts}/${out}/consents`)).body.consents).toEqual([]);
});

// margince#1662, bcgov/Unity#2897
test('open pairs go with a merge, and merges are undone from the last one on', async () => {
  const team = await apiTeam({ company: 'optional', phone: 'warn', email: 'warn' });
  const [shared, other] = ['+12025550110', 'ada@x.test'];
  const a = await contactOf(team, { name: 'Ada Lovelace', phone: shared });
  const b = await contactOf(team, { name: 'Ada Lovelace', phone: shared, email: other });
  const c = await contactOf(team, { name: 'Ada Lovelace', email: other });
  const d = await contactOf(team, { name: 'Dan Brown', phone: '+12025550119' });
  await until(
    async () => (await allEvents(team, '&types=contact.created')).length,
    (count) => count >= 4,
  );
  await endedJob(team, (await team.post(`${duplicates}/scan`)).body.job.id);
  const pairsOf = async () => {
    const found = (await team.get(`${duplicates}?limit=200`)).body.duplicates;
    const pairs = found.flatMap(({ pairs }: { pairs: { contact_ids: string[] }[] }) =>
      pairs.map(({ contact_ids }) => contact_ids.toSorted().join()),
    );
    return pairs.toSorted();
  };
  const pair = (...ids: string[]) => ids.toSorted().join();
  const start = await pairsOf();
  expect(start).toEqual(expect.arrayContaining([pair(a, b), pair(b, c)]));
  const shown = async () => {
    const ids = [a, b, c, d];
    const read = await Promise.all(ids.map((id) => team.get(`${contacts}/${id}`)));
    return read.map(({ body }) => ({ ...body.contact, version: 0, updated_at: 0 }));
  };
  const before = await shown();

  const first = (await team.post(`${contacts}/merge`, { primary_id: a, duplicate_ids: [b] })).body.merge;
  expect(await pairsOf()).toEqual([pair(a, c)]);
  const second = (await team.post(`${contacts}/merge`, { primary_id: d, duplicate_ids: [a] })).body.merge;
  for (const id of [a, b])
    expect((await team.get(`${contacts}/${id}`)).body).toMatchObject({ contact: { id: d }, merged_into: d });
  const refused = await undo(team, first.id);
  expect([refused.status, refused.body.error.code, refused.body.error.existing_id]).toEqual([
    ...[409, 'merge_not_latest', second.id],
  ]);
  for (const { id } of [second, first]) expect((await undo(team, id)).status).toBe(200);
  expect(await shown()).toEqual(before);
  expect(await pairsOf()).toEqual(start);
});
