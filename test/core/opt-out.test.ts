import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { ContactChange } from '#core/attribute/contact.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { composeChange } from '#core/contact/compose-change.ts';
import { keptOptOut, type OptOutMarks, withOptOut } from '#core/suppression/opt-out.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { storedContact } from './row-fixture.ts';

const open = { do_not_call: false, lead_status: 'new', tags: ['VIP'] };

test.each([
  [{ do_not_call: true }, ['VIP', 'DNC']],
  [{ lead_status: 'do_not_contact' }, ['VIP', 'DNC']],
  [{ lead_status: 'Do Not Contact' }, ['VIP', 'DNC']],
  [{ tags: ['dnc', 'VIP'] }, ['dnc', 'VIP']],
  [{ do_not_call: true, tags: ['Dnc'] }, ['Dnc']],
])('%j opts a new contact out, by flag and tag, and leaves its status', (mark, tags) => {
  expect(withOptOut({ ...open, ...mark })).toEqual({ ...open, ...mark, do_not_call: true, tags });
});

test('without a mark nothing changes', () => {
  expect(withOptOut(open)).toEqual(open);
  expect(withOptOut({ ...open, tags: ['DNCX', 'no dnc'] }).do_not_call).toBe(false);
});

const settings = v.parse(settingsSchema, {});
const isDnc = (tag: string) => /^dnc$/i.test(tag.normalize('NFKC'));

const compose = (seen: StoredContact, change: ContactChange, keepsOptOut = false) => {
  const { contact, ...said } = composeChange(seen, change, {
    settings,
    scope: wholeTeam('team_none'),
    keepsOptOut,
  });
  const codes = (faults: readonly { param: string | null; code: string }[]) =>
    faults.map(({ param, code }) => `${param} ${code}`);
  return { contact, faults: codes(said.faults), warnings: codes(said.warnings) };
};

/** What becomes of a contact by changes one after the other. */
const become = (...changes: ContactChange[]) =>
  changes.reduce((seen, change) => compose(seen, change).contact, storedContact(open));

describe('an opt-out', () => {
  test.each<[ContactChange, Partial<OptOutMarks>]>([
    [{ do_not_call: true }, { lead_status: 'new', tags: ['VIP', 'DNC'] }],
    [{ tags: ['VIP', 'DNC'] }, { lead_status: 'new', tags: ['VIP', 'DNC'] }],
    [{ lead_status: 'Do not contact' }, { lead_status: 'do_not_contact', tags: ['VIP', 'DNC'] }],
    [
      { do_not_call: true, lead_status: 'qualified' },
      { lead_status: 'qualified', tags: ['VIP', 'DNC'] },
    ],
    [
      { do_not_call: true, tags: [] },
      { lead_status: 'new', tags: ['DNC'] },
    ],
  ])('by %j overwrites nothing', (change, expected) => {
    expect(become(change)).toMatchObject({ do_not_call: true, ...expected });
  });

  test.each<[ContactChange, Partial<OptOutMarks>, string[]]>([
    [{ lead_status: 'contacted' }, { lead_status: 'contacted' }, ['lead_status opt_out_kept']],
    [{ lead_status: null }, { lead_status: 'new' }, []],
    [{ lead_status: 'new' }, { lead_status: 'new' }, []],
    [{ tags: ['Q4'] }, { tags: ['Q4', 'dnc'] }, ['tags opt_out_kept']],
    [{ tags: null }, { tags: ['dnc'] }, ['tags opt_out_kept']],
    [{ do_not_call: null }, {}, ['do_not_call opt_out_kept']],
    [{ lead_status: 'lost', tags: [], do_not_call: true }, {}, []],
    [{ notes: 'x' }, {}, []],
    [{ tags: ['Q4', 'DNC'] }, { tags: ['Q4', 'DNC'] }, []],
  ])('is kept by %j', (change, expected, warnings) => {
    const told = compose(become({ tags: ['VIP', 'dnc'] }), change);
    expect(told.contact).toMatchObject({ do_not_call: true, ...expected });
    expect(told.warnings).toEqual(warnings);
  });

  test.each<[ContactChange[], string]>([
    [[{ do_not_call: true }], 'new'],
    [[{ lead_status: 'qualified' }, { do_not_call: true }], 'qualified'],
    [[{ do_not_call: true }, { lead_status: 'contacted' }], 'contacted'],
    [[{ lead_status: 'qualified' }, { lead_status: 'do_not_contact' }], 'qualified'],
    [[{ lead_status: 'do_not_contact' }, { lead_status: 'contacted' }], 'contacted'],
    [
      [{ lead_status: 'qualified' }, { lead_status: 'do_not_contact' }, { lead_status: 'do_not_contact' }],
      'qualified',
    ],
    [[{ lead_status: 'do_not_contact' }, { do_not_call: true, tags: ['DNC', 'VIP'] }], 'new'],
  ])('after %j is taken back, and what was lost comes back', (changes, lead_status) => {
    const { contact, warnings } = compose(become(...changes), { do_not_call: false });
    expect(contact).toMatchObject({ do_not_call: false, lead_status, tags: ['VIP'], status_before: null });
    expect(warnings).toEqual([]);
  });

  test('that nobody knows the status before of gives way to the first one', () => {
    const seen = storedContact({ do_not_call: true, lead_status: 'do_not_contact', tags: ['DNC'] });
    expect(compose(seen, { do_not_call: false }).contact).toMatchObject({ lead_status: 'new', tags: [] });
  });

  test.each<ContactChange>([
    { do_not_call: false, tags: ['DNC'] },
    { do_not_call: false, lead_status: 'do_not_contact' },
  ])('is neither taken back nor given by %j', (change) => {
    for (const seen of [storedContact(open), become({ do_not_call: true })])
      expect(compose(seen, change).faults).toEqual(['do_not_call ambiguous']);
  });

  test('is kept by what may not take it back, whatever it says', () => {
    const seen = become({ do_not_call: true });
    const { contact, warnings } = compose(seen, { do_not_call: false, tags: [] }, true);
    expect(contact).toMatchObject({ do_not_call: true, tags: ['DNC'] });
    expect(warnings).toEqual(['do_not_call opt_out_kept', 'tags opt_out_kept']);
  });
});

