import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactChange } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { contactKeys, newContactWrites } from '#core/contact/contact.item.ts';
import { claimWrites, readClaimChange } from '#core/contact/contact-claims.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import type { Via } from '#core/table/via.ts';
import { decideUndo } from '#core/undo/decide-undo.ts';
import { findMarks, type Kept, newMark } from '#core/undo/mark.item.ts';
import { obstaclesOf, planUndo } from '#core/undo/plan-undo.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const deedId = 'imp_1';
const person: Via = { updated_by: 'tok_2', via: 'api' };
const fields = indexFields([undeclaredField('size', 0, '2025-01-01T00:00:00.000Z')]);
const catalogue = { ...toCatalogue(teamId, undefined), fields };
const known = { found: new Map(), catalogue, registry: new Map() };

/** A team in which contacts are changed by an import and by people, and the import is undone. */
class World {
  readonly #map = new MapTable();
  #minutes = 0;
  #row = 0;

  constructor(...contacts: readonly StoredContact[]) {
    for (const contact of contacts)
      this.#map.carryOut([
        ...newContactWrites(contact, { updated_by: 'tok_0', via: 'api' }),
        ...claimWrites(contact, { free: claimsOf(contact), shared: [] }),
      ]);
  }

  find(id = 'cont_1'): StoredContact {
    const { pk, sk } = contactKeys.primary(teamId, id);
    const item = this.#map.items.get(`${pk} ${sk}`);
    if (!item) throw new Error(`There is no ${id}.`);
    return toStoredContact(item);
  }

  #asked(via: Via) {
    return { ...writing(), via, now: new Date(Date.UTC(2026, 2, 1, 12, this.#minutes++)) };
  }

  async #change(id: string, change: ContactChange, via: Via, isMarked: boolean): Promise<void> {
    const request = { ...this.#asked(via), change };
    const seen = this.find(id);
    const revision = reviseContact(request, { ...known, seen });
    const { writes, contact, faults, conflicts } = planChange(
      request,
      revision,
      await readClaimChange(this.#map.table, seen, revision.contact),
    );
    expect([...faults, ...conflicts]).toEqual([]);
    if (writes.length === 0) return;
    const mark = newMark({ teamId, id, deedId }, String(++this.#row), { seen, changed: contact });
    expect(this.#map.carryOut(isMarked ? [...writes, mark] : writes)).toBe(true);
  }

  /** As a row of the import. */
  importRow(change: ContactChange): Promise<void> {
    return this.#change(
      'cont_1',
      change,
      { updated_by: deedId, via: 'import', row: { record: 1, line: 2 } },
      true,
    );
  }

  edit(change: ContactChange, id = 'cont_1'): Promise<void> {
    return this.#change(id, change, person, false);
  }

  /** Writes a contact as the service does by itself: nobody is told to have set anything. */
  rename(tags: string[]): void {
    const contact = { ...this.find(), tags };
    this.#map.carryOut(newContactWrites(contact, person).map((write) => ({ ...write, when: [] })));
  }

  /** Undoes the import; what stands in the way stays. */
  async undo(): Promise<Kept> {
    const { table } = this.#map;
    const seen = this.find();
    const marks = await findMarks(table, { teamId, id: seen.id, deedId });
    const asked = this.#asked({ updated_by: 'tok_3', via: 'import' });
    const planned = async (obstacles: Kept) => {
      const undoing = decideUndo(asked, { ...known, deedId, marks, seen }, obstacles);
      return planUndo(asked, undoing, await readClaimChange(table, seen, undoing.contact));
    };
    const plan = await planned(obstaclesOf(await planned({})));
    expect([...plan.faults, ...plan.conflicts]).toEqual([]);
    expect(this.#map.carryOut(plan.writes)).toBe(true);
    return plan.kept;
  }
}

/** All of a contact but when it was changed and how often. */
const lasting = ({ version: _, updated_at: __, ...contact }: StoredContact) => contact;

const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const nullable = (...values: string[]) =>
  fc.option(fc.option(fc.constantFrom(...values)), { nil: undefined });
const change = fc
  .record({
    job_title: nullable('Boss', 'Clerk'),
    notes: nullable('a', 'b'),
    source: nullable('fair', 'web'),
    email: nullable('a@x.org', 'b@x.org'),
    lead_status: text('new', 'contacted'),
    size: nullable('s', 'm'),
  })
  .map(({ size, ...values }): ContactChange => {
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries(given), ...(size !== undefined && { custom_fields: { size } }) };
  });
const numbers = fc.record(
  {
    phone: fc.constantFrom('+12025550100', '+12025550101', null),
    phone_secondary: fc.constantFrom('+12025550102', null),
    add_tags: fc.constantFrom<string[]>(['b'], ['VIP', 'b'], ['vip']),
  },
  { requiredKeys: [] },
);
const contact = fc
  .tuple(change, fc.constantFrom<string[]>([], ['VIP'], ['a', 'vip']))
  .map(([{ custom_fields, ...values }, tags]) =>
    stored({
      ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
      ...(custom_fields?.size ? { custom_fields: { size: custom_fields.size } } : {}),
      phone: '+12025550100',
      phone_raw: '(202) 555-0100',
      phone_status: 'possible',
      tags,
    }),
  );

/** The values of a contact that the changes of these tests are about. */
const valuesOf = ({ job_title, notes, source, email, lead_status, custom_fields }: StoredContact) => ({
  ...{ job_title, notes, source, email, lead_status },
  'cf.size': custom_fields.size ?? null,
});

describe('undoing what rows changed', () => {
  test('gives a contact back as it was, and who had set its values', async () => {
    await fc.assert(
      fc.asyncProperty(
        contact,
        fc.array(change, { maxLength: 2 }),
        fc.array(fc.tuple(change, numbers), { minLength: 1, maxLength: 3 }),
        async (seen, edits, rows) => {
          const world = new World(seen);
          for (const edit of edits) await world.edit(edit);
          const before = world.find();
          for (const [values, more] of rows) await world.importRow({ ...values, ...more });
          expect(await world.undo()).toEqual({});
          expect(lasting(world.find())).toEqual(lasting(before));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('leaves what somebody has changed since, and names it, but for what is as it was before', async () => {
    await fc.assert(
      fc.asyncProperty(contact, change, change, async (seen, row, edit) => {
        const world = new World(seen);
        const before = valuesOf(world.find());
        await world.importRow(row);
        const imported = valuesOf(world.find());
        await world.edit(edit);
        const edited = valuesOf(world.find());
        const kept = await world.undo();
        for (const [name, value] of Object.entries(valuesOf(world.find()))) {
          const [was, given, is] = [before, imported, edited].map((values) => Reflect.get(values, name));
          const isKept = given !== was && is !== given && is !== was;
          expect([name, value]).toEqual([name, is === given ? was : is]);
          expect([name, kept[name]]).toEqual([name, isKept ? 'edited_since' : undefined]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('names nothing that somebody has set back already', async () => {
    const world = new World(stored({ job_title: 'Clerk' }));
    await world.importRow({ job_title: 'Boss' });
    await world.edit({ job_title: 'Clerk' });
    expect(await world.undo()).toEqual({});
    expect(world.find().job_title).toBe('Clerk');
  });

  test('takes no opt-out back', async () => {
    const world = new World(stored({ lead_status: 'contacted', tags: ['VIP'] }));
    await world.importRow({ do_not_call: true, job_title: 'Boss' });
    expect(await world.undo()).toEqual({ do_not_call: 'opt_out_kept' });
    expect(world.find()).toMatchObject({ do_not_call: true, tags: ['VIP', 'DNC'], job_title: null });
    const status = new World(stored({ lead_status: 'contacted' }));
    await status.importRow({ lead_status: 'do_not_contact' });
    await status.undo();
    expect(status.find()).toMatchObject({ do_not_call: true, tags: ['DNC'] });
  });

  test('gives no number back that another contact has by now, and all else', async () => {
    const world = new World(
      stored({ phone: '+12025550100', job_title: 'Clerk' }),
      stored({ id: 'cont_2', email: 'b@x.org', company_id: null }),
    );
    await world.importRow({ phone: '+12025550101', job_title: 'Boss' });
    await world.edit({ phone: '+12025550100' }, 'cont_2');
    expect(await world.undo()).toMatchObject({ phone: 'phone_taken' });
    expect(world.find()).toMatchObject({ phone: '+12025550101', job_title: 'Clerk' });
  });
});

describe('tags', () => {
  const imported = async () => {
    const world = new World(stored({ tags: ['VIP'] }));
    await world.importRow({ add_tags: ['vip', 'fair'] });
    expect(world.find().tags).toEqual(['VIP', 'fair']);
    return world;
  };

  test('go one by one: those that were there before stay, and those that came since', async () => {
    const world = await imported();
    await world.edit({ add_tags: ['late'] });
    expect(await world.undo()).toEqual({});
    expect(world.find().tags).toEqual(['VIP', 'late']);
  });

  test('that have another name by now stay, and are named; those that somebody took away are not', async () => {
    const renamed = await imported();
    renamed.rename(['VIP', 'trade fair']);
    expect(await renamed.undo()).toEqual({ tags: 'moved_since' });
    expect(renamed.find().tags).toEqual(['VIP', 'trade fair']);
    const edited = await imported();
    await edited.edit({ remove_tags: ['fair'] });
    expect(await edited.undo()).toEqual({});
  });
});
