import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactChange } from '#core/attribute/contact.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { changedAt } from '#core/contact/changed-at.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { composeDraft, newcomerOf } from '#core/contact/plan-create.ts';
import type { TagRecord } from '#core/tag/tag.item.ts';
import { fold } from '#core/text/fold.ts';
import { codesOf, stored, teamId, writing } from './plan-fixture.ts';

const created_at = '2026-01-01T00:00:00.000Z';
const empty = toCatalogue(teamId, undefined);
const known = { found: new Map(), catalogue: empty, registry: new Map<string, TagRecord>() };

const record = (name: string, more: Partial<TagRecord> = {}): [string, TagRecord] => [
  fold(name),
  { id: name, team_id: teamId, name, tag_key: fold(name), kind: 'manual', n: 1, created_at, ...more },
];

const managerOf = (...departments: string[]) => {
  const request = writing({ company: 'optional' });
  return { ...request, scope: { ...request.scope, departments } };
};

const changed = (
  seen: StoredContact,
  change: ContactChange,
  at: Partial<typeof known> = {},
  request = writing(),
) => planChange(request, reviseContact({ ...request, change }, { ...known, ...at, seen }), noClaims);

describe('departments', () => {
  test('what a manager of one creates belongs to it; one of several says which', () => {
    const one = managerOf('dept_1');
    expect(composeDraft({ name: 'Ann' }, one)).toMatchObject({
      faults: [],
      values: { department_id: 'dept_1' },
    });
    const two = managerOf('dept_1', 'dept_2');
    expect(codesOf(composeDraft({ name: 'Ann' }, two).faults)).toEqual(['department_id: required']);
    expect(composeDraft({ name: 'Ann', department_id: 'dept_2' }, two).faults).toEqual([]);
  });

  test('nobody moves a contact into a department of others, whatever else changes', () => {
    fc.assert(
      fc.property(fc.constantFrom('dept_2', 'dept_3'), fc.option(fc.string()), (department_id, job_title) => {
        const seen = stored({ department_id: 'dept_1' });
        expect(() => changed(seen, { department_id, job_title }, {}, managerOf('dept_1'))).toThrow(
          'not yours',
        );
      }),
    );
  });
});

describe('tags', () => {
  test('are spelled as the team spells them, in new contacts and in changed ones', () => {
    const registry = new Map([record('VIP')]);
    const request = writing({ company: 'optional' });
    const composed = composeDraft({ name: 'Ann', tags: ['vip', 'new'] }, request);
    expect(newcomerOf(request, composed, 'cont_1', { ...known, registry }).contact.tags).toEqual([
      'VIP',
      'new',
    ]);
    expect(changed(stored({}), { tags: ['vip'] }, { registry }).contact.tags).toEqual(['VIP']);
    expect(changed(stored({ tags: ['a'] }), { add_tags: ['vip'] }, { registry }).contact.tags).toEqual([
      'a',
      'VIP',
    ]);
  });

  test('a tag that is being renamed is taken away under its new name, too', () => {
    const registry = new Map([record('old', { moving_to: 'new' })]);
    const seen = stored({ tags: ['new', 'other'] });
    expect(changed(seen, { remove_tags: ['old'] }, { registry }).contact.tags).toEqual(['other']);
  });
});

describe('custom fields', () => {
  const seats = {
    ...undeclaredField('seats', 0, created_at),
    type: 'integer' as const,
    declared: true,
    required: true,
  };
  const catalogue = { ...empty, fields: indexFields([seats]) };

  test('the value of a required one is not taken away, one that was never there is not asked for', () => {
    const seen = stored({ custom_fields: { seats: 3 } });
    expect(codesOf(changed(seen, { custom_fields: { seats: null } }, { catalogue }).faults)).toEqual([
      'custom_fields.seats: required',
    ]);
    expect(changed(stored({}), { job_title: 'Boss' }, { catalogue }).faults).toEqual([]);
  });

  test('what a value was before a conversion is kept until somebody changes that value', () => {
    const originals = {
      seats: { type: 'text' as const, value: '007', as: 7 },
      rows: { type: 'text' as const, value: 'x' },
    };
    const seen = stored({ custom_fields: { seats: 7 }, originals });
    const outcome = (custom_fields: ContactChange['custom_fields']) =>
      changed(seen, { custom_fields }, { catalogue }).contact.originals;
    expect(outcome({ seats: 7, colour: 'red' })).toEqual(originals);
    expect(outcome({ seats: 8 })).toEqual({ rows: originals.rows });
    expect(outcome({ rows: 'y' })).toEqual({ seats: originals.seats });
  });
});

describe('what a change leaves as it is', () => {
  const numbers = fc.constantFrom('+442079460958', '+12025550100');

  test('a number that is sent back as it was read keeps how it was once given', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('020 7946 0958', '(202) 555-0100'), (phone, phone_raw) => {
        const seen = stored({ phone, phone_raw, phone_status: 'possible', phone_extension: '7' });
        expect(changed(seen, { phone }).writes).toEqual([]);
        expect(changed(seen, { phone, job_title: 'Boss' }).contact).toMatchObject({
          phone_raw,
          phone_extension: '7',
        });
      }),
    );
  });

  test('an extension is changed alone, and taken away', () => {
    const seen = stored({ phone: '+442079460958', phone_raw: '020 7946 0958', phone_extension: '7' });
    const outcome = (change: ContactChange) => changed(seen, change).contact;
    expect(outcome({ phone_extension: '8' })).toMatchObject({
      phone_raw: '020 7946 0958',
      phone_extension: '8',
    });
    expect(outcome({ phone_extension: null }).phone_extension).toBeNull();
    expect(outcome({ phone: '+12025550100' }).phone_extension).toBeNull();
  });

  test('what a contact never had is not asked of it', () => {
    const seen = stored({
      name: null,
      first_name: null,
      last_name: null,
      company_id: null,
      email: 'a@x.org',
    });
    expect(changed(seen, { job_title: 'Boss' }).faults).toEqual([]);
  });

  test('links that lead nowhere by now may stay', () => {
    const seen = stored({ owner_id: 'mem_gone' });
    const faults = (owner_id: string) => codesOf(changed(seen, { owner_id, company_id: 'comp_1' }).faults);
    expect(faults('mem_gone')).toEqual([]);
    expect(faults('mem_other')).toEqual(['owner_id: owner_not_found']);
  });
});

test('an opt-out that is taken back gives way to the status before it, over several changes', () => {
  const statuses = fc.constantFrom('new', 'contacted', 'qualified');
  fc.assert(
    fc.property(statuses, fc.boolean(), (lead_status, isTwice) => {
      const out = changed(stored({ lead_status }), { lead_status: 'do_not_contact' }).contact;
      expect(out).toMatchObject({ do_not_call: true, tags: ['DNC'], lead_status: 'do_not_contact' });
      const still = isTwice
        ? changed(out, { lead_status: 'do_not_contact', job_title: 'Boss' }).contact
        : out;
      expect(changed(still, { do_not_call: false }).contact).toMatchObject({
        do_not_call: false,
        lead_status,
        tags: [],
      });
    }),
  );
});

test('a version is told as later than the one before, and as of now where that is later', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2020-01-02'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.oneof(moment, fc.constant(null)), (before, given) => {
      const now = given ?? before;
      const at = Date.parse(changedAt({ updated_at: before.toISOString() }, now));
      expect(at).toBe(Math.max(now.getTime(), before.getTime() + 1));
    }),
  );
});
