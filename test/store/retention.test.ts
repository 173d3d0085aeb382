import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { contactKeys, findContactItem, toContactItem } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { CallbookError } from '#core/error.ts';
import { placeHold } from '#core/hold/contacts/place-hold.ts';
import { newId } from '#core/id.ts';
import { listSomeRecords } from '#core/list/listed-noun.ts';
import { dryRunRetention } from '#core/retention/run/dry-run.ts';
import { planRetention, retentionRuns } from '#core/retention/run/retention-run.item.ts';
import { runRetention } from '#core/retention/run/run-retention.ts';
import type { Table } from '#core/table/table.ts';
import type { retentionPolicySchema } from '#core/team/retention-policy.schema.ts';
import { Random } from '#test/core/duplicates/random.ts';
import { expectClaims, scanTeam } from '#test/harness/claim-check.ts';
import { Fuse, Killed, meteredTable, mortalTable, privateTable } from '#test/harness/stack.ts';
import { addCount, contactsOf, fullDraft, putItems, via } from './bulk.ts';
import { MergeTeam } from './merges.ts';

type Rule = NonNullable<v.InferInput<typeof retentionPolicySchema>['rules']>[number];

// A few by default; 10 with `npm run test:full`.
const seeds = Number(process.env.RETENTION_SEEDS ?? 2);
/** Contacts of a team of which one in a hundred is due; 100,000 with `npm run test:full`. */
const crowd = Number(process.env.RETENTION_CONTACTS ?? 600);
const minutes = (count: number) => count * 60_000;
const daysAgo = (days: number, ms = 0) => new Date(Date.now() - days * 86_400_000 + ms);

let table: Table;

beforeAll(async () => {
  table = await privateTable();
});

/** A team with rules, whose next run is due. */
const teamWith = async (...rules: Rule[]): Promise<MergeTeam> => {
  const team = await MergeTeam.fresh(table, { company: 'optional', phone: 'warn' });
  await team.set({ retention: { rules, trash_action: 'delete', keep_opted_out: true } });
  await planRetention(table, team.id, daysAgo(1).toISOString());
  return team;
};

const oldContact = async (team: MergeTeam, days: number, draft: object = {}): Promise<string> => {
  const given = {
    name: 'Ada Lovelace',
    phone: `+1202555${1_000 + Math.floor(Math.random() * 9_000)}`,
    ...draft,
  };
  const asked = { ...team.writing(), now: daysAgo(days), draft: given };
  return (await createContact(table, asked)).contact.id;
};

const tick = (by: Table = table, at = new Date()) =>
  runRetention(by, { at, until: Date.now() + minutes(10) });
const runsOf = async (team: MergeTeam) =>
  (await listSomeRecords(table, retentionRuns, { teamId: team.id }, { limit: 50, offset: 0 })).records;
const hold = (team: MergeTeam, contact_id: string) => {
  const { via: by, now } = team.writing();
  return placeHold(table, {
    teamId: team.id,
    id: newId('hold'),
    given: { reason: 'x', contact_id },
    via: by,
    now,
  });
};

describe('a run', () => {
  test('does what the policy says to those that are due, and reports what stays and why', async () => {
    const team = await teamWith({ since: 'last_call', days: 100, action: 'trash' });
    const due = await oldContact(team, 101);
    const [young, out, held] = [
      await oldContact(team, 99),
      await oldContact(team, 200, { do_not_call: true }),
      await oldContact(team, 200),
    ];
    await hold(team, held);
    const dry = await dryRunRetention(table, {
      ...{ team_id: team.id, at: new Date().toISOString(), trashDays: 30 },
      policy: team.principal.team.settings.retention,
    });
    await tick();
    const [run] = await runsOf(team);
    const { at: _, ...expected } = { ...dry };
    expect(expected).toMatchObject({
      seen: 3,
      counts: { trash: 1 },
      kept: { held: 1, opted_out: 1 },
      complete: true,
    });
    expect(run).toMatchObject({ state: 'done', report: { seen: 3, counts: dry.counts, kept: dry.kept } });
    const stateOf = async (id: string) => (await findContactItem(table, team.id, id))?.deleted_at !== null;
    expect(await Promise.all([due, young, out, held].map(stateOf))).toEqual([true, false, false, false]);
    await tick();
    expect(await runsOf(team)).toHaveLength(1);
  });

  test('leaves one that was called since, and looks at it no more until it may be due', async () => {
    const team = await teamWith({ since: 'last_call', days: 100, action: 'delete' });
    const id = await oldContact(team, 300);
    const log = v.parse(callLogSchema, { outcome: 'completed', started_at: daysAgo(5).toISOString() });
    await logCall(table, { ...team.writing(), contactId: id, log });
    await tick();
    expect((await runsOf(team))[0]?.report).toMatchObject({ seen: 1, kept: { not_due: 1 } });
    await planRetention(table, team.id, daysAgo(1).toISOString());
    await tick();
    expect((await runsOf(team))[0]?.report).toMatchObject({ seen: 0 });
  });

  test('by changes goes by calls as well, and counts one that two rules mean once', async () => {
    const team = await teamWith(
      { since: 'last_call', days: 100, action: 'trash' },
      { since: 'last_change', days: 50, action: 'delete' },
    );
    const [gone, changed, out] = [
      await oldContact(team, 60),
      await oldContact(team, 60),
      await oldContact(team, 200, { do_not_call: true }),
    ];
    await team.change(changed, { job_title: 'Countess' });
    await tick();
    expect((await runsOf(team))[0]?.report).toMatchObject({ counts: { delete: 1 }, kept: { opted_out: 1 } });
    expect(await findContactItem(table, team.id, gone)).toBeUndefined();
    expect(await findContactItem(table, team.id, changed)).toMatchObject({ deleted_at: null });
    expect(await findContactItem(table, team.id, out)).toMatchObject({ deleted_at: null });
  });
});

