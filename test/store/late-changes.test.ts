import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { carryOutErasure } from '#core/erasure/run-erasure.ts';
import { newId } from '#core/id.ts';
import { projectRecords } from '#core/projection/project-records.ts';
import { tracesIn } from '#test/harness/byte-search.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { privateFiles } from '#test/harness/stack.ts';
import { recordsOf, streamedTable } from '#test/harness/stream.ts';
import { MergeTeam } from './merges.ts';

const phone = () => `+49151${randomInt(1e7, 1e8)}`;

test('changes that reach the projector after an erasure bring no value back', async () => {
  const { table, streamArn } = await streamedTable();
  const team = await MergeTeam.fresh(table);
  const files = await privateFiles();
  const person = { words: ['Zebulon', 'Quixotewell'], emails: ['zeb@quixotewell.test'], phones: [phone()] };
  const [email = '', number = ''] = [...person.emails, ...person.phones];
  const id = await team.create({ name: 'Zebulon Quixotewell', phone: number });
  await team.change(id, { email });
  const early = (await recordsOf(streamArn)).length;
  expect((await projectRecords(table, await recordsOf(streamArn))).size).toBe(0);
  await team.change(id, { notes: 'Zebulon asked for a call', job_title: 'Quixotewell & Sons' });
  await team.note(id, `Zebulon: ${number}`);
  await team.consent(id, 'granted', '2026-01-02T10:00:00.000Z');
  const via = { updated_by: 'tok_1', via: 'erasure' as const };
  const context = { table, files, exports: files, deadLetters: files, via, now: new Date() };
  const request = { id: newId('preq'), team_id: team.id, contact_id: id, job_id: newId('job') };
  expect(await carryOutErasure(context, request, { suppress: true })).toMatchObject({ status: 'done' });
  const late = (await recordsOf(streamArn)).slice(early);
  expect((await projectRecords(table, late)).size).toBe(0);
  const told = (await scanTeam(table, team.id)).filter((item) => tracesIn(item, person).length > 0);
  expect(told.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
  const events = (await scanTeam(table, team.id)).flatMap((item) =>
    item.sk === 'FEED' ? [item.events] : [],
  );
  expect(JSON.stringify(events)).toContain('contact.erased');
});
