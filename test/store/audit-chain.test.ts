import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { carryOutErasure } from '#core/erasure/run-erasure.ts';
import { clearEvents, clearTimeline } from '#core/feed/clear-history.ts';
import { feedKeys } from '#core/feed/feed.item.ts';
import { findHead } from '#core/feed/feed-position.ts';
import { verifyAudit } from '#core/feed/verify-audit.ts';
import { newId } from '#core/id.ts';
import { projectRecords } from '#core/projection/project-records.ts';
import { changeItem, getItem, queryAll, type Table } from '#core/table/table.ts';
import { change } from '#core/table/write.ts';
import { getTeam } from '#core/team/team.ts';
import { timelineQuery } from '#core/timeline/timeline.item.ts';
import { freshTeam, privateFiles } from '#test/harness/stack.ts';
import { recordsOf, streamedTable } from '#test/harness/stream.ts';
import { via } from './bulk.ts';

let table: Table;
let streamArn: string;
let teamId: string;

beforeEach(async () => {
  ({ table, streamArn } = await streamedTable());
  ({ team_id: teamId } = await freshTeam(table, { company: 'optional' }));
});

const writing = async () => ({
  team: await getTeam(table, teamId),
  scope: wholeTeam(teamId),
  via,
  now: new Date(),
});

/** Contacts of which each is created and changed once. */
const someContacts = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let one = 0; one < count; one++) {
    const draft = {
      name: `Ann ${one}`,
      email: `ann.${one}@example.com`,
      custom_fields: { size: 1.5, one: '' },
    };
    const { contact } = await createContact(table, { ...(await writing()), draft });
    const change = { notes: 'Grüße 🙈', tags: ['VIP'], lead_status: 'qualified' };
    await updateContact(table, { ...(await writing()), contactId: contact.id, change });
    ids.push(contact.id);
  }
  return ids;
};

const project = async () => expect((await projectRecords(table, await recordsOf(streamArn))).size).toBe(0);

const verify = () => verifyAudit(table, { teamId, secret: Buffer.from('secret'), now: new Date() });

const eventCount = async (): Promise<number> => {
  const { segments } = await findHead(table, teamId);
  const items = await Promise.all(
    Array.from({ length: segments }, (_, n) => getItem(table, feedKeys.segment(teamId, n))),
  );
  return items.reduce((sum, item) => sum + Object(item?.events).length, 0);
};

test('what two projectors write at once, again and again, is one chain', async () => {
  await someContacts(12);
  const records = await recordsOf(streamArn);
  const half = Math.floor(records.length / 2);
  await Promise.all([projectRecords(table, records.slice(0, half)), projectRecords(table, records)]);
  await Promise.all([projectRecords(table, records), projectRecords(table, records)]);
  const report = await verify();
  expect(report.fault).toBeUndefined();
  expect(report).toMatchObject({
    verified: await eventCount(),
    erased: 0,
    unchained: 0,
    from: { n: 1, segment: 0 },
  });
  expect(report.verified).toBeGreaterThanOrEqual(24);
});

test('a value that was changed in a timeline, and one in the feed, are named', async () => {
  const [, contactId = ''] = await someContacts(3);
  await project();
  const [entry] = await queryAll(table, timelineQuery(teamId, contactId));
  const setActor = (actor: unknown) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: entry?.pk, sk: entry?.sk },
        UpdateExpression: 'SET actor = :actor',
        ExpressionAttributeValues: { ':actor': actor },
      }),
    );
  await setActor('tok_other');
  expect((await verify()).fault).toMatchObject({ id: entry?.id, code: 'values_changed' });
  await setActor(entry?.actor);
  expect((await verify()).fault).toBeUndefined();
});

test('erased values leave the chain whole, as the removal of a contact does; without either they are missed', async () => {
  const ids = await someContacts(6);
  await project();
  const before = await verify();
  const [erased = '', removed = ''] = ids;
  expect(await clearTimeline(table, { teamId, contactId: erased, clearedFor: erased })).toBe(2);
  expect(await clearTimeline(table, { teamId, contactId: erased, clearedFor: erased })).toBe(0);
  expect((await verify()).fault).toMatchObject({ code: 'values_missing' });
  // Until something ends them, which the chain then tells.
  for (const contactId of [erased, removed]) await removeContact(table, { ...(await writing()), contactId });
  await project();
  const isField = ({ type }: { type: string }) => type === 'field.created';
  const clearing = { teamId, clearedFor: erased, isTheirs: isField };
  const [one, other] = await Promise.all([clearEvents(table, clearing), clearEvents(table, clearing)]);
  expect(one + other).toBe(2);
  const after = await verify();
  expect(after.fault).toBeUndefined();
  expect(after.erased).toBe(6);
  expect(after.verified).toBeGreaterThan(before.verified);
});

test('erasures by their own job leave a chain that is as it was, and whose changes are named still', async () => {
  const count = Number(process.env.ERASURES ?? 3);
  const ids = await someContacts(count + 1);
  await project();
  expect((await verify()).fault).toBeUndefined();
  const [files, exports, deadLetters] = await Promise.all([privateFiles(), privateFiles(), privateFiles()]);
  for (const contact_id of ids.slice(1)) {
    const context = { table, files, exports, deadLetters, via, now: new Date() };
    const request = { id: newId('preq'), team_id: teamId, contact_id, job_id: newId('job') };
    const certificate = await carryOutErasure(context, request, { suppress: true });
    expect(certificate.status).toBe('done');
  }
  await project();
  const report = await verify();
  expect(report.fault).toBeUndefined();
  expect(report.erased).toBeGreaterThanOrEqual(2 * count);
  const [left] = await queryAll(table, timelineQuery(teamId, ids[0] ?? ''));
  await changeItem(table, change({ pk: left?.pk ?? '', sk: left?.sk ?? '' }, { set: { via: 'bulk' } }));
  expect((await verify()).fault).toMatchObject({ id: left?.id, code: 'values_changed' });
});
