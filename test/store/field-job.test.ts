import { ListBucketsCommand } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { FieldType } from '#core/attribute/field-type.schema.ts';
import { findCatalogue } from '#core/catalogue/catalogue.item.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { CallbookError } from '#core/error.ts';
import { fieldCreateSchema } from '#core/field/field.schema.ts';
import { createField, fieldById, updateField } from '#core/field/field.ts';
import { previewRetype, startRemoval, startRetype } from '#core/field/field-job.ts';
import type { Files } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { cancelJob, getJob } from '#core/job/job.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { cleanJobs } from '#core/upkeep/clean-jobs.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { freshTeam, hostFiles, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const table = await privateTable();

let principal: Principal;
let files: Files;
let fieldId: string;

/** A bucket that nobody watches, so that the steps run here and nowhere else. */
const quietBucket = async (): Promise<Files> => {
  const { client } = hostFiles();
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const bucket = Buckets.find(({ Name = '' }) => Name.includes('exportbucket'))?.Name;
  if (!bucket) throw new Error('The host has no export bucket.');
  return { client, bucket };
};

const writing = () => ({ team: principal.team, scope: wholeTeam(principal.team.id), via, now: new Date() });

const create = async (size: string | number, beside = {}) =>
  (
    await createContact(table, {
      ...writing(),
      draft: { name: `Ann ${size}`, custom_fields: { size }, ...beside },
    })
  ).contact.id;

const sizeOf = async (id: string, trashed = false) =>
  (await getContact(table, wholeTeam(principal.team.id), id, { trashed })).custom_fields.size;

const field = async () => fieldById(await findCatalogue(table, principal.team.id), fieldId);

const asked = () => ({ principal, fieldId, now: new Date() });

const starting = () => ({ ...asked(), via, jobId: newId('job') });

const stepOf = (jobId: string): JobStep => ({
  table,
  files,
  teamId: principal.team.id,
  jobId,
  works,
  releases,
});

const retype = async (type: FieldType) =>
  stepOf((await startRetype(table, files, starting(), { type })).job.id);

const run = async (step: JobStep) => {
  await planJob(step, 'one');
  await workOnChunk(step, 0);
  await finishRun(step);
};

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => {
      if (error instanceof CallbookError) return error.code;
      throw error;
    },
  );

beforeEach(async () => {
  files = await quietBucket();
  const { team_id, token } = await freshTeam(table, { company: 'optional' });
  const found = await findPrincipal(table, token, new Date());
  if (!found) throw new Error('The team has no admin.');
  principal = found;
  fieldId = newId('fld');
  const draft = v.parse(fieldCreateSchema, { name: 'size', default: '9' });
  await createField(table, { teamId: team_id, via, now: new Date(), id: fieldId, draft });
});

