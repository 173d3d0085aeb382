import { randomUUID } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { addToCount } from '#core/count/count.item.ts';
import { countFacetWrite } from '#core/facet/facet.item.ts';
import { feedKeys } from '#core/feed/feed.item.ts';
import { findHead } from '#core/feed/feed-position.ts';
import { findSignedHeads } from '#core/feed/signed-head.item.ts';
import { verifyAudit } from '#core/feed/verify-audit.ts';
import { dayOf, findFigures } from '#core/figure/day-figure.item.ts';
import { endsOf } from '#core/figure/request-figure.ts';
import { type Files, writeFile } from '#core/files/files.ts';
import { readHealth } from '#core/health/read-health.ts';
import { planRecount, recountKey, toRecount } from '#core/health/recount.item.ts';
import { projectRecords } from '#core/projection/project-records.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import { getItem, type Table, transact, write } from '#core/table/table.ts';
import { change, putNew } from '#core/table/write.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { recountCounters } from '#core/upkeep/recount-counters.ts';
import { lookAtStage, takeStock } from '#core/upkeep/take-stock.ts';
import { RequestFigures } from '#functions/http/request-figures.ts';
import { freshTeam, meteredTable, privateFiles, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

// Upkeep works across teams, so that these have a table and a bucket of their own.
let table: Table;
let files: Files;

beforeAll(async () => {
  [table, files] = [await privateTable(), await privateFiles()];
});

const freshlyMade = async (): Promise<Team> => {
  const { team_id } = await freshTeam(table, { company: 'optional' });
  return getTeam(table, team_id);
};

/** The creation of a contact as the stream tells it. */
const insertOf = async (teamId: string, contactId: string) => {
  const { pk, sk } = contactKeys.primary(teamId, contactId);
  const item = await getItem(table, { pk, sk });
  return {
    eventID: randomUUID(),
    dynamodb: {
      Keys: marshall({ pk, sk }),
      NewImage: marshall(item),
      ApproximateCreationDateTime: Math.floor(Date.now() / 1_000),
    },
  };
};

/** A contact whose creation is projected, as if the stream had brought it. */
const person = async (team: Team, { isProjected = true, now = new Date() } = {}): Promise<string> => {
  const draft = { name: `Ada ${randomUUID()}`, external_id: randomUUID() };
  const { contact } = await createContact(table, { team, scope: wholeTeam(team.id), draft, via, now });
  if (isProjected) await projectRecords(table, [await insertOf(team.id, contact.id)]);
  return contact.id;
};

const until = Date.now() + 3_600_000;
const later = (hours: number, from = new Date()) => new Date(from.getTime() + hours * 3_600_000);
const stockAt = (at: Date, bucket = files) => takeStock({ table, files: bucket }, { at, now: at, until });

/** A job of one team that goes on, and two of another. */
const openJob = async (teamId: string, other: string): Promise<void> => {
  for (const [team, n] of [
    [teamId, 1],
    [other, 2],
    [other, 3],
  ] as const) {
    const due = { byDuePk: 'DUE#job', byDueSk: `2026-01-01T00:00:00.000Z#${team}#job_${n}` };
    await write(table, [putNew({ pk: `T#${team}#JOB#job_${n}`, sk: 'JOB', ...due })]);
  }
};

describe('a day', () => {
  test('is put on record after its end, of teams in which something changed, once', async () => {
    const team = await freshlyMade();
    const idle = await freshlyMade();
    for (const _ of [1, 2]) await person(team);
    await writeFile(files, `uploads/${team.id}/imp_1/a.csv`, 'four');
    await writeFile(files, `work/${team.id}/imp_1/plan.json`, 'sixsix');
    await openJob(team.id, idle.id);
    await writeFile(files, `work/${idle.id}/imp_1/plan.json`, 'not theirs');
    const today = dayOf(new Date());
    await stockAt(new Date());
    expect(await findFigures(table, team.id, today)).toEqual([]);
    const report = await stockAt(later(25));
    expect(report.teams).toBeGreaterThan(0);
    expect((await findFigures(table, team.id, today))[0]).toMatchObject({
      day: today,
      stock: {
        contacts: 2,
        trash: 0,
        files: 2,
        file_bytes: 10,
        pairs: null,
        queue: 1,
        lag_ms: expect.any(Number),
      },
    });
    expect(await findFigures(table, idle.id, today)).toEqual([]);
    expect((await stockAt(later(26))).teams).toBe(0);
    // Where the chain of events had come to is kept, and signed.
    const { chain: signed, segments } = await findHead(table, team.id);
    expect(await findSignedHeads(table, team.id)).toMatchObject([
      { head: signed, segments, audit_days: 365 },
    ]);
    const secret = await stageSecret(table);
    const audit = await verifyAudit(table, { teamId: team.id, secret, now: new Date() });
    expect(audit).toMatchObject({ signed: 1, head: signed });
    expect(audit.fault).toBeUndefined();
  });

  test('that was not put on record in time is none the less, though the team goes on', async () => {
    const team = await freshlyMade();
    await person(team);
    const before = (await getItem(table, feedKeys.head(team.id)))?.byDueSk;
    await person(team);
    expect((await getItem(table, feedKeys.head(team.id)))?.byDueSk).toBe(before);
    expect(String(before).slice(0, 10)).toBe(dayOf(later(24)));
  });
});

describe('counters', () => {
  const due = async (team: Team, now: Date) => {
    await planRecount(table, team.id, { last: undefined, now });
    return recountCounters(table, { at: later(25, now), now: later(25, now), until, wait: 1 });
  };
  const recountOf = async (team: Team) => toRecount(await getItem(table, recountKey(team.id)));

  test('that say what there is are found so', async () => {
    const team = await freshlyMade();
    await person(team);
    await due(team, new Date());
    expect(await recountOf(team)).toMatchObject({ mended: [], left: [], mended_count: 0, left_count: 0 });
  });

  test('that differ are set right, facets and totals, and health tells', async () => {
    const team = await freshlyMade();
    await person(team);
    await transact(table, [
      countFacetWrite(team.id, { facet: 'lead_status', value: 'new' }, 5),
      addToCount(team.id, 'contact', -3),
    ]);
    const report = await due(team, new Date());
    expect(report).toMatchObject({ mended: 2, left: 0 });
    expect((await recountOf(team))?.mended).toEqual([
      { counter: 'total contact', kept: -2, counted: 1 },
      { counter: 'lead_status new', kept: 6, counted: 1 },
    ]);
    const health = await readHealth(table, team.id, later(26));
    expect(health.contacts.live).toBe(1);
    expect(health.problems.map(({ code }) => code)).toContain('counters_mended');
  });

  test('are counted again after a week at the earliest, and only where something changed', async () => {
    const team = await freshlyMade();
    const now = new Date();
    await due(team, now);
    const last = await recountOf(team);
    expect((await getItem(table, recountKey(team.id)))?.byDueSk).toBeUndefined();
    await planRecount(table, team.id, { last, now: later(48, now) });
    const planned = (await getItem(table, recountKey(team.id)))?.byDueSk;
    expect(String(planned).slice(0, 24)).toBe(later(7 * 24, new Date(last?.checked_at ?? '')).toISOString());
    await planRecount(table, team.id, { last, now: later(72, now) });
    expect((await getItem(table, recountKey(team.id)))?.byDueSk).toBe(planned);
  });

  test('whose count is killed are due again after a day', async () => {
    const team = await freshlyMade();
    const now = new Date();
    await planRecount(table, team.id, { last: undefined, now });
    await write(table, [
      change(recountKey(team.id), { set: { byDueSk: `2020-01-01T00:00:00.000Z#${team.id}#${team.id}` } }),
    ]);
    const dying: Table = {
      ...table,
      client: new Proxy(table.client, {
        get: (client, name) =>
          name === 'send'
            ? (command: { input: { IndexName?: string } }) => {
                if (command.input.IndexName === 'byTeam') throw new Error('killed');
                return client.send(command as never);
              }
            : Reflect.get(client, name),
      }),
    };
    await expect(recountCounters(dying, { at: now, now, until, wait: 1 })).rejects.toThrow('killed');
    const planned = String((await getItem(table, recountKey(team.id)))?.byDueSk);
    expect(planned.slice(0, 24)).toBe(later(24, now).toISOString());
  });
});

describe('requests', () => {
  test('are written with the first, then once a minute, and with each fault at once', async () => {
    const team = await freshlyMade();
    const { table: metered, meter } = meteredTable(table.name);
    const figures = new RequestFigures();
    const noon = Date.parse(`${dayOf(new Date())}T12:00:00Z`);
    const ask = (status: number, seconds: number) =>
      figures.count(metered, team.id, {
        status,
        began: noon + seconds * 1_000 - 30,
        now: noon + seconds * 1_000,
      });
    const seen = async () => endsOf((await findFigures(table, team.id, dayOf(new Date())))[0]?.requests);
    await ask(200, 0);
    expect(await seen()).toEqual({ requests: 1, client_errors: 0, server_errors: 0 });
    const quiet = await meter.measure(async () => {
      for (const second of [1, 20, 59]) await ask(404, second);
    });
    expect(quiet.requests).toBe(0);
    await ask(500, 59.5);
    expect(await seen()).toEqual({ requests: 5, client_errors: 3, server_errors: 1 });
    expect(await meter.measure(() => ask(200, 120))).toMatchObject({ requests: 1, wru: 1 });
    // A busy table is left alone.
    expect((await meter.measure(() => ask(503, 300))).requests).toBe(0);
  });

  test('of one team are no figure of another', async () => {
    const [one, other] = [await freshlyMade(), await freshlyMade()];
    const figures = new RequestFigures();
    const now = Date.now();
    await figures.count(table, one.id, { status: 500, began: now, now });
    await figures.count(table, other.id, { status: 200, began: now, now: now + 60_000 });
    expect((await readHealth(table, other.id, new Date())).api).toMatchObject({
      requests: 1,
      server_errors: 0,
    });
  });
});

describe('health', () => {
  test('tells since when changes wait to be projected', async () => {
    const team = await freshlyMade();
    await person(team);
    expect((await readHealth(table, team.id, later(1))).projection).toMatchObject({
      behind_seconds: 0,
      waiting_since: null,
    });
    const missed = new Date();
    await person(team, { isProjected: false, now: missed });
    await person(team, { isProjected: false, now: later(0.2, missed) });
    expect(
      (await readHealth(table, team.id, new Date(missed.getTime() + 30_000))).projection.behind_seconds,
    ).toBe(0);
    const late = await readHealth(table, team.id, later(0.5, missed));
    expect(late.projection).toMatchObject({ behind_seconds: 1_800, waiting_since: missed.toISOString() });
    expect(late.problems[0]).toMatchObject({ code: 'changes_behind', since: missed.toISOString() });
  });

  test('of a team that was never projected tells of its first change', async () => {
    const team = await freshlyMade();
    const now = new Date();
    await person(team, { isProjected: false, now });
    expect((await readHealth(table, team.id, later(1, now))).projection.waiting_since).toBe(
      now.toISOString(),
    );
  });

  test('says whether changes of the stage were given up', async () => {
    const team = await freshlyMade();
    const deadLetters = await privateFiles();
    const look = () => lookAtStage(table, { deadLetters, folder: 'aws/lambda/', now: new Date() });
    await look();
    expect((await readHealth(table, team.id, new Date())).projection.has_dead_letters).toBe(false);
    await writeFile(deadLetters, 'aws/lambda/one', '{}');
    await look();
    const { problems, status } = await readHealth(table, team.id, new Date());
    expect(status).toBe('bad');
    expect(problems.map(({ code }) => code)).toContain('dead_letters');
  });

  test('tells what waits of the team, and that deliveries are late', async () => {
    const [team, other] = [await freshlyMade(), await freshlyMade()];
    await openJob(team.id, other.id);
    const due = (hook: string, at: string, n: number) =>
      putNew({
        pk: `T#${team.id}#WEBHOOK#${hook}`,
        sk: `DELIVERY#${n}`,
        byDuePk: `DUE#delivery#${hook}`,
        byDueSk: `${at}#dlv_${n}`,
      });
    const now = new Date();
    const [late, soon] = [later(-1, now).toISOString(), later(1, now).toISOString()];
    const hooks = [`hook_${randomUUID()}`, `hook_${randomUUID()}`];
    await transact(table, [
      putNew({ pk: `T#${team.id}#WEBHOOKS`, sk: 'WEBHOOKS', ids: new Set(hooks) }),
      ...hooks.flatMap((hook, index) => [due(hook, soon, 1), due(hook, index === 0 ? soon : late, 2)]),
    ]);
    const { queue, problems, series } = await readHealth(table, team.id, now);
    expect(queue).toEqual({ jobs: 1, imports: 0, deliveries: 4, due_since: late });
    expect(series.at(-1)?.queue_depth).toBe(5);
    expect(problems.map(({ code }) => code)).toContain('deliveries_late');
    expect((await readHealth(table, other.id, now)).queue).toMatchObject({
      jobs: 2,
      deliveries: 0,
      due_since: null,
    });
  });

  test('costs two rounds and 25 units, however much there is on record', async () => {
    const team = await freshlyMade();
    const now = new Date();
    const days = Array.from({ length: 30 }, (_, n) => dayOf(later(-24 * n, now)));
    const all = Object.fromEntries(
      Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).flatMap((hour) =>
        ['q', 'c', 'f'].map((kind) => [`${kind}${hour}`, 123_456] as const),
      ),
    );
    for (const day of days) {
      const pk = `T#${team.id}#FIGURES`;
      await transact(table, [
        change({ pk, sk: `${day}#requests` }, { add: all }),
        ...[
          'imports_finished',
          'imports_failed',
          'rows_created',
          'rows_updated',
          'rows_skipped',
          'rows_failed',
          'contacts_merged',
        ].map((count) => change({ pk, sk: `${day}#${count}` }, { add: { n: 1 } })),
        change(
          { pk, sk: `${day}#stock` },
          { set: { taken_at: day, contacts: 1, trash: 1, files: 1, file_bytes: 1, pairs: 1 } },
        ),
      ]);
    }
    const { table: metered, meter } = meteredTable(table.name);
    const reading = await meter.measure(async () => {
      expect((await readHealth(metered, team.id, now)).series.at(-2)).toMatchObject({ imports_failed: 1 });
    });
    expect(reading).toMatchObject({ rounds: 2, wru: 0 });
    expect(reading.rru).toBeLessThanOrEqual(25);
  });
});