test('a run reads in proportion to what is due', async () => {
  const { table: metered, meter } = meteredTable(table.name);
  const fill = async (team: MergeTeam, count: number, days: number) => {
    const drafts = Array.from({ length: count }, () => fullDraft);
    const contacts: Contact[] = await contactsOf(table, team.id, drafts, { at: daysAgo(days) });
    await putItems(
      table,
      contacts.map((contact) => toContactItem(contact, via)),
    );
    await addCount(table, team.id, 'contact', count);
  };
  const rule = { since: 'last_call', days: 100, action: 'trash' } as const;
  const [few, many] = [await teamWith(rule), await teamWith(rule)];
  const due = Math.ceil(crowd / 100);
  await fill(few, due, 200);
  await fill(many, due, 200);
  await fill(many, crowd - due, 10);
  const measured = async (team: MergeTeam) => {
    const terms = { team_id: team.id, at: new Date().toISOString(), trashDays: 30 };
    const policy = team.principal.team.settings.retention;
    return meter.measure(() => dryRunRetention(metered, { ...terms, policy }));
  };
  const [small, large] = [await measured(few), await measured(many)];
  // How they lie in the shards differs: each that has some, or a hundred more, is a page with two reads of its own.
  const pages = 8 + Math.ceil(due / 100);
  expect(large.rru).toBeLessThanOrEqual(small.rru + pages);
  expect(large.requests).toBeLessThanOrEqual(3 * pages);
}, 900_000);

describe('three runs at once with clocks ten minutes apart, killed at random,', () => {
  /** Contacts with a note, and when each is due; some only while the clocks of the others go. */
  const fill = async (team: MergeTeam, random: Random): Promise<Map<string, string>> => {
    const dues = new Map<string, string>();
    for (let n = 0; n < 24; n++) {
      const at = random.is(0.6) ? daysAgo(101 + random.below(50)) : daysAgo(100, minutes(5));
      const id = await oldContact(team, 100);
      const seen = await findContactItem(table, team.id, id);
      if (!seen) throw new Error('It is there.');
      const stamp = at.toISOString();
      await putItems(table, [toContactItem({ ...seen, created_at: stamp, updated_at: stamp }, via)]);
      await team.note(id, 'A note');
      dues.set(id, new Date(at.getTime() + 100 * 86_400_000).toISOString());
    }
    return dues;
  };

  const mortalTick = async (random: Random, at: Date): Promise<void> => {
    const fuse = new Fuse(5 + random.below(60), { isDone: random.is(0.5) });
    try {
      await tick(mortalTable(table.name, fuse), at);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  };

  const unlessRefused = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      if (!(error instanceof CallbookError)) throw error;
      return false;
    }
  };

  /** Puts some on hold and takes some out of the trash; answers those on hold. */
  const disturb = async (team: MergeTeam, random: Random, ids: Iterable<string>): Promise<string[]> => {
    const held: string[] = [];
    for (const id of random.shuffled([...ids]).slice(0, 6))
      if (random.is(0.4)) await unlessRefused(restoreContact(table, { ...team.writing(), contactId: id }));
      else if (await unlessRefused(hold(team, id))) held.push(id);
    return held;
  };

  const runAll = async (team: MergeTeam, random: Random, ids: Iterable<string>): Promise<Set<string>> => {
    const began = Date.now();
    const held = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const ticks = [0, 10, 20].map((late) => mortalTick(random, new Date(began + minutes(late))));
      const [more] = await Promise.all([disturb(team, random, ids), ...ticks]);
      for (const id of more) held.add(id);
    }
    await tick(table, new Date(began + minutes(20)));
    return held;
  };

  const contactsOfTeam = async (team: MergeTeam) => {
    const items = await scanTeam(table, team.id);
    const contacts = items.filter(({ sk }) => sk === 'CONTACT').map(toStoredContact);
    return { items, byId: new Map(contacts.map((contact) => [contact.id, contact])) };
  };

  test.each(Array.from({ length: seeds }, (_, seed) => seed))(
    'take what was due at the frozen time and nothing else, seed %i',
    async (seed) => {
      const random = new Random(seed);
      const action = seed % 2 === 0 ? 'delete' : 'trash';
      const team = await teamWith({ since: seed % 4 < 2 ? 'last_call' : 'last_change', days: 100, action });
      const dues = await fill(team, random);
      const held = await runAll(team, random, dues.keys());

      const [run, ...others] = await runsOf(team);
      expect(others).toEqual([]);
      expect(run).toMatchObject({ state: 'done' });
      const { items, byId } = await contactsOfTeam(team);
      // By the clock of whoever began, and no other.
      const undue = [...dues].filter(([, due]) => due > (run?.at ?? '')).map(([id]) => id);
      for (const id of undue) expect(byId.get(id)).toMatchObject({ deleted_at: null });
      for (const id of held) expect(byId.has(id)).toBe(true);
      const gone = [...dues.keys()].filter((id) => !byId.has(id));
      expect(run?.report.counts.delete).toBe(gone.length);
      const partitions = new Set(gone.map((id) => contactKeys.primary(team.id, id).pk));
      const orphans = items.filter(({ pk, sk }) => partitions.has(pk) && !/^(TIMELINE|CONSENT)#/.test(sk));
      expect(orphans).toEqual([]);
      await expectClaims(table, team.id);
    },
    120_000,
  );
});
