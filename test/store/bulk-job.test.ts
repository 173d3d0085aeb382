import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { scopeOf } from '#core/access/scope.ts';
import type { BulkRequest } from '#core/bulk/bulk.schema.ts';
import { startBulk } from '#core/bulk/start-bulk.ts';
import { findCatalogue } from '#core/catalogue/catalogue.item.ts';
import { newContactWrites } from '#core/contact/contact.item.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { fieldCreateSchema } from '#core/field/field.schema.ts';
import { createField } from '#core/field/field.ts';
import { startRemoval } from '#core/field/field-job.ts';
import type { Files } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { cancelJob, describeJob, getJob, newJob } from '#core/job/job.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { revokeToken } from '#core/principal/revoke-token.ts';
import { transact } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { freshTeam, privateTable, tokenOf } from '#test/harness/stack.ts';
import { contactsOf, via } from './bulk.ts';
import { quietBucket, runJob } from './job-run.ts';

const table = await privateTable();
const total = 450;

let principal: Principal;
let files: Files;
let ids: string[];

beforeEach(async () => {
  files = await quietBucket();
  const { team_id, token } = await freshTeam(table, { company: 'optional' });
  const found = await findPrincipal(table, token, new Date());
  if (!found) throw new Error('The team has no admin.');
  principal = found;
  const drafts = Array.from({ length: total }, (_, index) => ({ name: `Person ${index}` }));
  const contacts = await contactsOf(table, team_id, drafts);
  ids = contacts.map(({ id }) => id);
  for (let from = 0; from < total; from += 50)
    await transact(
      table,
      contacts.slice(from, from + 50).flatMap((contact) => newContactWrites(contact, via)),
    );
});

const started = async (request: Partial<BulkRequest> = {}): Promise<JobStep> => {
  const asked: BulkRequest = {
    action: 'set_status',
    lead_status: 'contacted',
    ids,
    dry_run: false,
    ...request,
  };
  const now = new Date();
  const job = await startBulk(table, files, {
    principal,
    scope: scopeOf(principal),
    request: asked,
    now,
    newId,
  });
  return { table, files, teamId: principal.team.id, jobId: job.id, works, releases };
};

const jobOf = ({ teamId, jobId }: JobStep) => getJob(table, teamId, jobId);

const changed = async (): Promise<number> => {
  const { settings } = principal.team;
  const sort = { by: 'created_at', descending: true } as const;
  const query = { scope: scopeOf(principal), filter: { lead_status: ['contacted'] }, sort, settings };
  return (await findContacts(table, query, { limit: 1, offset: 0 })).count;
};

describe('a bulk job', () => {
  test('makes no field anew that was deleted after it was asked for', async () => {
    const teamId = principal.team.id;
    const draft = v.parse(fieldCreateSchema, { name: 'grade', type: 'integer', visible_to: ['admin'] });
    const { id } = await createField(table, { teamId, via, now: new Date(), id: newId('fld'), draft });
    const step = await started({ action: 'set_field', lead_status: undefined, field: 'cf.grade', value: 7 });
    await planJob(step, 'one');
    await workOnChunk(step, 0);
    const asked = { principal, fieldId: id, now: new Date(), via, jobId: newId('job') };
    const removal = await startRemoval(table, files, asked);
    await runJob({ ...step, jobId: removal.job.id });
    await workOnChunk(step, 1);
    await finishRun(step);
    expect(await jobOf(step)).toMatchObject({ state: 'finished', counts: { done: 200, failed: 200 } });
    const { failures } = await describeJob(files, await jobOf(step));
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['field_deleted']));
    expect((await findCatalogue(table, teamId)).fields.size).toBe(0);
  });

  test('fails with the reason when its filter asks for what was deleted after it was asked for', async () => {
    const teamId = principal.team.id;
    const draft = v.parse(fieldCreateSchema, { name: 'grade', type: 'integer' });
    const { id } = await createField(table, { teamId, via, now: new Date(), id: newId('fld'), draft });
    const step = await started({ ids: undefined, filter: { cf: { grade: '7' } } });
    const asked = { principal, fieldId: id, now: new Date(), via, jobId: newId('job') };
    await runJob({ ...step, jobId: (await startRemoval(table, files, asked)).job.id });
    expect(await planJob(step, 'one')).toMatchObject({ action: 'stop' });
    expect(await jobOf(step)).toMatchObject({
      state: 'failed',
      reason: { code: 'field_unknown' },
      total: null,
    });
  });

  test('whose event comes twice is worked on by one execution', async () => {
    const step = await started();
    const plans = await Promise.all(['one', 'other'].map((execution) => planJob(step, execution)));
    expect(plans.map(({ action }) => action).sort()).toEqual(['stop', 'work']);
    const winner = plans[0]?.action === 'work' ? 'one' : 'other';
    // The step that is tried again goes on with what it planned.
    expect((await planJob(step, winner)).action).toBe('work');
    expect((await planJob(step, 'late')).action).toBe('stop');
  });

  test('counts each contact once, however often a chunk runs', async () => {
    const step = await started();
    await planJob(step, 'one');
    for (const chunk of [0, 0, 2, 1, 2]) await workOnChunk(step, chunk);
    expect((await jobOf(step)).counts).toEqual({ done: total, failed: 0 });
    await finishRun(step);
    await finishRun(step);
    expect(await jobOf(step)).toMatchObject({ state: 'finished', total, counts: { done: total, failed: 0 } });
    expect(await changed()).toBe(total);
  });

  test('that is cancelled between chunks leaves the rest as it was', async () => {
    const step = await started();
    await planJob(step, 'one');
    await workOnChunk(step, 0);
    await cancelJob(table, principal, step.jobId, new Date());
    for (const chunk of [1, 2]) await workOnChunk(step, chunk);
    await finishRun(step);
    expect(await jobOf(step)).toMatchObject({ state: 'cancelled', counts: { done: 200, failed: 0 } });
    expect(await changed()).toBe(200);
  });

  test('of a token that is revoked between chunks leaves the rest as it was, and fails', async () => {
    const first = principal;
    const secret = await tokenOf(table, first.team.id, 'admin');
    principal = (await findPrincipal(table, secret, new Date())) ?? first;
    const step = await started();
    await planJob(step, 'one');
    await workOnChunk(step, 0);
    const by = { updated_by: first.id, via: 'api' as const };
    await revokeToken(table, { tokenId: principal.id, by: first, via: by, now: new Date() });
    for (const chunk of [1, 2]) await workOnChunk(step, chunk);
    await finishRun(step);
    const refused = { state: 'failed', reason: { code: 'no_longer_allowed' } };
    expect(await jobOf(step)).toMatchObject({ ...refused, counts: { done: 200, failed: 0 } });
    expect(await changed()).toBe(200);
    const late = await started();
    expect((await planJob(late, 'one')).action).toBe('stop');
    expect(await jobOf(late)).toMatchObject({ ...refused, total: null });
  });

  test('that is cancelled before it begins does nothing', async () => {
    const step = await started();
    await cancelJob(table, principal, step.jobId, new Date());
    expect((await planJob(step, 'one')).action).toBe('stop');
    expect(await jobOf(step)).toMatchObject({ state: 'cancelled', total: null });
  });

  test('that a request made before it died is found by the request that comes again', async () => {
    const id = newId('job');
    const make = () =>
      newJob(table, { principal, kind: 'bulk', action: 'delete', now: new Date(), newId: () => id });
    const first = await make();
    expect(await make()).toEqual(first);
  });
});
