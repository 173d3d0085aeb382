import { describe, expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import { toContactItem, toRemovingItem } from '#core/contact/contact.item.ts';
import { facetKeys } from '#core/facet/facet.item.ts';
import { feedKeys } from '#core/feed/feed.item.ts';
import { newId } from '#core/id.ts';
import { projectContact } from '#core/projection/contact-change.ts';
import { diff } from '#core/projection/diff.ts';
import { groupProjections, halves } from '#core/projection/group.ts';
import { projectNoun } from '#core/projection/noun-change.ts';
import { projectedKeys } from '#core/projection/projected.item.ts';
import { streamFilters } from '#core/projection/stream-filter.ts';
import { compileEventPattern } from '#local/events/event-pattern.ts';

const teamId = newId('team');
const via = { updated_by: 'tok_1', via: 'api' } as const;
const at = '2026-01-02T03:04:05.000Z';
const contact = completeContact({
  id: newId('cont'),
  team_id: teamId,
  name: 'Ada',
  phone: '+14155550100',
  tags: ['VIP', 'Lead'],
  custom_fields: { size: 3 },
  created_at: at,
  updated_at: at,
});
const changed = (values: Partial<Contact>): Contact => ({ ...contact, version: 2, ...values });
const item = (one: Contact | undefined) => one && toContactItem(one, via);
const project = (before: Contact | undefined, after: Contact | undefined) =>
  projectContact({ id: 'record', teamId, sk: 'CONTACT', at, before: item(before), after: item(after) });
const deltas = (before: Contact | undefined, after: Contact | undefined) =>
  Object.fromEntries(
    project(before, after)
      .flatMap((one) => one.deltas)
      .map(({ name, counter, by }) => [
        'tag' in counter ? counter.tag : 'day' in counter ? name : `${counter.facet} ${counter.value}`,
        by,
      ]),
  );

describe('what differs', () => {
  test('is told from what to what; what is absent reads as null, and blank is absent', () => {
    expect(diff({ a: 1, b: 'x', c: null, d: [], e: [1] }, { a: 1, b: 'y', c: [], f: false }).changes).toEqual(
      {
        b: { from: 'x', to: 'y' },
        e: { from: [1], to: null },
        f: { from: null, to: false },
      },
    );
    expect(diff(undefined, { a: 1, b: null, c: {} }).changes).toEqual({ a: { from: null, to: 1 } });
  });

  test('is cut where it is long, and says so', () => {
    const { changes, truncated } = diff(
      { notes: 'short' },
      { notes: 'ä'.repeat(5_000), list: Array(500).fill('value') },
    );
    expect(truncated).toBe(true);
    for (const { to } of Object.values(changes))
      expect(Buffer.byteLength(JSON.stringify(to))).toBeLessThan(4_200);
    expect(diff({}, { notes: 'a'.repeat(4_000) }).truncated).toBe(false);
  });

  test('is never cut within a character', () => {
    for (const before of ['', 'a']) {
      const { changes, truncated } = diff(undefined, { notes: before + '😀'.repeat(2_000) });
      expect(truncated).toBe(true);
      expect(String(changes.notes?.to)).toMatch(/^a?(😀){511,512}$/u);
    }
  });
});

describe('a change of a contact', () => {
  test('names custom fields one by one and leaves out what every change has', () => {
    const [{ event, entry } = {}] = project(
      contact,
      changed({ custom_fields: { city: 'Ulm' }, job_title: 'CTO' }),
    );
    expect(event).toMatchObject({
      type: 'contact.updated',
      version: 2,
      entry: entry?.sk,
      departments: [null],
    });
    expect(entry?.changes).toEqual({
      'cf.size': { from: 3, to: null },
      'cf.city': { from: null, to: 'Ulm' },
      job_title: { from: null, to: 'CTO' },
    });
    expect(JSON.stringify(event)).not.toContain('Ulm');
  });

  test('has the type of what happened', () => {
    const trashed = changed({ deleted_at: at });
    const types = [
      project(undefined, contact),
      project(contact, changed({ notes: 'x' })),
      project(contact, trashed),
      project(trashed, changed({ version: 3 })),
      project(contact, changed({ merged_into: 'cont_x', deleted_at: at })),
      project(trashed, undefined),
      // An entry of byDue, or origins of values.
      project(contact, contact),
    ].map(([one]) => one?.event?.type);
    expect(types).toEqual([
      'contact.created',
      'contact.updated',
      'contact.deleted',
      'contact.restored',
      'contact.merged',
      'contact.removed',
      undefined,
    ]);
  });

  test('is told as removed once, when the removal begins', () => {
    const live = item(contact);
    const stored = live && toStoredContact(live);
    const removing = stored && toRemovingItem(stored, { updated_by: 'tok_2', via: 'bulk' }, at);
    const record = { id: 'record', teamId, sk: 'CONTACT', at };
    const [begin] = projectContact({ ...record, before: live, after: removing });
    expect(begin?.event).toMatchObject({ type: 'contact.removed', actor: 'tok_2', via: 'bulk' });
    expect(begin?.entry).toBeUndefined();
    const end = projectContact({ ...record, before: removing, after: undefined });
    expect(end).toMatchObject([{ removes: true, deltas: [] }]);
    expect(end[0]?.event).toBeUndefined();
  });

  test('counts live contacts only', () => {
    const all = { 'lead_status new': 1, 'do_not_call false': 1, 'has_phone true': 1, VIP: 1, Lead: 1 };
    expect(deltas(undefined, contact)).toEqual(all);
    expect(deltas(contact, changed({ deleted_at: at }))).toEqual(
      Object.fromEntries(Object.keys(all).map((name) => [name, -1])),
    );
    expect(
      deltas(contact, changed({ tags: ['vip', 'Q4'], lead_status: 'contacted', company_id: 'comp_1' })),
    ).toEqual({
      'lead_status new': -1,
      'lead_status contacted': 1,
      'company comp_1': 1,
      Lead: -1,
      Q4: 1,
    });
    expect(deltas(changed({ deleted_at: at }), undefined)).toEqual({});
  });

  test('with more counters than a transaction holds comes in parts, each of which fits', () => {
    const many = (prefix: string) => Array.from({ length: 100 }, (_, n) => `${prefix}${n}`);
    const parts = project({ ...contact, tags: many('a') }, changed({ tags: many('b') }));
    expect(parts.flatMap((one) => one.deltas)).toHaveLength(200);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    for (const group of groupProjections(parts))
      expect(2 + group.length + group.flatMap((one) => one.deltas).length).toBeLessThanOrEqual(100);
    expect(parts.filter(({ event }) => event)).toHaveLength(1);
  });
});

test('groups hold what a transaction takes, in order, and halves of one are all of it', () => {
  const all = Array.from({ length: 250 }, (_, n) => ({ id: String(n), teamId, subject: 's', deltas: [] }));
  const groups = groupProjections(all);
  expect(groups.map(({ length }) => length)).toEqual([98, 98, 54]);
  expect(groups.flat()).toEqual(all);
  expect(halves(all).flat()).toEqual(all);
});

describe('other records', () => {
  const told = (sk: string, before: object | undefined, after: object | undefined) => {
    const image = (values: object | undefined) => values && { pk: 'pk', sk, id: 'id', ...via, ...values };
    return projectNoun({
      id: 'record',
      teamId,
      sk,
      at,
      before: image(before),
      after: image(after),
    }).map(({ event }) => event);
  };

  test('tell of a run when it ends, and not of its progress', () => {
    expect(told('IMPORT', undefined, { state: 'planning' })).toEqual([]);
    expect(
      told('IMPORT', { state: 'running', counts: { rows: 1 } }, { state: 'running', counts: { rows: 2 } }),
    ).toEqual([]);
    expect(told('JOB', { state: 'running' }, { state: 'failed', finished_at: at })).toMatchObject([
      { type: 'job.failed', at, changes: { state: { from: 'running', to: 'failed' } } },
    ]);
  });

  test('tell what came of a run, and whose it was, whatever was known a moment before', () => {
    const counts = { rows: 10, created: 0, failed: 10 };
    const run = { file_name: 'people.csv', counts, creator: { id: 'tok_1', role: 'manager' } };
    expect(
      told('IMPORT', { ...run, state: 'running' }, { ...run, state: 'finished', finished_at: at }),
    ).toMatchObject([
      {
        type: 'import.finished',
        owner: 'tok_1',
        changes: {
          state: { from: 'running', to: 'finished' },
          file_name: { to: 'people.csv' },
          counts: { to: counts },
        },
      },
    ]);
    const job = { action: 'delete', total: 2, counts: { done: 0, failed: 2 }, created_by: 'tok_2' };
    expect(told('JOB', { ...job, state: 'running' }, { ...job, state: 'finished' })).toMatchObject([
      { owner: 'tok_2', changes: { total: { to: 2 }, counts: { to: { done: 0, failed: 2 } } } },
    ]);
  });

  test('never tell what is secret, and nothing where only the service’s own marks change', () => {
    expect(
      JSON.stringify(told('TOKEN', undefined, { hash: 'secret', name: 'x', revoked_at: null })),
    ).not.toContain('secret');
    expect(told('DEPARTMENT', { name: 'North' }, { name: 'North', belonging: 3 })).toEqual([]);
    expect(told('DEPARTMENT', { name: 'North' }, { name: 'South' })).toMatchObject([
      { type: 'department.updated' },
    ]);
  });

  test('are told with the time of the record’s own clock, since the stream’s knows whole seconds at best', () => {
    const [early, later] = ['2026-01-02T03:04:05.600Z', '2026-01-02T03:04:05.700Z'];
    const timeOf = (...change: Parameters<typeof told>) => told(...change)[0]?.at;
    const department = { name: 'North', created_at: early, updated_at: early };
    expect(timeOf('DEPARTMENT', department, undefined)).toBe(early);
    expect(timeOf('DEPARTMENT', { ...department, removing_at: later }, undefined)).toBe(later);
    expect(timeOf('DEPARTMENT', { ...department, updated_at: '2026-01-01T00:00:00.000Z' }, undefined)).toBe(
      at,
    );
    const token = { name: 'x', created_at: early, revoked_at: null };
    expect(timeOf('TOKEN', undefined, token)).toBe(early);
    expect(timeOf('TOKEN', token, { ...token, revoked_at: later })).toBe(later);
    expect(timeOf('TOKEN', token, { ...token, name: 'y' })).toBe(at);
    const run = { state: 'finished', finished_at: early, undone_at: null };
    expect(timeOf('IMPORT', { state: 'running', finished_at: null }, run)).toBe(early);
    expect(timeOf('IMPORT', run, { ...run, state: 'undone', undone_at: later })).toBe(later);
  });

  test('are told one by one where an item holds several', () => {
    const field = (id: string, label: string) => ({ id, label, state: 'ready' });
    const before = { fields: { a: field('fld_a', 'A'), b: field('fld_b', 'B') }, rules: [] };
    const after = {
      fields: { a: field('fld_a', 'Other'), c: field('fld_c', 'C') },
      rules: [{ id: 'rule_1', tag: 'VIP' }],
    };
    const events = told('CATALOGUE', before, after);
    expect(events.map((event) => `${event?.type} ${event?.subject.id}`)).toEqual([
      'field.updated fld_a',
      'field.removed fld_b',
      'field.created fld_c',
      'rule.created rule_1',
    ]);
    expect(new Set(events.map((event) => event?.id)).size).toBe(4);
  });

  test('of a field tell how many options it has, not which: they may be values of contacts', () => {
    const fields = (...options: string[]) => ({ fields: { a: { id: 'fld_a', name: 'plan', options } } });
    const changes = (before: object | undefined, after: object | undefined) =>
      told('CATALOGUE', before, after).map((event) => event?.changes);
    expect(changes(fields('Ada'), fields('Ada', 'Bob'))).toEqual([{ options: { from: 1, to: 2 } }]);
    expect(changes(fields('Ada'), fields('Bob'))).toEqual([{ options: { from: 1, to: 1 } }]);
    expect(changes(fields(), fields())).toEqual([]);
    expect(changes(undefined, fields('Ada'))).toEqual([
      { name: { from: null, to: 'plan' }, options: { from: null, to: 1 } },
    ]);
    expect(JSON.stringify(changes(fields('Ada'), undefined))).toContain('"options":{"from":1,"to":null}');
  });
});

test('the stream’s filter keeps back what the projection itself writes', () => {
  const matchers = streamFilters.map((filter) => compileEventPattern('test', filter));
  const passes = ({ sk }: { sk: string }, image = {}, eventName = 'MODIFY') =>
    matchers.some((matches) =>
      matches({ eventName, dynamodb: { Keys: { sk: { S: sk } }, NewImage: image } }),
    );
  const own = [
    feedKeys.head(teamId),
    feedKeys.segment(teamId, 0),
    projectedKeys.primary(teamId, 'x'),
    facetKeys.primary(teamId, 'lead_status', 'CONTACT'),
    { sk: 'TIMELINE#2026#1' },
    { sk: 'tag_1' },
  ];
  for (const key of own) expect([key, passes(key)]).toEqual([key, false]);
  for (const sk of ['CONTACT', 'COMPANY', 'TEAM', 'TOKEN', 'CATALOGUE']) expect(passes({ sk })).toBe(true);
  expect(passes({ sk: 'tag_1' }, {}, 'INSERT')).toBe(true);
  expect(passes({ sk: 'tag_1' }, { via: { S: 'api' } })).toBe(true);
  expect(passes({ sk: 'IMPORT' }, { state: { S: 'running' } })).toBe(false);
  expect(passes({ sk: 'IMPORT' }, { state: { S: 'finished' } })).toBe(true);
});
