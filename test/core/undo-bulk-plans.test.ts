import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactChange } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { actionOf, type BulkAction, bulkActionNames } from '#core/bulk/actions.ts';
import type { StoredBulk } from '#core/bulk/bulk.schema.ts';
import { commonChange } from '#core/bulk/bulk-faults.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { contactKeys, newContactWrites } from '#core/contact/contact.item.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { deletedContact, planReplacement, type ReplacementPlan } from '#core/contact/plan-replacement.ts';
import { revivedContact } from '#core/contact/plan-restore.ts';
import type { TagRecord } from '#core/tag/tag.item.ts';
import { fold } from '#core/text/fold.ts';
import { decideUndo, type UndoKnown } from '#core/undo/decide-undo.ts';
import { findMarks, type Kept, markedValues, newMark, wholePart } from '#core/undo/mark.item.ts';
import { planUndo, tellKept } from '#core/undo/plan-undo.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const fields = indexFields([undeclaredField('size', 0, '2025-01-01T00:00:00.000Z')]);
const catalogue = { ...toCatalogue(teamId, undefined), fields };
const known = { found: new Map(), catalogue, registry: new Map<string, TagRecord>() };
const company = { pk: `T#${teamId}#COMPANY#comp_1`, sk: 'COMPANY' };
const found = new Map([[company.pk, company]]);

type Edit = Partial<StoredBulk> & { action: BulkAction };

/** A contact that bulk jobs of one caller change, and that caller by itself. */
class World {
  readonly #map = new MapTable();
  #minutes = 0;

  constructor(contact: StoredContact) {
    this.#map.carryOut(newContactWrites(contact, { updated_by: 'tok_0', via: 'api' }));
    // Beside what the service keeps of it.
    const { pk, sk } = contactKeys.primary(teamId, contact.id);
    const item = this.#map.items.get(`${pk} ${sk}`);
    if (item) item.provenance = contact.provenance;
  }

  get contact(): StoredContact {
    const { pk, sk } = contactKeys.primary(teamId, 'cont_1');
    const item = this.#map.items.get(`${pk} ${sk}`);
    if (!item) throw new Error('There is no contact.');
    return toStoredContact(item);
  }