describe('a change of type', () => {
  test('holds for new values at once, and for those that come in late', async () => {
    const early = await create('007');
    const step = await retype('integer');
    expect(await field()).toMatchObject({
      type: 'integer',
      state: 'retyping',
      default: 9,
      job_id: step.jobId,
    });
    expect(await codeOf(create('x'))).toBe('type_integer');
    expect(await sizeOf(early)).toBe('007');
    await planJob(step, 'one');
    // Two that were not there when the contacts were gathered; one is of the old kind, as from a request under way.
    const late = await create(5);
    const odd = await createContact(table, { ...writing(), draft: { name: 'Odd' } });
    const old = { ...(await findCatalogue(table, principal.team.id)), fields: new Map() };
    await updateContact(table, {
      ...writing(),
      contactId: odd.contact.id,
      change: { custom_fields: { size: 'old' } },
      catalogue: { ...old, fields: new Map([['size', { ...(await field()), type: 'text' as const }]]) },
    });
    await workOnChunk(step, 0);
    await finishRun(step);
    expect(await Promise.all([early, late, odd.contact.id].map((id) => sizeOf(id)))).toEqual([
      7,
      5,
      undefined,
    ]);
    await run(await retype('text'));
    expect(await Promise.all([early, late, odd.contact.id].map((id) => sizeOf(id)))).toEqual([
      '007',
      '5',
      'old',
    ]);
  });

  test('whose parts run again changes nothing more, of the trash as well', async () => {
    const ids = await Promise.all(['007', '8', 'abc'].map((size) => create(size)));
    const gone = await create('09');
    await trashContact(table, { ...writing(), contactId: gone });
    const step = await retype('integer');
    await planJob(step, 'one');
    await workOnChunk(step, 0);
    const versions = async () =>
      Promise.all(ids.map(async (id) => (await getContact(table, wholeTeam(principal.team.id), id)).version));
    const before = await versions();
    expect(before).toEqual([2, 2, 2]);
    const again = stepOf((await getJob(table, principal.team.id, step.jobId)).id);
    await workOnChunk(again, 0);
    await finishRun(step);
    await finishRun(step);
    expect(await versions()).toEqual(before);
    expect(await sizeOf(gone, true)).toBe(9);
    expect(await field()).toMatchObject({ state: 'ready', job_id: null });
  });

  test('keeps other jobs off while it runs, and is taken up where it was cancelled', async () => {
    const ids = await Promise.all(['007', '8', 'abc'].map((size) => create(size)));
    const step = await retype('integer');
    expect(await codeOf(retype('date'))).toBe('field_busy');
    expect(await codeOf(startRemoval(table, files, starting()))).toBe('field_busy');
    const change = { teamId: principal.team.id, fieldId, via, now: new Date(), change: { label: 'x' } };
    expect(await codeOf(updateField(table, change))).toBe('field_busy');
    await planJob(step, 'one');
    await cancelJob(table, principal, step.jobId, new Date());
    await workOnChunk(step, 0);
    await finishRun(step);
    expect(await field()).toMatchObject({ type: 'integer', state: 'ready', job_id: null });
    expect(await sizeOf(ids[0] ?? '')).toBe('007');
    await run(await retype('integer'));
    expect(await Promise.all(ids.map((id) => sizeOf(id)))).toEqual([7, 8, undefined]);
    await run(await retype('text'));
    expect(await Promise.all(ids.map((id) => sizeOf(id)))).toEqual(['007', '8', 'abc']);
  });

  test('whose job is closed by upkeep leaves the field free', async () => {
    await create('007');
    const step = await retype('integer');
    const later = new Date(Date.now() + 2 * 3_600_000);
    await cleanJobs(table, releases, later, later);
    expect(await getJob(table, principal.team.id, step.jobId)).toMatchObject({ state: 'failed' });
    expect(await field()).toMatchObject({ state: 'ready', job_id: null });
  });

  test('whose request comes again is one job', async () => {
    const id = await create('007');
    const same = starting();
    const first = await startRetype(table, files, same, { type: 'integer' });
    const second = await startRetype(table, files, same, { type: 'integer' });
    expect(second.job.id).toBe(first.job.id);
    await run(stepOf(first.job.id));
    expect(await sizeOf(id)).toBe(7);
    expect((await previewRetype(table, asked(), { type: 'text' })).samples).toMatchObject([
      { value: '007', as: '007' },
    ]);
  });
});

describe('a deletion', () => {
  test('closes the field, and opens it again when it is cancelled', async () => {
    const id = await create('007');
    const { job } = await startRemoval(table, files, starting());
    const step = stepOf(job.id);
    expect(await codeOf(create('8'))).toBe('field_deleting');
    await planJob(step, 'one');
    await cancelJob(table, principal, job.id, new Date());
    await finishRun(step);
    expect(await sizeOf(id)).toBe('007');
    await create('8');
    await run(stepOf((await startRemoval(table, files, starting())).job.id));
    expect(await sizeOf(id)).toBeUndefined();
    expect(await codeOf(field())).toBe('field_not_found');
  });
});
