import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import { contactDraftSchema } from '#core/attribute/contact.schema.ts';
import { customFieldsLimit } from '#core/attribute/values.schema.ts';
import { claimsOf, composeContact } from '#core/contact/compose-contact.ts';
import { composeDraft } from '#core/contact/plan-create.ts';
import { type SettingsChange, settingsSchema } from '#core/team/team.schema.ts';

const settingsOf = (changes: SettingsChange = {}) => v.parse(settingsSchema, changes);
const compose = (draft: Parameters<typeof composeContact>[0], changes?: SettingsChange, lenient = false) =>
  composeContact(draft, settingsOf(changes), { lenient });

const codesOf = (faults: readonly { param: string | null; code: string }[]) =>
  faults.map(({ param, code }) => [param, code]);

describe('the values of a new contact', () => {
  test('follow the policies of the team', () => {
    const { values, faults } = compose(
      { name: 'Ada Lovelace', phone: '020 7946 0958' },
      { default_country: 'GB', lead_statuses: ['fresh', 'won', 'do_not_contact'] },
    );
    expect(faults).toEqual([]);
    expect(completeContact(values)).toMatchObject({
      phone: '+442079460958',
      phone_raw: '020 7946 0958',
      phone_status: 'possible',
      lead_status: 'fresh',
      first_name: 'Ada',
      do_not_call: false,
      custom_fields: {},
      tags: [],
      total_calls: 0,
    });
  });

  test.each(['Qualified', 'QUALIFIED', ' qualified '])('know the lead status %s', (lead_status) => {
    expect(compose({ lead_status }).values.lead_status).toBe('qualified');
  });

  test('know "Do Not Contact" and opt the contact out', () => {
    const { values } = compose({ lead_status: 'Do Not Contact' });
    expect(values).toMatchObject({ lead_status: 'do_not_contact', do_not_call: true, tags: ['DNC'] });
  });

  test('name all faults of numbers and status at once', () => {
    const { faults } = compose({ phone: '12', phone_secondary: '4E11', lead_status: 'lukewarm' });
    expect(codesOf(faults)).toEqual([
      ['phone', 'phone_invalid'],
      ['phone_secondary', 'phone_precision_lost'],
      ['lead_status', 'lead_status_unknown'],
    ]);
  });

  test('keep an impossible number beside the contact where reading is lenient', () => {
    const { values, faults, warnings } = compose({ phone: '12', phone_secondary: '34' }, {}, true);
    expect(faults).toEqual([]);
    expect(codesOf(warnings)).toEqual([
      ['phone', 'phone_invalid'],
      ['phone_secondary', 'phone_invalid'],
    ]);
    expect(values).toMatchObject({
      phone: null,
      phone_raw: '12',
      phone_status: 'invalid',
      phone_secondary: null,
    });
  });
});

describe('what a contact must have', () => {
  const faultsOf = (draft: Parameters<typeof composeDraft>[0], changes: SettingsChange = {}) =>
    codesOf(
      composeDraft(draft, { team: { settings: settingsOf(changes) }, scope: wholeTeam('team_1') }).faults,
    );

  test('is a name in either form, and a company where the team wants one', () => {
    expect(faultsOf({})).toEqual([
      ['name', 'required'],
      ['company_id', 'required'],
    ]);
    expect(faultsOf({ name: 'Ada' }, { company: 'optional' })).toEqual([]);
    expect(faultsOf({ last_name: 'Lovelace', company: 'Acme' })).toEqual([]);
    expect(faultsOf({ name: null, phone: '+12025550100', company_id: null })).toHaveLength(2);
  });
});

describe('the claims of a contact', () => {
  const none = {
    phone: null,
    phone_secondary: null,
    email: null,
    external_id: null,
    name: null,
    company_id: null,
  };

  test('are its numbers, its address as compared, and its external id', () => {
    const claims = claimsOf({
      ...none,
      phone: '+12025550100',
      phone_secondary: '+12025550101',
      email: 'Ada@Example.com',
      external_id: ' X ',
      name: 'Ada',
    });
    expect(claims).toEqual([
      { kind: 'phone', value: '+12025550100' },
      { kind: 'phone', value: '+12025550101' },
      { kind: 'email', value: 'ada@example.com' },
      { kind: 'external_id', value: 'X' },
    ]);
  });

  test('name one number once', () => {
    const number = '+12025550100';
    expect(claimsOf({ ...none, phone: number, phone_secondary: number })).toEqual([
      { kind: 'phone', value: number },
    ]);
  });

  test('fall back on the name within the company', () => {
    expect(claimsOf({ ...none, name: 'ÁDA ', company_id: 'comp_1' })).toEqual([
      { kind: 'name', value: 'comp_1#ada' },
    ]);
    expect(claimsOf({ ...none, name: 'Ada' })).toEqual([{ kind: 'name', value: '#ada' }]);
    expect(claimsOf(none)).toEqual([]);
  });
});

describe('custom fields', () => {
  const accepts = (custom_fields: unknown) => v.is(contactDraftSchema, { custom_fields });

  test('hold scalars and lists of them', () => {
    expect(accepts({ a: 'x', b: 1.5, c: false, d: null, e: ['x', 1, true, null], f: '', 'g h': [] })).toBe(
      true,
    );
    for (const value of [{ a: 1 }, [[1]], undefined, Number.NaN])
      expect(accepts({ field: value })).toBe(false);
    for (const name of ['', ' ', 'a\nb', 'x'.repeat(101)]) expect(accepts({ [name]: 1 })).toBe(false);
  });

  test('hold numbers that the store keeps as they are', () => {
    for (const value of [0, -0, 0.1, 1e-100, -1e-100, 9_007_199_254_740_991, 123_456.789])
      expect([value, accepts({ value })]).toEqual([value, true]);
    for (const value of [9_007_199_254_740_992, 1e300, -1e16, 1e-200, Number.POSITIVE_INFINITY])
      expect([value, accepts({ value })]).toEqual([value, false]);
  });

  test('take 64 KB of UTF-8 as JSON in all, and not a byte more', () => {
    const filled = (bytes: number) =>
      Object.fromEntries(
        ['a', 'b', 'c', 'd'].map((name, index) => [
          name,
          'é'.repeat(8_000) + (index ? '' : 'x'.repeat(bytes)),
        ]),
      );
    const room = customFieldsLimit - Buffer.byteLength(JSON.stringify(filled(0)));
    expect(accepts(filled(room))).toBe(true);
    expect(accepts(filled(room + 1))).toBe(false);
  });
});