  #asked(via: 'bulk' | 'api') {
    const now = new Date(Date.UTC(2026, 2, 1, 12, this.#minutes++));
    return { ...writing({ company: 'optional' }), via: { updated_by: 'tok_1', via }, now };
  }

  #carryOut(plan: ReplacementPlan, deedId?: string): void {
    const { seen, contact, faults, conflicts, writes } = plan;
    expect([...faults, ...conflicts]).toEqual([]);
    const marked = { teamId, id: seen.id, deedId: deedId ?? '' };
    const mark = newMark(marked, wholePart, { seen, changed: contact, by: 'tok_1' });
    if (writes.length === 0) return;
    expect(this.#map.carryOut(deedId === undefined ? writes : [...writes, mark])).toBe(true);
  }

  #change(change: ContactChange, deedId?: string): void {
    const asked = this.#asked(deedId === undefined ? 'api' : 'bulk');
    const { contact: seen } = this;
    this.#carryOut(
      planChange(asked, reviseContact({ ...asked, change }, { ...known, seen }), noClaims),
      deedId,
    );
  }

  edit(change: ContactChange): void {
    this.#change(change);
  }

  /** Into the trash, or out of it. */
  move(deedId?: string): void {
    const asked = this.#asked('bulk');
    const { contact: seen } = this;
    const contact =
      seen.deleted_at === null
        ? deletedContact(seen, asked.now)
        : revivedContact(asked, seen, { ...known, found }).contact;
    this.#carryOut(planReplacement(asked, { seen, contact }, noClaims), deedId);
  }

  bulk(deedId: string, request: Edit): void {
    if (request.action === 'delete' || request.action === 'restore') this.move(deedId);
    else this.#change(commonChange(request), deedId);
  }

  async plan(deedId: string, given: Partial<UndoKnown> & Partial<ReturnType<typeof writing>> = {}) {
    const { contact: seen } = this;
    const marks = await findMarks(this.#map.table, { teamId, id: seen.id, deedId });
    const asked = { ...this.#asked('bulk'), ...(given as Partial<ReturnType<typeof writing>>) };
    return planUndo(asked, decideUndo(asked, { ...known, found, deedId, marks, seen, ...given }), noClaims);
  }

  async undo(deedId: string, given: Parameters<World['plan']>[1] = {}) {
    const plan = await this.plan(deedId, given);
    this.#carryOut(plan);
    return plan.kept;
  }
}

const lasting = ({ version: _, updated_at: __, ...contact }: StoredContact) => contact;

const tag = fc.constantFrom('a', 'b', 'VIP', 'vip');
const tags = fc.array(tag, { maxLength: 3 });
const size = fc.constantFrom('s', 'm', null);
const property = fc.constantFrom<[string, string | null]>(
  ...['job_title', 'notes', 'source', 'email', 'external_id'].flatMap((name): [string, string | null][] => [
    [name, 'a@x.org'],
    [name, 'b@x.org'],
    [name, null],
  ]),
);
const status = fc.constantFrom('new', 'contacted', 'qualified');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  tags.map((some): Edit => ({ action: 'add_tags', tags: some })),
  tags.map((some): Edit => ({ action: 'remove_tags', tags: some })),
  tags.map((some): Edit => ({ action: 'set_field', field: 'tags', value: some })),
  property.map(([field, value]): Edit => ({ action: 'set_field', field, value })),
  size.map((value): Edit => ({ action: 'set_field', field: 'cf.size', value })),
  status.map((lead_status): Edit => ({ action: 'set_status', lead_status })),
);
const change: fc.Arbitrary<ContactChange> = fc.oneof(
  property.map(([name, value]) => ({ [name]: value })),
  size.map((value) => ({ custom_fields: { size: value } })),
  status.map((lead_status) => ({ lead_status })),
  tags.map((some) => ({ add_tags: some })),
);
const contact = fc
  .record({ job_title: fc.constantFrom('a@x.org', null), lead_status: status, tags, size })
  .map(({ size: held, ...values }) =>
    stored({
      ...values,
      tags: [...new Set(values.tags.map(fold))],
      custom_fields: held ? { size: held } : {},
    }),
  );

/** Names of what differs. */
const differing = (one: StoredContact, other: StoredContact): string[] => {
  const [before, after] = [markedValues(one), markedValues(other)];
  return Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
};

/** Changes a contact further; answers the names of what that touched. */
const changeOn = (world: World, later: readonly (Edit | ContactChange)[]): Set<string> => {
  const touched = new Set<string>();
  for (const [index, next] of later.entries()) {
    const had = world.contact;
    if ('action' in next) world.bulk(`job_late${index}`, next);
    else world.edit(next);
    for (const name of differing(had, world.contact)) touched.add(name);
  }
  return touched;
};

/** A contact before an edit, by it, by what came since, and after the edit was undone. */
type History = Record<'before' | 'given' | 'now' | 'after', StoredContact>;

const expectValues = ({ before, given, now, after }: History, touched: Set<string>, kept: Kept): void => {
  const [was, is, becomes] = [markedValues(before), markedValues(now), markedValues(after)];
  const names = Object.keys({ ...was, ...is, ...becomes }).filter((name) => name !== 'tags');
  const isGiven = new Set(differing(before, given));
  const expected = (name: string) => (isGiven.has(name) && !touched.has(name) ? was[name] : is[name]);
  for (const name of names) expect([name, becomes[name] ?? null]).toEqual([name, expected(name) ?? null]);
  const stays = names.filter((name) => isGiven.has(name) && touched.has(name) && is[name] !== was[name]);
  expect(Object.keys(kept).sort()).toEqual(stays.sort());
};

const expectTags = ({ before, given, now, after }: History): void => {
  const keys = ({ tags: some }: StoredContact) => new Set(some.map(fold));
  const [had, got, have, left] = [keys(before), keys(given), keys(now), keys(after)];
  for (const key of ['a', 'b', 'vip'])
    expect([key, left.has(key)]).toEqual([key, (had.has(key) === got.has(key) ? have : had).has(key)]);
};

