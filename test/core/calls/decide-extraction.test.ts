import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { attributeNames } from '#core/attribute/attributes.ts';
import type { Origin, StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import type { Field } from '#core/catalogue/catalogue.schema.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { type Deciding, decideExtraction, type Said } from '#core/extraction-run/decide-extraction.ts';
import type { Result } from '#core/extraction-run/extraction-record.schema.ts';
import { learnableOf, targetsOf } from '#core/extraction-run/learnable.ts';
import { changeOf, proposalsOf, withWaiting } from '#core/extraction-run/plan-extraction.ts';
import { extractionPolicySchema } from '#core/team/extraction-policy.schema.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { stored, teamId, writing } from '../plan-fixture.ts';

const at = '2025-01-01T00:00:00.000Z';
const fieldOf = (name: string, values: Partial<Field> = {}): Field => ({
  ...undeclaredField(name, 0, at),
  declared: true,
  ...values,
});
const catalogue = {
  ...toCatalogue(teamId, undefined),
  fields: indexFields([
    fieldOf('plan', { type: 'select', options: ['Basic', 'Pro'] }),
    fieldOf('seats', { type: 'integer' }),
    fieldOf('city'),
    fieldOf('old', { archived: true }),
    undeclaredField('loose', 0, at),
  ]),
};

const letting = (values: v.InferInput<typeof extractionPolicySchema>): SettingsChange => ({
  extraction: v.parse(extractionPolicySchema, values),
});

const person: Origin = { by: 'tok_1', via: 'api', at };
const call = (id: string, day: number) => ({
  id,
  at: `2026-02-${String(day).padStart(2, '0')}T10:00:00.000Z`,
});
const heard = (one: ReturnType<typeof call>): Origin => ({ by: 'tok_2', via: 'extraction', at, call: one });

const decidingOf = (
  contact: StoredContact,
  policies: SettingsChange = {},
  more: Partial<Deciding> = {},
): Deciding => {
  const { team, scope } = writing(policies);
  return {
    ...{ contact, settings: team.settings, catalogue, scope, callAt: call('call_5', 5).at },
    ...{ companies: new Map([['acme', 'comp_1']]), earlier: new Map(), refused: new Map() },
    proposalIdOf: (field, value) => `prop_${field}_${JSON.stringify(value)}`,
    ...more,
  };
};

const said = (field: string, value: unknown, confidence = 0.9): Said => ({
  field,
  value,
  confidence,
  evidence: null,
});

const fates = (
  contact: StoredContact,
  values: readonly Said[],
  policies = {},
  more: Partial<Deciding> = {},
) =>
  Object.fromEntries(
    decideExtraction(values, decidingOf(contact, policies, more)).map(({ field, outcome, code }) => [
      field,
      code ?? outcome,
    ]),
  );

describe('who set a value decides what a call may do with it', () => {
  const fate = (job_title: string | null, origin: Origin | undefined, policies = {}, more = {}) =>
    fates(
      stored({ job_title, provenance: { ...(origin && { job_title: origin }), '*': person } }),
      [said('job_title', 'Head of Sales')],
      policies,
      more,
    ).job_title;

  test('nobody: it is set', () => {
    expect(fate(null, undefined)).toBe('applied');
  });

  test('a person, an import, or nobody knows whom: it waits, or by policy is replaced', () => {
    for (const via of ['api', 'bulk', 'import', 'merge', 'call'] as const) {
      expect(fate('Clerk', { ...person, via }), via).toBe('proposed');
      expect(fate('Clerk', { ...person, via }, letting({ overwrite: 'replace' })), via).toBe('applied');
    }
    expect(fate('Clerk', undefined)).toBe('proposed');
    const bare = stored({ job_title: 'Clerk', provenance: {} });
    expect(fates(bare, [said('job_title', 'Head of Sales')])).toEqual({ job_title: 'proposed' });
  });

  test('a person who took it away: it waits', () => {
    expect(fate(null, person)).toBe('proposed');
  });

  test('a person who accepted what a call said: it waits', () => {
    expect(fate('Clerk', { ...person, call: call('call_1', 1) })).toBe('proposed');
  });

  test('an earlier call: it is replaced; a later one: it stays', () => {
    expect(fate('Clerk', heard(call('call_4', 4)))).toBe('applied');
    expect(fate('Clerk', heard(call('call_6', 6)))).toBe('outdated');
    expect(fate('Clerk', { by: 'tok_2', via: 'extraction', at })).toBe('applied');
  });
});

describe('what is the same in another spelling changes nothing', () => {
  const contact = stored({
    ...{ email: 'ada@example.com', phone: '+14155550123', phone_secondary: '+442079460958' },
    ...{ job_title: 'Head of Sales', company_id: 'comp_1' },
    custom_fields: { plan: 'Pro', seats: 5, city: 'Berlin', loose: '7' },
  });
  const attributes = ['name', 'email', 'phone', 'phone_secondary', 'company', 'job_title'] as const;
  const policies = letting({ attributes: [...attributes] });

  test.each([
    ['email', 'ADA@Example.com'],
    ['phone', '(415) 555-0123'],
    ['phone_secondary', '+1 415 555 0123'],
    ['phone', '+44 20 7946 0958'],
    ['job_title', 'head of sales'],
    ['company', 'ACME'],
    ['name', 'ada lovelace'],
    ['cf.plan', 'pro'],
    ['plan', 'PRO'],
    ['cf.Seats', '5'],
    ['city', 'BERLIN'],
    ['loose', 7],
  ])('%s: %s', (field, value) => {
    expect(Object.values(fates(contact, [said(field, value)], policies))).toEqual(['unchanged']);
  });
});

describe('a field that no call may set', () => {
  const names = attributeNames.filter((name) => !['email', 'job_title'].includes(name));

  test.each([
    ...names,
    'company_name',
    'consent',
    'Consents',
    'suppression',
    'owner',
    'tag',
    'add_tags',
    'dnc',
  ])('%s is not set, nor a custom field of that name made', (name) => {
    const policies = letting({ attributes: ['email', 'job_title'] });
    const contact = stored({});
    for (const one of [name, name.toUpperCase(), `cf.${name}`, `cf.${name.replaceAll('_', ' ')}`]) {
      if (name === 'company_name') continue;
      const [decided] = decideExtraction([said(one, 'x')], decidingOf(contact, policies));
      expect([one, decided?.outcome, decided?.code]).toEqual([one, 'dropped', 'not_allowed']);
    }
  });

  test('is one that is archived, hidden from the caller, or not on the team’s list', () => {
    const contact = stored({});
    expect(fates(contact, [said('old', 'x')])).toEqual({ old: 'not_allowed' });
    const scope = { ...wholeTeam(teamId), hidden: new Set(['email', 'cf.city', 'company_id']) };
    expect(
      fates(
        contact,
        [said('email', 'a@example.com'), said('city', 'Rome'), said('company', 'Acme')],
        {},
        { scope },
      ),
    ).toEqual({ email: 'not_allowed', city: 'not_allowed', company: 'not_allowed' });
    const policies = letting({ fields: [{ name: 'Plan' }, { name: 'size' }] });
    expect(fates(contact, [said('plan', 'Pro'), said('city', 'Rome'), said('size', 'L')], policies)).toEqual({
      'cf.plan': 'applied',
      city: 'not_allowed',
      'cf.size': 'applied',
    });
    const learner = decidingOf(contact, policies);
    expect(targetsOf(learner).map(({ name }) => name)).toEqual(['email', 'company', 'job_title', 'cf.plan']);
  });
});

describe('values', () => {
  test('are those of their fields, and sure enough; new fields become text by policy', () => {
    const contact = stored({});
    const values = [
      said('plan', 'Gold'),
      said('seats', 'many'),
      said('email', 'nobody'),
      said('city', 'Rome', 0.5),
      said('budget', 5000),
      said('__proto__', 'x'),
      said('size.from', '1'),
      said('  ', '1'),
    ];
    expect(fates(contact, values)).toEqual({
      'cf.plan': 'invalid',
      'cf.seats': 'invalid',
      email: 'invalid',
      'cf.city': 'low_confidence',
      'cf.budget': 'applied',
      ['__proto__']: 'name_reserved',
      'size.from': 'name_reserved',
      '  ': 'name_invalid',
    });
    const decided = decideExtraction(values, decidingOf(contact));
    expect(changeOf(decided)).toEqual({ custom_fields: { budget: '5000' } });
    expect(fates(contact, [said('budget', 1)], { unknown_fields: 'reject' })).toEqual({
      budget: 'field_unknown',
    });
    expect(fates(contact, [said('city', 'Rome', 0.5)], letting({ min_confidence: 0.5 }))).toEqual({
      'cf.city': 'applied',
    });
  });

  test('that the same call has said before stay as they were decided', () => {
    const contact = stored({ job_title: 'Clerk' });
    const [first] = decideExtraction([said('job_title', 'Boss')], decidingOf(contact));
    const earlier = new Map<string, Result>([['job_title', first as Result]]);
    const again = decideExtraction([said('job_title', 'Boss')], decidingOf(stored({}), {}, { earlier }));
    expect(again).toEqual([first]);
    expect(fates(stored({}), [said('job_title', 'Chief')], {}, { earlier })).toEqual({
      job_title: 'applied',
    });
  });

  test('of one field: the first counts', () => {
    const decided = decideExtraction([said('city', 'Rome'), said('cf.City', 'Oslo')], decidingOf(stored({})));
    expect(decided.map(({ value, code }) => value ?? code)).toEqual(['Rome', 'repeated']);
  });
});

describe('proposals', () => {
  const via = { updated_by: 'tok_2', via: 'extraction' as const };
  const plan = (contact: StoredContact, values: readonly Said[], callAt: string | null = null) => {
    const decided = decideExtraction(values, decidingOf(contact, {}, { callAt }));
    const source = { extraction: { id: 'extr_1', call_id: null } as never, via, at };
    return withWaiting(contact, contact, proposalsOf(contact, decided, source));
  };

  test('wait one for each field; a change of the field lets go of it, and writes that it is superseded', () => {
    const seen = plan(stored({ job_title: 'Clerk', email: 'a@example.com' }), [
      said('job_title', 'Boss'),
      said('email', 'b@example.com'),
    ]);
    expect(seen.waiting).toEqual({
      changes: 1,
      fields: { job_title: 'prop_job_title_"Boss"', email: 'prop_email_"b@example.com"' },
    });
    const request = { ...writing(), change: { job_title: 'Chief' } };
    const known = { found: new Map(), catalogue, registry: new Map() };
    const { writes } = planChange(request, reviseContact(request, { ...known, seen }), noClaims);
    const [put, superseded] = writes;
    expect(put).toMatchObject({
      put: { waiting: { changes: 2, fields: { email: 'prop_email_"b@example.com"' } } },
    });
    expect(superseded).toMatchObject({
      change: { sk: 'PROPOSAL#prop_job_title_"Boss"' },
      set: { state: 'superseded', closed_by: 'tok_1' },
    });
    const beside = { ...writing(), change: { notes: 'x' } };
    const { writes: others } = planChange(beside, reviseContact(beside, { ...known, seen }), noClaims);
    expect(others).toHaveLength(1);
    expect(others[0]).toMatchObject({ put: { waiting: seen.waiting } });
  });

  test('of a later call stay before those of an earlier one', () => {
    const waiting = { changes: 1, fields: { job_title: 'prop_~' } };
    const contact = { ...stored({ job_title: 'Clerk' }), waiting };
    expect(fates(contact, [said('job_title', 'Boss')])).toEqual({ job_title: 'outdated' });
  });
});

test('whatever is said, in whatever spelling: nothing but allowed fields is ever changed', () => {
  const names = fc.oneof(
    fc.constantFrom(...attributeNames, 'company', 'consent', 'DNC', '__proto__', 'constructor', 'toString'),
    fc.constantFrom('plan', 'seats', 'city', 'old', 'new one').map((name) => `cf.${name}`),
    fc.string({ maxLength: 12 }),
  );
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant('true'), fc.array(fc.string()));
  const values = fc.array(
    fc.record({
      field: names,
      value,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      evidence: fc.constant(null),
    }),
    { maxLength: 12 },
  );
  const allowed = new Set(['email', 'company', 'job_title', 'custom_fields']);
  fc.assert(
    fc.property(values, fc.boolean(), (given, replaces) => {
      const deciding = decidingOf(
        stored({ job_title: 'Clerk', custom_fields: { city: 'Rome' } }),
        letting({ overwrite: replaces ? 'replace' : 'propose' }),
      );
      const decided = decideExtraction(given, deciding);
      expect(decided).toHaveLength(given.length);
      const change = changeOf(decided);
      for (const name of Object.keys(change)) expect(allowed).toContain(name);
      for (const name of Object.keys(change.custom_fields ?? {}))
        expect(typeof learnableOf(`cf.${name}`, deciding)).toBe('object');
      if (!replaces) expect(change.job_title).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
