import { beforeEach, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { Contact, ContactDraft } from '#core/attribute/contact.schema.ts';
import { contactKeys, findStoredContacts, toContactItem } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import type { Files } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import { cancelJob, getJob } from '#core/job/job.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { recount } from '#core/projection/recount.ts';
import { deleteTag } from '#core/retag/delete-tag.ts';
import { mergeTags } from '#core/retag/merge-tags.ts';
import type { Moved, Moving } from '#core/retag/move-tags.ts';
import { renameTag } from '#core/retag/rename-tag.ts';
import { getItem, type Table, transact } from '#core/table/table.ts';
import { allTagRecords, countTagWrite, tagIdOf, tagKeys } from '#core/tag/tag.item.ts';
import { listTags } from '#core/tag/tag.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { fold } from '#core/text/fold.ts';
import { cleanTags } from '#core/upkeep/clean-tags.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { hostTable, meteredTable } from '#test/harness/stack.ts';
import { eventually } from '#test/harness/wait.ts';
import { contactsOf, putItems, via } from './bulk.ts';
import { freshAdmin, quietBucket, runJob } from './job-run.ts';

/** The host's own: its stream counts what contacts bear. */
const table = hostTable();
/** More with `npm run test:full`. */
const many = Number(process.env.TAGGED_CONTACTS ?? 450);

let principal: Principal;
let files: Files;

beforeEach(async () => {
  files = await quietBucket();
  principal = await freshAdmin(table);
});

const teamId = () => principal.team.id;
const scope = () => wholeTeam(teamId());
const moving = (): Moving => ({ principal, scope: scope(), via, now: new Date(), newId });
const stepOf = ({ job }: Moved, on: Table = table): JobStep => ({
  table: on,
  files,
  teamId: teamId(),
  jobId: job?.id ?? '',
  works,
  releases,
});

/** Contacts with their tags, or in the trash with them. */
const tagged = async (drafts: readonly ContactDraft[], trash = false): Promise<Contact[]> => {
  const contacts = await contactsOf(table, teamId(), drafts, trash ? { deletedAt: new Date() } : {});
  const due = trash ? new Date(Date.now() + 1e9).toISOString() : undefined;
  await putItems(
    table,
    contacts.map((contact) => toContactItem(contact, via, due)),
  );
  return contacts;
};

const countIn = async (tag: string, by: number): Promise<void> =>
  transact(table, [countTagWrite(teamId(), { tag }, by, new Date().toISOString())]);

const storedNow = async (contacts: readonly Contact[]) => {
  const keys = contacts.map(({ id }) => contactKeys.primary(teamId(), id));
  return new Map((await findStoredContacts(table, keys)).map((one) => [one.id, one]));
};

const tagsNow = async (contacts: readonly Contact[]): Promise<string[][]> => {
  const stored = await storedNow(contacts);
  return contacts.map(({ id }) => stored.get(id)?.tags ?? []);
};

const idOf = (tag: string) => tagIdOf(teamId(), tag);
const rename = (from: string, name: string) => renameTag(table, files, moving(), { tagId: idOf(from), name });
const recordOf = async (tag: string) =>
  (await allTagRecords(table, teamId())).find(({ id }) => id === idOf(tag));

/** The tags that callers see, but for the one that every team has. */
const shown = async (): Promise<string[]> => {
  const { records } = await listTags(table, scope(), { limit: 200, offset: 0, sort: 'name' });
  return records.map(({ name }) => name).filter((name) => name !== 'DNC');
};

/** When the change stream has counted what contacts bear. */
const counted = () => eventually(async () => expect(await recount(table, teamId())).toEqual([]));

const people = (count: number, tags: string[]) =>
  Array.from({ length: count }, (_, n) => ({ name: `Person ${n}`, tags }));

describe('renaming a tag', () => {
  test(`on ${many} contacts: each has the new one, in its place; at most one update each`, {
    timeout: 300_000,
  }, async () => {
    const drafts = Array.from({ length: many }, (_, n) => ({
      name: `Person ${n}`,
      tags: ['First', n % 5 === 0 ? 'PROSPECT' : 'Prospect', 'last'],
    }));
    const live = await tagged(drafts);
    const trash = await tagged(drafts.slice(0, many / 10), true);
    const others = await tagged([{ name: 'Other', tags: ['Prospects', 'last'] }]);
    await counted();
    const moved = await rename('Prospect', 'Lead');
    // As of writers who come in between.
    const both = await tagged(people(many / 10, ['Prospect', 'x', 'lead']));
    const { table: metered, meter } = meteredTable();
    const started = performance.now();
    const { wru, requests, rru } = await meter.measure(() => runJob(stepOf(moved, metered)));
    const seconds = (performance.now() - started) / 1_000;
    const all = [...live, ...trash, ...both];
    const after = await storedNow(all);
    for (const [index, { id, tags }] of all.entries()) {
      const expected = tags
        .filter((tag) => tag !== 'lead')
        .map((tag) => (fold(tag) === 'prospect' ? 'Lead' : tag));
      expect([index, after.get(id)?.tags]).toEqual([index, expected]);
      expect(after.get(id)?.version).toBe(2);
    }
    expect(await tagsNow(others)).toEqual([['Prospects', 'last']]);
    expect(await getJob(table, teamId(), moved.job?.id ?? '')).toMatchObject({
      state: 'finished',
      counts: { done: all.length, failed: 0 },
    });
    expect(wru / all.length, `${seconds.toFixed(1)} s`).toBeLessThanOrEqual(8);
    // One put for each, and what it takes to find and read them.
    expect(requests).toBeLessThan(all.length * 1.1 + 200);
    await counted();
    expect((await recordOf('Lead'))?.n).toBe(live.length + both.length);
    expect((await shown()).sort()).toEqual(['First', 'Lead', 'Prospects', 'last', 'x'].sort());
    process.stdout.write(
      `${all.length} contacts renamed in ${seconds.toFixed(1)} s: ${requests} requests, ${(wru / all.length).toFixed(2)} WRU and ${(rru / all.length).toFixed(2)} RRU each\n`,
    );
  });
});

describe('while a tag is being renamed', () => {
  test('who writes the old name gets the new one, and what slipped in is found', async () => {
    const contacts = await tagged(people(20, ['Old']));
    await counted();
    const request = { team: principal.team, scope: scope(), via, now: new Date() };
    const step = stepOf(await rename('Old', 'New'));
    await planJob(step, 'one');
    const created = await createContact(table, { ...request, draft: { name: 'Ann', tags: ['old', 'x'] } });
    expect(created.contact.tags).toEqual(['New', 'x']);
    const [first] = contacts;
    const updated = await updateContact(table, {
      ...request,
      contactId: first?.id ?? '',
      change: { tags: ['x', 'OLD'] },
    });
    expect(updated.contact.tags).toEqual(['x', 'New']);
    // As of a writer that looked the tag up before the job began.
    const late = await tagged(people(3, ['Old', 'New']));
    await workOnChunk(step, 0);
    await finishRun(step);
    expect(await tagsNow([...contacts, ...late])).toEqual([
      ['x', 'New'],
      ...Array.from({ length: 22 }, () => ['New']),
    ]);
    const { created_at, finished_at } = await getJob(table, teamId(), step.jobId);
    // It waits for writers that looked tags up before it began, and ends after that.
    expect(Date.parse(finished_at ?? '') - Date.parse(created_at)).toBeGreaterThanOrEqual(3_000);
  });

  test('the count may come late: the old one is gone at once, and its record leads to the new one for good', async () => {
    await tagged(people(5, ['Old']));
    await counted();
    // As if the change stream were behind.
    await countIn('Old', 1);
    await runJob(stepOf(await rename('Old', 'New')));
    for (const by of [2, -2, -1]) await countIn('Old', by);
    await counted();
    expect(await shown()).toEqual(['New']);
    expect((await recordOf('New'))?.n).toBe(5);
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
    await cleanTags(table, new Date(), new Date());
    expect(await recordOf('Old')).toBeDefined();
    // Tags of other tests' teams are due by then, too.
    const { kept } = await cleanTags(table, hours(2), hours(2));
    expect(kept).toBeGreaterThanOrEqual(1);
    // It leads to the other for good, and is not looked at again.
    expect(await recordOf('Old')).toMatchObject({ n: 0, became: idOf('New') });
    await cleanTags(table, hours(9), hours(9));
    const item = await getItem(table, tagKeys.primary(teamId(), idOf('Old')));
    expect(item).not.toHaveProperty('byDueSk');
  });

  test('one that contacts bear anew is a tag again', async () => {
    await tagged(people(2, ['Old']));
    await counted();
    await runJob(stepOf(await rename('Old', 'New')));
    await counted();
    expect(await shown()).toEqual(['New']);
    await tagged(people(1, ['Old']));
    await counted();
    expect(await shown()).toEqual(['New', 'Old']);
    const later = new Date(Date.now() + 7_200_000);
    await cleanTags(table, later, later);
    expect(await recordOf('Old')).toMatchObject({ n: 1 });
    expect((await recordOf('Old'))?.retired_at).toBeUndefined();
  });

  test('another job on either of the two has to wait', async () => {
    await tagged([...people(2, ['Old']), ...people(2, ['Third'])]);
    await counted();
    const step = stepOf(await rename('Old', 'New'));
    for (const attempt of [
      () => rename('Old', 'Other'),
      () => rename('New', 'Other'),
      () => deleteTag(table, files, moving(), idOf('Old')),
      () => mergeTags(table, files, moving(), { tags: ['Third'], into: 'New' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'tag_busy' });
    await runJob(step);
    await expect(rename('New', 'Third')).rejects.toMatchObject({ code: 'name_taken' });
    expect((await rename('New', 'Other')).job).not.toBeNull();
  });

  test.each(['between chunks', 'before it begins'])(
    'cancelled %s, it leaves both; again, it goes on',
    async (when) => {
      const contacts = await tagged(people(450, ['Old']));
      await counted();
      const step = stepOf(await rename('Old', 'New'));
      if (when === 'between chunks') {
        await planJob(step, 'one');
        await workOnChunk(step, 0);
      }
      await cancelJob(table, principal, step.jobId, new Date());
      expect((await planJob(step, 'one')).action).toBe(when === 'between chunks' ? 'work' : 'stop');
      await finishRun(step);
      const done = (await tagsNow(contacts)).filter(([tag]) => tag === 'New').length;
      expect(done).toBe(when === 'between chunks' ? 200 : 0);
      await counted();
      expect(await shown()).toEqual(['New', 'Old']);
      const request = { team: principal.team, scope: scope(), via, now: new Date() };
      const { contact } = await createContact(table, { ...request, draft: { name: 'Ann', tags: ['old'] } });
      expect(contact.tags).toEqual(['Old']);
      await runJob(stepOf(await rename('Old', 'New')));
      const all = [...contacts, contact];
      await counted();
      expect(new Set((await tagsNow(all)).flat())).toEqual(new Set(['New']));
      expect(await shown()).toEqual(['New']);
    },
  );
});

describe('the spelling of a tag', () => {
  test('changes on every contact, and nothing else does', async () => {
    const first = await tagged(people(3, ['vip', 'x']));
    await counted();
    const contacts = [...first, ...(await tagged(people(1, ['VIP'])))];
    await counted();
    const moved = await rename('vip', 'VIP');
    expect(moved.tag).toMatchObject({ name: 'VIP', id: idOf('vip') });
    await runJob(stepOf(moved));
    expect(await tagsNow(contacts)).toEqual([['VIP', 'x'], ['VIP', 'x'], ['VIP', 'x'], ['VIP']]);
    expect(await recordOf('vip')).toMatchObject({ name: 'VIP', n: 4 });
    expect((await recordOf('vip'))?.job_id).toBeUndefined();
    const versions = [...(await storedNow(contacts)).values()].map(({ version }) => version);
    expect(versions.sort()).toEqual([1, 2, 2, 2]);
  });

  test('that it has is nothing to do, unless a job has left it half done', async () => {
    const contacts = await tagged(people(2, ['vip']));
    await counted();
    const { job, tag } = await rename('vip', 'vip');
    expect([job, tag.name]).toEqual([null, 'vip']);
    const step = stepOf(await rename('vip', 'VIP'));
    await cancelJob(table, principal, step.jobId, new Date());
    await planJob(step, 'one');
    expect(await tagsNow(contacts)).toEqual([['vip'], ['vip']]);
    await runJob(stepOf(await rename('vip', 'VIP')));
    expect(await tagsNow(contacts)).toEqual([['VIP'], ['VIP']]);
    expect((await rename('vip', 'VIP')).job).toBeNull();
  });
});

describe('merging and deleting', () => {
  test('several tags become one, wherever they stand', async () => {
    const contacts = await tagged([
      { name: 'A', tags: ['x', 'V.I.P.', 'y'] },
      { name: 'B', tags: ['Important', 'VIP', 'V.I.P.'] },
      { name: 'C', tags: ['VIP', 'x'] },
    ]);
    await counted();
    const named = { tags: ['v.i.p.', idOf('Important')], into: 'vip' };
    await runJob(stepOf(await mergeTags(table, files, moving(), named)));
    expect(await tagsNow(contacts)).toEqual([['x', 'VIP', 'y'], ['VIP'], ['VIP', 'x']]);
    await counted();
    expect((await shown()).sort()).toEqual(['VIP', 'x', 'y']);
    expect((await recordOf('VIP'))?.n).toBe(3);
  });

  test('a deleted tag is on no contact, in the trash neither; opt-out marks stay', async () => {
    const contacts = await tagged(people(3, ['Gone', 'x']));
    const trash = await tagged([{ name: 'T', tags: ['Gone'], do_not_call: true }], true);
    await counted();
    await runJob(stepOf(await deleteTag(table, files, moving(), idOf('Gone'))));
    expect(await tagsNow([...contacts, ...trash])).toEqual([['x'], ['x'], ['x'], ['DNC']]);
    const [stored] = (await storedNow(trash)).values();
    expect(stored).toMatchObject({ do_not_call: true, lead_status: 'new' });
    await counted();
    expect(await shown()).toEqual(['x']);
  });

  test('the opt-out tag stays as it is', async () => {
    await tagged(people(1, ['Old']));
    await counted();
    for (const attempt of [
      () => rename('dnc', 'Other'),
      () => rename('Old', 'Dnc'),
      () => deleteTag(table, files, moving(), idOf('DNC')),
      () => mergeTags(table, files, moving(), { tags: ['dnc'], into: 'Old' }),
      () => mergeTags(table, files, moving(), { tags: ['Old'], into: 'dnc' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'system_tag' });
  });
});
