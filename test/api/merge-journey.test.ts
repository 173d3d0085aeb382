import { expect, test } from 'vitest';
import { apiTeam } from '#test/harness/api-team.ts';
import { counting } from '#test/harness/counting.ts';
import { allEvents } from '#test/harness/projected.ts';
import { endedJob, until } from '#test/harness/wait.ts';

const contacts = '/api/crm/contacts';
const duplicates = '/api/crm/duplicates';

test('a page finds who is there twice, compares, previews, merges and takes it back, in a request or two each', async () => {
  const team = await apiTeam({ company: 'optional', phone: 'warn' });
  const admin = counting(team);
  const phone = '+12025550123';
  const { body: company } = await admin.post('/api/crm/companies', { name: 'Acme Corp' });
  const john = { name: 'John Doe', phone, job_title: 'Clerk', company_id: company.company.id };
  const one = (await admin.post(contacts, john)).body.contact.id;
  await admin.post(`${contacts}/${one}/calls`, { outcome: 'completed', notes: 'Wants an offer' });
  await until(
    async () => (await allEvents(team, '&types=contact.created')).length,
    (count) => count >= 1,
  );
  admin.spent();

  // Whoever writes the second is told of the first at once: no request more.
  const jon = { name: 'Jon Doe', phone, email: 'jon@doe.test', notes: 'Met at the fair' };
  const made = (await admin.post(contacts, jon)).body;
  const other = made.contact.id;
  expect(made.possible_duplicates).toMatchObject([{ id: one }]);
  expect(admin.spent()).toBe(1);
  await until(
    async () => (await allEvents(team, '&types=contact.created')).length,
    (count) => count >= 2,
  );

  // Found: the scan is a job; what it found is one request, with all that is shown side by side.
  await endedJob(team, (await admin.post(`${duplicates}/scan`)).body.job.id);
  const found = (await admin.get(duplicates)).body;
  expect(found.duplicates).toMatchObject([{ kind: 'duplicates', contact_count: 2 }]);
  const [finding] = found.duplicates;
  const shown = new Map(finding.contacts.map((contact: { id: string }) => [contact.id, contact]));
  expect(shown.get(one)).toMatchObject({ phone, company: 'Acme Corp', last_call_outcome: 'completed' });
  expect(shown.get(other)).toMatchObject({ email: 'jon@doe.test', last_called_at: null });
  expect(finding.differs).toEqual(expect.arrayContaining(['name', 'job_title', 'email']));
  expect(finding.pairs[0].reasons).toContainEqual(
    expect.objectContaining({ field: 'phone', method: 'exact' }),
  );
  expect(admin.spent()).toBe(2);

  // Both whole, a request each.
  const whole = async (id: string) =>
    (await admin.get(`${contacts}/${id}?include=calls,timeline,company`)).body;
  const before = [await whole(one), await whole(other)];
  expect(before[0]?.calls).toHaveLength(1);
  expect(admin.spent()).toBe(2);

  // The preview, with a value that somebody picked: one request, and nothing is written.
  const asked = { primary_id: one, duplicate_ids: [other], overrides: { name: other } };
  const planned = (await admin.post(`${contacts}/merge`, { ...asked, dry_run: true })).body;
  expect(planned.contact).toMatchObject({
    id: one,
    name: 'Jon Doe',
    job_title: 'Clerk',
    email: 'jon@doe.test',
  });
  const named = planned.merge.fields.find(({ field }: { field: string }) => field === 'name');
  expect(named).toMatchObject({ value: 'Jon Doe', from: other, chosen: true });
  expect(named.losers).toMatchObject([{ contact_id: one, value: 'John Doe' }]);
  expect(admin.spent()).toBe(1);

  // The merge, of what was seen: one request; the old id leads on, and the finding is gone.
  const headers = { 'if-match': `"${before[0]?.contact.version}"` };
  const merged = (await admin.post(`${contacts}/merge`, asked, { headers })).body;
  expect(merged.merge.fields).toEqual(planned.merge.fields);
  expect(admin.spent()).toBe(1);
  const led = await whole(other);
  expect(led).toMatchObject({ contact: { id: one, total_calls: 1 }, merged_into: one });
  expect(led.calls).toHaveLength(1);
  expect((await admin.get(duplicates)).body.duplicates).toEqual([]);
  expect(admin.spent()).toBe(2);

  // Taken back: one request, from the list of merges one more; all is as it was.
  const [last] = (await admin.get('/api/crm/merges')).body.merges;
  expect(last).toMatchObject({ id: merged.merge.id, state: 'done', primary_id: one, merged_ids: [other] });
  expect((await admin.post(`/api/crm/merges/${last.id}/undo`)).body.merge).toMatchObject({ state: 'undone' });
  expect(admin.spent()).toBe(2);
  const back = [await whole(one), await whole(other)];
  const plain = ({ contact }: { contact: object }) => ({ ...contact, version: 0, updated_at: '' });
  expect(back.map(plain)).toEqual(before.map(plain));
  expect(back.map(({ calls }) => calls.length)).toEqual([1, 0]);
  expect((await admin.get(duplicates)).body.duplicates).toMatchObject([{ contact_count: 2 }]);
});
