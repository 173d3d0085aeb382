import { beforeEach, describe, expect, test } from 'vitest';
import { scopeOf } from '#core/access/scope.ts';
import type { Contact, ContactChange, ContactCreate } from '#core/attribute/contact.schema.ts';
import type { BulkRequest } from '#core/bulk/bulk.schema.ts';
import { applyAction } from '#core/bulk/bulk-action.ts';
import { startBulk } from '#core/bulk/start-bulk.ts';
import { undoBulk } from '#core/bulk/undo-bulk.ts';
import { findCatalogue } from '#core/catalogue/catalogue.item.ts';
import { contactCollection, findContactItem } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { createDepartment } from '#core/department/department.ts';
import type { Files } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { changeJob } from '#core/job/job.item.ts';
import { cancelJob, endStates, getJob } from '#core/job/job.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { updateSettings } from '#core/team/team.ts';
import { undoContact } from '#core/undo/undo-contact.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { Fuse, Killed, meteredTable, mortalFiles, privateTable, tokenOf } from '#test/harness/stack.ts';
import { freshAdmin, quietBucket, runJob } from './job-run.ts';

const table = await privateTable();

let principal: Principal;
let files: Files;

beforeEach(async () => {
  files = await quietBucket();
  principal = await freshAdmin(table);
});

const writing = (by = principal) => ({
  team: by.team,
  scope: scopeOf(by),
  via: { updated_by: by.id, via: 'api' as const },
  now: new Date(),
});

const create = async (draft: ContactCreate): Promise<string> =>
  (await createContact(table, { ...writing(), draft })).contact.id;

const change = (contactId: string, values: ContactChange) =>
  updateContact(table, { ...writing(), contactId, change: values });

const contact = async (id: string): Promise<Contact | undefined> =>
  findContactItem(table, principal.team.id, id);

/** What a contact says, and where that comes from, without what every write changes. */
const stateOf = async (id: string) => {
  const found = await findContactItem(table, principal.team.id, id);
  if (!found) throw new Error('The contact is gone.');
  const { version: _, updated_at: __, ...values } = found;
  return values;
};

const stepOf = (jobId: string): JobStep => ({
  ...{ table, files, teamId: principal.team.id, jobId, works, releases },
});

const edit = async (request: Partial<BulkRequest>, by = principal): Promise<JobStep> => {
  const asked = { action: 'delete', dry_run: false, ...request } as BulkRequest;
  const scope = scopeOf(by);
  const job = await startBulk(table, files, { principal: by, scope, request: asked, now: new Date(), newId });
  return stepOf(job.id);
};

const edited = async (request: Partial<BulkRequest>, by?: Principal): Promise<JobStep> => {
  const step = await edit(request, by);
  await runJob(step);
  return step;
};

const undoing = async ({ jobId }: JobStep, by = principal, now = new Date()): Promise<JobStep> =>
  stepOf((await undoBulk(table, files, { principal: by, jobId, now, newId })).id);

const jobOf = ({ jobId }: JobStep) => getJob(table, principal.team.id, jobId);

const undone = async (step: JobStep, by?: Principal) => {
  const undo = await undoing(step, by);
  await runJob(undo);
  return jobOf(undo);
};

const ann = {
  name: 'Ann',
  phone: '+12025550100',
  tags: ['old', 'fair'],
  lead_status: 'new',
  job_title: 'Clerk',
};