/** A step in the life of a contact: a request, a row of an import, or a rewriting by the service itself. */
type Act = { change: ContactChange; path: 'request' | 'import' } | { marks: OptOutMarks; path: 'rewrite' };

const flag = fc.boolean();
const status = fc.constantFrom('new', 'qualified', 'contacted', 'do_not_contact');
const tags = fc.array(fc.constantFrom('DNC', 'dnc', 'ＤＮＣ', 'VIP', 'Q4'), { maxLength: 3 });

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    path: fc.constantFrom('request' as const, 'import' as const),
    change: fc.record(
      {
        do_not_call: fc.option(flag),
        lead_status: fc.option(status),
        tags: fc.option(tags),
        notes: fc.string(),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    path: fc.constant('rewrite' as const),
    marks: fc.record({ do_not_call: flag, lead_status: status, tags }),
  }),
);

const act = (seen: StoredContact, one: Act) => {
  if (one.path !== 'rewrite') return compose(seen, one.change, one.path === 'import');
  const { tags: given, ...marks } = one.marks;
  const contact = keptOptOut(seen, { ...seen, ...marks, tags: [...given] });
  return { contact, faults: [], warnings: [] };
};

const mayClear = (one: Act) => one.path === 'request' && one.change.do_not_call === false;

const givenStatus = (one: Act) => (one.path === 'rewrite' ? undefined : one.change.lead_status);

/** The marks of a contact agree. */
const expectAgreement = ({ do_not_call, lead_status, tags: borne }: StoredContact) => {
  expect(borne.some(isDnc)).toBe(do_not_call);
  if (lead_status === 'do_not_contact') expect(do_not_call).toBe(true);
};

/** An opt-out that is gone was taken back by what may, and the status is the one given, or the last that was none. */
const expectCleared = (one: Act, contact: StoredContact, known: string) => {
  expect(mayClear(one)).toBe(true);
  const given = givenStatus(one);
  expect(contact.lead_status).toBe(given === null ? 'new' : (given ?? known));
};

/** What must be so of a contact after a step; answers the last status that was no opt-out. */
const expectSound = (
  seen: StoredContact,
  one: Act,
  known: string,
): { contact: StoredContact; known: string } => {
  const { contact, faults, warnings } = act(seen, one);
  if (faults.length > 0) return { contact: seen, known };
  expectAgreement(contact);
  if (mayClear(one)) expect(contact.do_not_call).toBe(false);
  if (seen.do_not_call && !contact.do_not_call) expectCleared(one, contact, known);
  if (warnings.length > 0) expect([seen.do_not_call, contact.do_not_call]).toEqual([true, true]);
  return { contact, known: contact.lead_status === 'do_not_contact' ? known : contact.lead_status };
};

test('through any sequence of changes marks agree, and only a request that says so takes an opt-out back', () => {
  const first = storedContact(open);
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 12 }), (sequence) => {
      let state = { contact: first, known: first.lead_status };
      for (const one of sequence) state = expectSound(state.contact, one, state.known);
    }),
  );
});