describe('a bulk edit that is undone', () => {
  test('leaves the contact as it was, and who had set what, also where several are undone newest first', async () => {
    await fc.assert(
      fc.asyncProperty(contact, fc.array(edit, { minLength: 1, maxLength: 4 }), async (seen, edits) => {
        const world = new World(seen);
        const before = lasting(world.contact);
        edits.forEach((one, index) => {
          world.bulk(`job_${index}`, one);
        });
        for (const index of [...edits.keys()].reverse()) expect(await world.undo(`job_${index}`)).toEqual({});
        expect(lasting(world.contact)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  test('gives back what nobody has touched since, and keeps what somebody has, the same caller too', async () => {
    await fc.assert(
      fc.asyncProperty(
        contact,
        edit,
        fc.array(fc.oneof(change, edit), { maxLength: 3 }),
        async (seen, one, later) => {
          const world = new World(seen);
          const before = world.contact;
          world.bulk('job_1', one);
          const given = world.contact;
          const touched = changeOn(world, later);
          const now = world.contact;
          // Where nothing is, nobody is told to have taken it away.
          if (!given.custom_fields.size && !now.custom_fields.size) touched.delete('cf.size');
          const kept = await world.undo('job_1');
          const history = { before, given, now, after: world.contact };
          expectValues(history, touched, kept);
          expectTags(history);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('changes nothing when it is undone again', async () => {
    await fc.assert(
      fc.asyncProperty(contact, edit, async (seen, one) => {
        const world = new World(seen);
        world.bulk('job_1', one);
        await world.undo('job_1');
        expect((await world.plan('job_1')).writes).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('has decisions of their own for those actions alone that change no values', () => {
    const others = bulkActionNames.filter((name) => actionOf(name).change === undefined);
    expect(others).toEqual(['add_to_campaign', 'remove_from_campaign', 'export', 'delete', 'restore']);
  });
});

describe('what cannot come back stays, and is named', () => {
  test('a link to what is gone', async () => {
    const world = new World(stored({ owner_id: 'memb_1', company_id: 'comp_1', job_title: 'Clerk' }));
    world.bulk('job_1', { action: 'assign', owner_id: null });
    world.bulk('job_2', { action: 'set_field', field: 'company_id', value: null });
    expect(await world.undo('job_1')).toEqual({ owner_id: 'owner_not_found' });
    expect(await world.undo('job_2')).toEqual({});
    expect(world.contact).toMatchObject({ owner_id: null, company_id: 'comp_1' });
  });

  test.each<[string, Edit, ContactChange, Partial<StoredContact>, string[]]>([
    [
      'a name',
      { action: 'set_field', field: 'name', value: 'Bob Stone' },
      { first_name: 'Rob' },
      { name: 'Rob Stone', first_name: 'Rob', last_name: 'Stone' },
      ['first_name', 'last_name', 'name'],
    ],
    [
      'a number',
      { action: 'set_field', field: 'phone', value: '+12025550101' },
      { phone_extension: '12' },
      { phone: '+12025550101', phone_raw: '+12025550101', phone_extension: '12', phone_status: 'possible' },
      ['phone', 'phone_raw'],
    ],
    [
      'a second number',
      { action: 'set_field', field: 'phone_secondary', value: '+12025550101' },
      { phone_secondary_extension: '12' },
      { phone_secondary: '+12025550101', phone_secondary_extension: '12' },
      ['phone_secondary'],
    ],
  ])('%s of which somebody has changed a part', async (_, one, later, whole, kept) => {
    const numbers = { phone: '+12025550100', phone_raw: '+12025550100', phone_status: 'possible' as const };
    const world = new World(stored(numbers));
    world.bulk('job_1', one);
    world.edit(later);
    const names = Object.keys(await world.undo('job_1'));
    expect(names.sort()).toEqual(kept);
    expect(world.contact).toMatchObject(whole);
  });

  test('no number whose extension somebody had set before', async () => {
    const world = new World(stored({ phone: '+12025550100', phone_status: 'possible' }));
    world.edit({ phone_extension: '12' });
    const before = lasting(world.contact);
    world.bulk('job_1', { action: 'set_field', field: 'phone', value: '+1 202 555 0101 ext. 12' });
    expect(await world.undo('job_1')).toEqual({});
    expect(lasting(world.contact)).toEqual(before);
  });

  test('what the caller may not set by now', async () => {
    const world = new World(stored({ department_id: 'dept_1', job_title: 'Clerk' }));
    world.bulk('job_1', { action: 'set_department', department_id: null });
    world.bulk('job_2', { action: 'set_field', field: 'job_title', value: 'Boss' });
    const { scope } = writing();
    const manager = { scope: { ...scope, departments: ['dept_2'], hidden: new Set(['job_title']) } };
    const department = { pk: `T#${teamId}#DEPARTMENT#dept_1`, sk: 'DEPARTMENT' };
    const there = { found: new Map([[department.pk, department]]) };
    expect(await world.undo('job_1', { ...there, ...manager })).toEqual({
      department_id: 'department_forbidden',
    });
    expect(await world.undo('job_2', manager)).toEqual({ job_title: 'field_forbidden' });
    expect(await world.undo('job_1', there)).toEqual({});
    expect(world.contact).toMatchObject({ department_id: 'dept_1', job_title: 'Boss' });
  });

  test('a tag that was given up since; one that is being renamed comes by its new name', async () => {
    const world = new World(stored({ tags: ['old', 'fair', 'web'] }));
    world.bulk('job_1', { action: 'remove_tags', tags: ['OLD', 'fair', 'web'] });
    const at = '2026-02-01T00:00:00.000Z';
    const record = (name: string, more: Partial<TagRecord>): [string, TagRecord] => [
      name,
      { id: name, team_id: teamId, name, tag_key: name, kind: 'manual', n: 0, created_at: at, ...more },
    ];
    const registry = new Map([
      record('old', { retired_at: at }),
      record('fair', { moving_to: 'Trade fair' }),
    ]);
    expect(await world.undo('job_1', { registry })).toEqual({ tags: 'moved_since' });
    expect(world.contact.tags).toEqual(['Trade fair', 'web']);
  });

  test('tags for which there is no room any more', async () => {
    const world = new World(stored({ tags: ['old'] }));
    world.bulk('job_1', { action: 'remove_tags', tags: ['old'] });
    world.edit({ tags: Array.from({ length: 100 }, (_, n) => `t${n}`) });
    expect(await world.undo('job_1')).toEqual({ tags: 'moved_since' });
    expect(world.contact.tags).toHaveLength(100);
  });
});

describe('the trash', () => {
  test('gives back what was deleted, as it was, or nothing where the company is gone that the team wants', async () => {
    const world = new World(stored({ tags: ['a'] }));
    const before = lasting(world.contact);
    world.bulk('job_1', { action: 'delete' });
    const needing = { ...writing(), found: new Map() };
    expect((await world.plan('job_1', needing)).conflicts).toMatchObject([{ code: 'company_not_found' }]);
    expect(await world.undo('job_1')).toEqual({});
    expect(lasting(world.contact)).toEqual(before);
  });

  test('keeps what was deleted once more since, and leaves alone what is back already', async () => {
    const world = new World(stored({}));
    world.bulk('job_1', { action: 'delete' });
    world.move();
    expect((await world.plan('job_1')).writes).toEqual([]);
    world.move();
    expect(await world.undo('job_1')).toEqual({ deleted_at: 'edited_since' });
  });

  test('takes back what was restored, but for what was changed since', async () => {
    const world = new World(stored({}));
    world.move();
    world.bulk('job_1', { action: 'restore' });
    const { contact: back } = world;
    expect((await world.plan('job_1')).contact.deleted_at).not.toBeNull();
    world.edit({ notes: 'called' });
    expect(await world.undo('job_1')).toEqual({ notes: 'edited_since' });
    expect(world.contact).toMatchObject({ deleted_at: null, version: back.version + 1 });
  });
});

test.each([
  [{}, false, [], undefined],
  [{ do_not_call: 'opt_out_kept' }, false, ['opt_out_kept'], undefined],
  [{ do_not_call: 'edited_since' }, false, [], 'values_kept'],
  [{ do_not_call: 'opt_out_kept', phone: 'phone_taken' }, false, [], 'values_kept'],
  [{ notes: 'edited_since' }, true, [], 'edited_since'],
])('of %j, whole %j, the caller is told %j or %j', (kept, isWhole, warnings, code) => {
  const told = () => tellKept(kept, isWhole).map((fault) => fault.code);
  if (code === undefined) expect(told()).toEqual(warnings);
  else expect(told).toThrow(expect.objectContaining({ code }));
});