describe('a bulk edit that is undone', () => {
  test.each<[string, Partial<BulkRequest>, Partial<Contact>]>([
    ['tags that came', { action: 'add_tags', tags: ['VIP', 'Fair'] }, { tags: ['old', 'fair', 'VIP'] }],
    ['tags that went', { action: 'remove_tags', tags: ['OLD'] }, { tags: ['fair'] }],
    ['a property', { action: 'set_field', field: 'job_title', value: null }, { job_title: null }],
    ['a number', { action: 'set_field', field: 'phone', value: '+12025550188' }, { phone: '+12025550188' }],
    ['a custom field', { action: 'set_field', field: 'cf.size', value: 4 }, { custom_fields: { size: 4 } }],
    ['a status', { action: 'set_status', lead_status: 'qualified' }, { lead_status: 'qualified' }],
    ['an opt-in', { action: 'set_field', field: 'do_not_call', value: false }, { do_not_call: false }],
  ])('gives back %s, with who had set it', async (_, request, after) => {
    const id = await create({ ...ann, do_not_call: request.field === 'do_not_call' });
    const before = await stateOf(id);
    const step = await edited({ ...request, ids: [id] });
    expect(await contact(id)).toMatchObject(after);
    expect(await undone(step)).toMatchObject({ state: 'finished', total: 1, failures: [], warnings: [] });
    const { tags, ...others } = await stateOf(id);
    expect(others).toEqual({ ...before, tags: undefined });
    expect([...tags].sort()).toEqual([...before.tags].sort());
    await expectClaims(table, principal.team.id);
  });

  test('leaves what was changed since and says so, and an opt-out', async () => {
    const [one, other] = [await create(ann), await create({ name: 'Bob' })];
    const status = await edited({ action: 'set_status', lead_status: 'qualified', ids: [one, other] });
    // In the name of the same caller, and to the same value as well.
    await change(one, { lead_status: 'contacted' });
    await change(one, { lead_status: 'qualified' });
    expect(await undone(status)).toMatchObject({
      counts: { done: 1, failed: 1 },
      failures: [
        { id: one, code: 'values_kept', message: expect.stringContaining('lead_status (edited_since)') },
      ],
    });
    expect([await contact(one), await contact(other)]).toMatchObject([
      { lead_status: 'qualified' },
      { lead_status: 'new' },
    ]);
    const out = await edited({ action: 'add_tags', tags: ['DNC', 'cold'], ids: [one] });
    expect(await undone(out)).toMatchObject({ failures: [], warnings: [{ id: one, code: 'opt_out_kept' }] });
    expect(await contact(one)).toMatchObject({ do_not_call: true, tags: ['old', 'fair', 'DNC'] });
  });

  test('newest first gives back all that several edits of one caller did', async () => {
    const id = await create(ann);
    const before = await stateOf(id);
    const first = await edited({ action: 'set_status', lead_status: 'contacted', ids: [id] });
    const second = await edited({ action: 'set_status', lead_status: 'qualified', ids: [id] });
    expect(await undone(second)).toMatchObject({ failures: [] });
    expect(await contact(id)).toMatchObject({ lead_status: 'contacted' });
    expect(await undone(first)).toMatchObject({ failures: [] });
    expect(await stateOf(id)).toEqual(before);
  });

  test('brings the deleted back, but for one whose number another has by now', async () => {
    const [gone, taken] = [await create(ann), await create({ name: 'Bob', phone: '+12025550101' })];
    const before = await stateOf(gone);
    const step = await edited({ action: 'delete', ids: [gone, taken] });
    const holder = await create({ name: 'Cyd', phone: '+12025550101' });
    expect(await undone(step)).toMatchObject({
      counts: { done: 1, failed: 1 },
      failures: [{ id: taken, code: 'phone_taken', existing_id: holder }],
    });
    expect(await stateOf(gone)).toEqual(before);
    expect((await contact(taken))?.deleted_at).not.toBeNull();
    await expectClaims(table, principal.team.id);
  });

  test('leaves one that was deleted once more since, or is back already', async () => {
    const [again, back] = [await create(ann), await create({ name: 'Bob' })];
    const step = await edited({ action: 'delete', ids: [again, back] });
    for (const contactId of [again, back]) await restoreContact(table, { ...writing(), contactId });
    await trashContact(table, { ...writing(), contactId: again });
    expect(await undone(step)).toMatchObject({
      failures: [{ id: again, message: expect.stringContaining('deleted_at (edited_since)') }],
      counts: { done: 1 },
    });
    expect((await contact(back))?.deleted_at).toBeNull();
  });

  test('takes the restored away again, but for one that was changed since', async () => {
    const [one, other] = [await create(ann), await create({ name: 'Bob' })];
    await edited({ action: 'delete', ids: [one, other] });
    const step = await edited({ action: 'restore', ids: [one, other] });
    await change(other, { notes: 'called' });
    expect(await undone(step)).toMatchObject({
      failures: [{ id: other, code: 'edited_since', message: expect.stringContaining('notes') }],
    });
    expect([(await contact(one))?.deleted_at, (await contact(other))?.deleted_at]).toEqual([
      expect.any(String),
      null,
    ]);
    await expectClaims(table, principal.team.id);
  });

  test('that was cancelled is undone for what it did', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push(await create({ name: `Person ${n}` }));
    // The others are none of the team's, so that there is more than one chunk.
    const unknown = Array.from({ length: 250 }, (_, n) => `cont_unknown${n}`);
    const asked = { ids: [...ids.slice(0, 2), ...unknown, ...ids.slice(2)] };
    const step = await edit({ action: 'set_status', lead_status: 'qualified', ...asked });
    await planJob(step, 'one');
    await workOnChunk(step, 0);
    await expect(undoing(step)).rejects.toMatchObject({ code: 'job_not_ended' });
    await cancelJob(table, principal, step.jobId, new Date());
    await workOnChunk(step, 1);
    await finishRun(step);
    expect(await undone(step)).toMatchObject({ total: 2, counts: { done: 2, failed: 0 } });
    for (const id of ids) expect(await contact(id)).toMatchObject({ lead_status: 'new' });
  });
});

