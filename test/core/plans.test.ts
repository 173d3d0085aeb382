import { describe, expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { ContactChange, ContactCreate } from '#core/attribute/contact.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { claimName } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { composeDraft, newcomerOf, planCreate } from '#core/contact/plan-create.ts';
import type { Write } from '#core/table/write.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { codesOf, stored, teamId, writing } from './plan-fixture.ts';

const known = { found: new Map(), catalogue: toCatalogue(teamId, undefined), registry: new Map() };
const company = { pk: `T#${teamId}#COMPANY#comp_1`, sk: 'COMPANY' };
const withCompany = { ...known, found: new Map([[company.pk, company]]) };

/** What a plan does to which items. */
const sketch = (writes: readonly Write[]) =>
  writes.map((write) => {
    if ('put' in write) return `put ${write.put.sk}`;
    if ('drop' in write) return `drop ${write.drop.pk.replace(`T#${teamId}#`, '')} ${write.drop.sk}`;
    return 'change' in write
      ? `change ${write.change.pk.replace(`T#${teamId}#`, '')}`
      : `check ${write.check.sk}`;
  });

const planned = (draft: ContactCreate, changes?: SettingsChange, holders = new Map(), at = withCompany) => {
  const request = writing(changes);
  const composed = composeDraft(draft, request);
  return planCreate(request, newcomerOf(request, composed, 'cont_1', at), holders);
};

const ada: ContactCreate = { name: 'Ada Lovelace', phone: '+44 20 7946 0958', company_id: 'comp_1' };

describe('the plan of a new contact', () => {
  test('writes the contact, its claims and the count, each once', () => {
    const { contact, faults, conflicts, writes } = planned({ ...ada, email: 'ada@example.com' });
    expect([...faults, ...conflicts]).toEqual([]);
    expect(contact).toMatchObject({ id: 'cont_1', version: 1, phone: '+442079460958', created_by: 'tok_1' });
    expect(sketch(writes).sort()).toEqual(['change COUNT#contact', 'put CLAIM', 'put CLAIM', 'put CONTACT']);
  });

  test('makes a company of free text with it, under its name', () => {
    const { contact, writes } = planned({ name: 'Ada', company: 'Engines' }, {}, new Map(), known);
    expect(contact.company_id).toBe('comp_made');
    expect(sketch(writes)).toEqual(
      expect.arrayContaining(['put CONTACT', 'put COMPANY', 'change COUNT#company', 'change COUNT#contact']),
    );
  });

  test('says all that is wrong at once, of values and of what they name', () => {
    const { faults } = planned({ phone: '12', company_id: 'comp_2', owner_id: 'mem_1', lead_status: 'warm' });
    expect(codesOf(faults)).toEqual([
      'name: required',
      'phone: phone_invalid',
      'lead_status: lead_status_unknown',
      'company_id: company_not_found',
      'owner_id: owner_not_found',
    ]);
  });

  test.each([
    ['unique', ['phone: phone_taken'], []],
    ['warn', [], ['phone: phone_duplicate']],
    ['off', [], []],
  ] as const)('tells of a number that another has where the policy is %s', (phone, conflicts, warnings) => {
    const claims = claimsOf(completeContact({ phone: '+442079460958' }));
    const holders = new Map(claims.map((claim) => [claimName(claim), { holder: 'cont_0' }]));
    const plan = planned(ada, { phone }, holders);
    expect(codesOf(plan.conflicts)).toEqual(conflicts);
    expect(codesOf(plan.warnings)).toEqual(warnings);
  });
});

const changed = (seen: StoredContact, change: ContactChange, changes?: SettingsChange) => {
  const request = { ...writing(changes), change };
  return planChange(request, reviseContact(request, { ...withCompany, seen }), noClaims);
};

describe('the plan of a change', () => {
  test('replaces the contact that was seen, a version on, and nothing else', () => {
    const seen = stored({ version: 4 });
    const { contact, writes } = changed(seen, { job_title: 'Countess' });
    expect(contact).toMatchObject({
      job_title: 'Countess',
      version: 5,
      updated_at: '2026-03-01T12:00:00.000Z',
    });
    expect(sketch(writes)).toEqual(['put CONTACT']);
    expect(writes[0]).toMatchObject({
      when: [
        { path: ['shown', 'version'], test: 'is', value: 4 },
        { path: 'removing', test: 'absent' },
        // No call was counted meanwhile.
        { path: 'called', test: 'absent' },
        // It came into no campaign meanwhile.
        { path: ['shown', 'campaigns'], test: 'absent' },
        // No proposal came or went.
        { path: 'waiting', test: 'absent' },
        // Nothing of a merge went on.
        { path: 'joined', test: 'absent' },
        // No legal hold came or went.
        { path: 'held', test: 'absent' },
      ],
    });
  });

  test('writes nothing where nothing changes', () => {
    const seen = stored({ job_title: 'Countess' });
    const plan = changed(seen, { job_title: 'Countess', name: 'Ada Lovelace' });
    expect(plan.writes).toEqual([]);
    expect(plan.contact).toBe(seen);
  });

  test('keeps an opt-out, and says so, but for one that takes it back', () => {
    const seen = stored({ do_not_call: true, tags: ['DNC'] });
    const kept = changed(seen, { tags: ['VIP'], lead_status: 'contacted' });
    expect(kept.contact).toMatchObject({ do_not_call: true, tags: ['VIP', 'DNC'], lead_status: 'contacted' });
    expect(codesOf(kept.warnings)).toContain('tags: opt_out_kept');
    expect(changed(seen, { do_not_call: false }).contact).toMatchObject({ do_not_call: false, tags: [] });
  });

  test('takes nothing away that creation needs', () => {
    const { faults } = changed(stored({}), {
      name: null,
      first_name: null,
      last_name: null,
      company_id: null,
    });
    expect(codesOf(faults)).toEqual(['name: required', 'company_id: required']);
    expect(changed(stored({}), { company_id: null }, { company: 'optional' }).faults).toEqual([]);
  });

  test('is refused of a contact in the trash', () => {
    const seen = stored({ deleted_at: '2026-02-01T00:00:00.000Z' });
    expect(() => changed(seen, { job_title: 'x' })).toThrow('contact');
  });
});
