import anyAscii from 'any-ascii';
import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { toContactItem } from '#core/contact/contact.item.ts';
import { addToCount } from '#core/count/count.item.ts';
import { findPairs } from '#core/duplicate/find-pairs.ts';
import { pairName } from '#core/duplicate/groups.ts';
import { listPairEntries } from '#core/duplicate/pair.item.ts';
import { profileOf } from '#core/duplicate/profile.ts';
import { listFindings } from '#core/finding/list-findings.ts';
import { newId } from '#core/id.ts';
import { changedContacts, feedLength } from '#core/scan/changes-since.ts';
import { finishScan } from '#core/scan/finish-step.ts';
import { findScanState } from '#core/scan/scan.item.ts';
import { findShared } from '#core/scan/shared.item.ts';
import { putAll, transact } from '#core/table/table.ts';
import { labelledSet } from '#test/core/duplicates/variations.ts';
import { Fuse, hostTable, Killed, mortalTable } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';
import { freshAdmin } from './job-run.ts';
import { beginScan, compareContacts, runScan } from './scan-run.ts';

const table = hostTable();
const via = { updated_by: 'tok_test', via: 'api' } as const;

const pairsShown = async (teamId: string) => {
  const entries = await listPairEntries(table, teamId);
  return new Map(entries.map(({ ids, score }) => [pairName(...ids), score ?? 0]));
};

const oracle = (contacts: Iterable<Contact>) => {
  const profiles = [...contacts].map((one) => profileOf(one, { customFields: [], romanise: anyAscii }));
  const { pairs } = findPairs(profiles, { threshold: 60, matchEmail: true, customFields: [] });
  return new Map(pairs.map(({ ids, score }) => [pairName(...ids), score]));
};

/** Pairs of one that another has not, but for those near the threshold, whose score moves with what was counted. */
const missing = (one: Map<string, number>, other: Map<string, number>, margin = 0) =>
  [...one].filter(([name, score]) => !other.has(name) && score >= 60 + margin && score !== 80);

const contactsOf = (teamId: string, seed: number, people: number): Contact[] =>
  labelledSet(seed, people, people / 5).map(({ subject }) =>
    completeContact({
      ...subject,
      id: newId('cont'),
      team_id: teamId,
      company_id: null,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
      version: 1,
    }),
  );

/** Waits until the feed knows of so many contacts behind a place. */
const projected = (teamId: string, from: number, contacts: number) =>
  until(
    async () =>
      (await changedContacts(table, teamId, { from, to: await feedLength(table, teamId), most: 1e6 }))
        ?.size ?? 0,
    (size) => size >= contacts,
  );

test('a scan finds what one in memory finds, first of all contacts, then of those that changed', async () => {
  const principal = await freshAdmin(table);
  const teamId = principal.team.id;
  const contacts = new Map(contactsOf(teamId, 71, 900).map((one) => [one.id, one]));
  await putAll(
    table,
    [...contacts.values()].map((one) => toContactItem(one, via)),
  );
  await transact(table, [addToCount(teamId, 'contact', contacts.size)]);
  await projected(teamId, 0, contacts.size);
  expect(await runScan(table, principal)).toBe('full');
  const first = await pairsShown(teamId);
  expect([...first].sort()).toEqual([...oracle(contacts.values())].sort());

  expect(await runScan(table, principal)).toBe('finish');
  expect(await pairsShown(teamId)).toEqual(first);

  const all = [...contacts.values()];
  const from = await feedLength(table, teamId);
  const copies = all.slice(0, 20).map((one, at) => {
    const target = all[at + 100];
    return { ...(target ?? one), id: one.id, version: 2, updated_at: '2026-01-02T00:00:00.000Z' };
  });
  const gone = all
    .slice(200, 220)
    .map((one) => ({ ...one, version: 2, deleted_at: '2026-01-02T00:00:00.000Z' }));
  const added = contactsOf(teamId, 71, 900).slice(300, 320);
  await putAll(
    table,
    [...copies, ...added].map((one) => toContactItem(one, via)),
  );
  await putAll(
    table,
    gone.map((one) => toContactItem(one, via, '2026-02-01T00:00:00.000Z')),
  );
  for (const one of [...copies, ...added]) contacts.set(one.id, one);
  for (const { id } of gone) contacts.delete(id);
  await projected(teamId, from, 60);
  const action = await runScan(table, principal);
  expect(action).toBe('changes');
  const expected = oracle(contacts.values());
  const shown = await pairsShown(teamId);
  expect(missing(expected, shown, 3)).toEqual([]);
  expect(missing(shown, expected, 3)).toEqual([]);
  expect([...shown.keys()].filter((name) => gone.some(({ id }) => name.includes(id)))).toEqual([]);
  expect((await findScanState(table, teamId)).done).toMatchObject({ mode: 'changes', changed: 60 });
});

test('a hundred names on one number are one shared value and no pair', async () => {
  const principal = await freshAdmin(table);
  const teamId = principal.team.id;
  const names = labelledSet(5, 100, 0).map(({ subject }) => subject.name);
  const contacts = names.map((name) =>
    completeContact({
      id: newId('cont'),
      team_id: teamId,
      company_id: null,
      name,
      phone: '+493012345678',
      version: 1,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
    }),
  );
  await putAll(
    table,
    contacts.map((one) => toContactItem(one, via)),
  );
  await runScan(table, principal);
  expect(await findShared(table, teamId)).toMatchObject([{ kind: 'phone', contacts: 100 }]);
  expect(await listPairEntries(table, teamId)).toEqual([]);
});

test('a scan that is killed shows nothing before it is complete, and goes on when it runs again', async () => {
  const principal = await freshAdmin(table);
  const teamId = principal.team.id;
  const contacts = contactsOf(teamId, 73, 60);
  await putAll(
    table,
    contacts.map((one) => toContactItem(one, via)),
  );
  const step = await beginScan(table, principal);
  await compareContacts(step);
  for (let commands = 1; ; commands++) {
    const fuse = new Fuse(commands, { isDone: commands % 2 === 0, ofWrites: true });
    const ended = await finishScan({ ...step, table: mortalTable(table.name, fuse) }).catch(
      (error: unknown) => {
        if (error instanceof Killed) return undefined;
        throw error;
      },
    );
    const { number } = await findScanState(table, teamId);
    const { count } = await listFindings(table, {
      ...{ team: principal.team, scope: wholeTeam(teamId), kinds: [], minScore: undefined },
      ...{ contactId: undefined, dismissed: false, limit: 200, offset: 0 },
    });
    if (number === 0) expect(count).toBe(0);
    if (ended) break;
  }
  expect([...(await pairsShown(teamId))].sort()).toEqual([...oracle(contacts)].sort());
});