test('a chunk that was killed does nothing twice, and remembers how things were before', async () => {
  const id = await create(ann);
  const step = await edit({ action: 'set_status', lead_status: 'qualified', ids: [id] });
  await planJob(step, 'one');
  const dying = mortalFiles(files.bucket, new Fuse(1, { isDone: false, ofWrites: true }));
  await expect(workOnChunk({ ...step, files: dying }, 0)).rejects.toThrow(Killed);
  expect(await contact(id)).toMatchObject({ lead_status: 'qualified' });
  await change(id, { lead_status: 'contacted', job_title: 'Boss' });
  await workOnChunk(step, 0);
  await finishRun(step);
  expect(await jobOf(step)).toMatchObject({ counts: { done: 1, failed: 0 } });
  expect(await contact(id)).toMatchObject({ lead_status: 'contacted', version: 3 });
  await change(id, { lead_status: 'new' });
  expect(await undone(step)).toMatchObject({ failures: [] });
  expect(await contact(id)).toMatchObject({ lead_status: 'new', job_title: 'Boss' });
});

test('a chunk that was killed warns once more of what it warned of, with whom it was about', async () => {
  const { id: teamId } = principal.team;
  await updateSettings(table, teamId, { phone: 'warn' });
  const [id, holder] = [await create({ name: 'Bob' }), await create(ann)];
  const step = await edit({ action: 'set_field', field: 'phone', value: '+12025550100', ids: [id] });
  await planJob(step, 'one');
  const dying = mortalFiles(files.bucket, new Fuse(1, { isDone: false, ofWrites: true }));
  await expect(workOnChunk({ ...step, files: dying }, 0)).rejects.toThrow(Killed);
  await change(id, { phone: null });
  await workOnChunk(step, 0);
  await finishRun(step);
  expect(await jobOf(step)).toMatchObject({
    warnings: [{ id, code: 'phone_duplicate', existing_id: holder }],
  });
  expect(await contact(id)).toMatchObject({ phone: null });
});

test('a chunk that was killed counts as done what it did, though that would be impossible by now', async () => {
  const id = await create({ name: 'Bob' });
  const step = await edit({ action: 'set_field', field: 'phone', value: '+12025550100', ids: [id] });
  await planJob(step, 'one');
  const dying = mortalFiles(files.bucket, new Fuse(1, { isDone: false, ofWrites: true }));
  await expect(workOnChunk({ ...step, files: dying }, 0)).rejects.toThrow(Killed);
  await change(id, { phone: null });
  await create(ann);
  await workOnChunk(step, 0);
  await finishRun(step);
  expect(await jobOf(step)).toMatchObject({ counts: { done: 1, failed: 0 }, failures: [] });
  expect(await contact(id)).toMatchObject({ phone: null });
});

test('an undo whose chunk was killed goes on, and tells the same', async () => {
  const ids = [await create(ann), await create({ name: 'Bob', job_title: 'Clerk' })];
  const step = await edited({ action: 'set_field', field: 'job_title', value: 'Boss', ids });
  await change(ids[0] ?? '', { job_title: 'Chief' });
  const first = await undoing(step);
  await planJob(first, 'one');
  const dying = mortalFiles(files.bucket, new Fuse(1, { isDone: false, ofWrites: true }));
  await expect(workOnChunk({ ...first, files: dying }, 0)).rejects.toThrow(Killed);
  await expect(undoing(step)).rejects.toMatchObject({ code: 'undo_running' });
  // As upkeep closes one that is stuck.
  const now = new Date();
  await changeJob(table, await jobOf(first), { from: ['running'], set: { state: 'failed' }, due: null });
  await change(ids[1] ?? '', { job_title: 'Owner' });
  expect(await undone(step)).toMatchObject({
    counts: { done: 1, failed: 1 },
    failures: [{ id: ids[0], code: 'values_kept' }],
  });
  expect(await contact(ids[1] ?? '')).toMatchObject({ job_title: 'Owner' });
  const { undone_at, undo_job_id } = await jobOf(step);
  expect(Date.parse(undone_at ?? '')).toBeGreaterThanOrEqual(now.getTime());
  expect(undo_job_id).not.toBe(first.jobId);
});

