import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { ContactDraft } from '#core/attribute/contact.schema.ts';
import { findCatalogue } from '#core/catalogue/catalogue.item.ts';
import { contactKeys, findStoredContacts, toContactItem } from '#core/contact/contact.item.ts';
import { fieldCreateSchema } from '#core/field/field.schema.ts';
import { createField } from '#core/field/field.ts';
import { startRemoval, startRetype } from '#core/field/field-job.ts';
import type { Files } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { getJob } from '#core/job/job.ts';
import { applyRule } from '#core/retag/apply-rule.ts';
import { renameTag } from '#core/retag/rename-tag.ts';
import { createRule } from '#core/rule/rule.ts';
import type { Table } from '#core/table/table.ts';
import { tagIdOf } from '#core/tag/tag.item.ts';
import { createTag } from '#core/tag/tag.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { findWriters, putWriter } from '#core/writer/writer.item.ts';
import { asWriter, longestRun } from '#core/writer/writer.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { privateTable } from '#test/harness/stack.ts';
import { contactsOf, putItems, via } from './bulk.ts';
import { freshAdmin, quietBucket, runJob } from './job-run.ts';

const table = await privateTable();

let principal: Principal;
let files: Files;

beforeEach(async () => {
  files = await quietBucket();
  principal = await freshAdmin(table);
});

const teamId = () => principal.team.id;
const scope = () => wholeTeam(teamId());
const written = () => ({ team: principal.team, scope: scope(), via, now: new Date() });

/** A table that tells when somebody has asked twice who is writing, and so waits for that. */
const watched = () => {
  const waiting = Promise.withResolvers<void>();
  let asked = 0;
  const client = new Proxy(table.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name, target);
      return (command: Parameters<DynamoDBDocumentClient['send']>[0]) => {
        if (
          JSON.stringify(command.input).includes(`"T#${teamId()}#WRITER"`) &&
          'KeyConditionExpression' in command.input
        )
          if (++asked === 2) waiting.resolve();
        return target.send(command);
      };
    },
  });
  return { on: { ...table, client } as Table, waiting: waiting.promise };
};

/**
 * Runs a job while somebody writes contacts who has read what is defined before the job was asked for, and writes when
 * the job is through with all others; answers these contacts as they are in the end.
 */
const beside = async (drafts: readonly ContactDraft[], ask: () => Promise<string>) => {
  const gate = Promise.withResolvers<void>();
  const contacts = await contactsOf(table, teamId(), drafts);
  const late = asWriter(table, teamId(), 'late', async () => {
    await gate.promise;
    await putItems(
      table,
      contacts.map((contact) => toContactItem(contact, via)),
    );
  });
  const { on, waiting } = watched();
  const jobId = await ask();
  const job = runJob({ table: on, files, teamId: teamId(), jobId, works, releases });
  expect(await Promise.race([waiting.then(() => 'waits'), job.then(() => 'has ended')])).toBe('waits');
  gate.resolve();
  await Promise.all([late, job]);
  expect(await getJob(table, teamId(), jobId)).toMatchObject({ state: 'finished' });
  expect(await findWriters(table, teamId())).toEqual([]);
  return findStoredContacts(
    table,
    contacts.map(({ id }) => contactKeys.primary(teamId(), id)),
  );
};

describe('what comes from somebody who read the definitions before', () => {
  const defined = async (type: string) => {
    const draft = v.parse(fieldCreateSchema, { name: 'size', type });
    const { id } = await createField(table, {
      teamId: teamId(),
      via,
      now: new Date(),
      id: newId('fld'),
      draft,
    });
    return { principal, fieldId: id, now: new Date(), via, jobId: newId('job') };
  };
  const sizes = [
    { name: 'Ann', custom_fields: { size: '7' } },
    { name: 'Bob', custom_fields: { size: 'big' } },
  ];

  test('is converted by a change of type', async () => {
    const asked = await defined('text');
    const ask = async () => (await startRetype(table, files, asked, { type: 'integer' })).job.id;
    const contacts = await beside(sizes, ask);
    expect(contacts.map(({ name, custom_fields }) => [name, custom_fields]).sort()).toEqual([
      ['Ann', { size: 7 }],
      ['Bob', {}],
    ]);
  });

  test('loses the values of a field that is deleted', async () => {
    const asked = await defined('text');
    const contacts = await beside(sizes, async () => (await startRemoval(table, files, asked)).job.id);
    expect(contacts.map(({ custom_fields }) => custom_fields)).toEqual([{}, {}]);
    expect((await findCatalogue(table, teamId())).fields.size).toBe(0);
  });

  test('gets the new name of a tag', async () => {
    await createTag(table, { scope: scope(), name: 'Old', via, now: new Date() });
    const [bearer] = await contactsOf(table, teamId(), [{ name: 'Eve', tags: ['Old'] }]);
    if (bearer) await putItems(table, [toContactItem(bearer, via)]);
    const moving = { principal, scope: scope(), via, now: new Date(), newId };
    const ask = async () =>
      (await renameTag(table, files, moving, { tagId: tagIdOf(teamId(), 'Old'), name: 'New' })).job?.id ?? '';
    const contacts = await beside([{ name: 'Ann', tags: ['a', 'OLD'] }], ask);
    expect(contacts.map(({ tags }) => tags)).toEqual([['a', 'New']]);
  });

  test('gets the tag of a rule that is applied', async () => {
    const draft = { tag: 'Gold', filter: { lead_status: ['customer'] }, enabled: true };
    const rule = await createRule(table, written(), { id: newId('rule'), draft });
    const contacts = await beside(
      [{ name: 'Ann', lead_status: 'customer' }, { name: 'Bob' }],
      async () => (await applyRule(table, files, rule, { principal, now: new Date(), newId })).id,
    );
    expect(contacts.map(({ name, tags }) => [name, tags]).sort()).toEqual([
      ['Ann', ['Gold']],
      ['Bob', []],
    ]);
  });
});

test('nobody waits for who has died, nor for who began later', async () => {
  const dead = new Date(Date.now() - longestRun).toISOString();
  await putWriter(table, teamId(), { run: 'dead', since: dead });
  await createTag(table, { scope: scope(), name: 'Old', via, now: new Date() });
  const [bearer] = await contactsOf(table, teamId(), [{ name: 'Eve', tags: ['Old'] }]);
  if (bearer) await putItems(table, [toContactItem(bearer, via)]);
  const moving = { principal, scope: scope(), via, now: new Date(), newId };
  const { job } = await renameTag(table, files, moving, { tagId: tagIdOf(teamId(), 'Old'), name: 'New' });
  await runJob({ table, files, teamId: teamId(), jobId: job?.id ?? '', works, releases });
  expect(await getJob(table, teamId(), job?.id ?? '')).toMatchObject({ state: 'finished' });
});