describe('a job', () => {
  test('is undone once, by one job, for 30 days', async () => {
    const id = await create(ann);
    const step = await edited({ action: 'set_status', lead_status: 'qualified', ids: [id] });
    expect(await jobOf(step)).toMatchObject({ undone_at: null, undo_job_id: null });
    const late = new Date(Date.now() + 30 * 86_400_000 + 60_000);
    await expect(undoing(step, principal, late)).rejects.toMatchObject({ code: 'undo_expired' });
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => undoing(step)));
    const [winner, ...others] = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(others).toEqual([]);
    if (winner) await runJob(winner);
    expect(await jobOf(step)).toMatchObject({ undo_job_id: winner?.jobId, undone_at: expect.any(String) });
    await expect(undoing(step)).rejects.toMatchObject({ code: 'job_undone' });
    if (winner) await expect(undoing(winner)).rejects.toMatchObject({ code: 'job_not_undoable' });
  });

  test('that was asked for before there were marks cannot be undone', async () => {
    const step = await edited({ action: 'delete', ids: [await create(ann)] });
    const old = { leaves_marks: false } as const;
    await changeJob(table, await jobOf(step), { from: endStates, set: old, due: null });
    await expect(undoing(step)).rejects.toMatchObject({ code: 'job_not_undoable' });
  });

  test('is undone with the reach of whoever asks for it', async () => {
    const { id: teamId } = principal.team;
    const [own, foreign] = await Promise.all(
      ['Own', 'Foreign'].map((name) =>
        createDepartment(table, { ...writing(), teamId, id: newId('dept'), name }),
      ),
    );
    const ids = [await create(ann), await create({ name: 'Bob' })];
    for (const id of ids) await change(id, { department_id: own?.id });
    const token = await tokenOf(table, teamId, 'manager', [own?.id ?? '']);
    const manager = (await findPrincipal(table, token, new Date())) ?? principal;
    const step = await edited({ action: 'set_status', lead_status: 'qualified', ids }, manager);
    const other = await findPrincipal(table, await tokenOf(table, teamId, 'manager', []), new Date());
    await expect(undoing(step, other)).rejects.toMatchObject({ code: 'job_not_found' });
    await change(ids[1] ?? '', { department_id: foreign?.id });
    expect(await undone(step, manager)).toMatchObject({
      counts: { done: 1, failed: 1 },
      failures: [{ id: ids[1], code: 'department_forbidden' }],
    });
  });
});

test('an edit of many costs each contact one more item and no round more, its undo two', async () => {
  const id = await create(ann);
  const { table: metered, meter } = meteredTable(table.name);
  const seenNow = () => findContactItem(table, principal.team.id, id);
  const seen = await seenNow();
  const request = {
    action: 'set_status',
    lead_status: 'qualified',
    dry_run: false,
    job_id: 'job_1',
  } as const;
  const size = async () => (await contactCollection(table, principal.team.id, id)).length;
  const had = await size();
  const catalogue = await findCatalogue(table, principal.team.id);
  const campaign = () => Promise.reject(new Error('There is none.'));
  const item = { request, contactId: id, seen, registry: new Map(), campaign };
  const { rounds } = await meter.measure(() => applyAction(metered, { ...writing(), catalogue }, item));
  expect(rounds).toBe(1);
  expect(await size()).toBe(had + 1);
  const [marked, edited] = [{ teamId: principal.team.id, id, deedId: 'job_1' }, await seenNow()];
  const undo = await meter.measure(() => undoContact(metered, { ...writing(), catalogue }, marked, edited));
  expect(undo.rounds).toBe(2);
  expect(await seenNow()).toMatchObject({ lead_status: 'new' });
});
