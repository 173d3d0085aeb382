import { expect, test } from 'vitest';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { Joined } from '#core/attribute/joined.ts';
import { claimName } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { toContactItem } from '#core/contact/contact.item.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { deletedContact, nextVersion, planReplacement } from '#core/contact/plan-replacement.ts';
import { suppressionChange } from '#core/suppression/suppression-change.ts';
import { stored, writing } from './plan-fixture.ts';

const joined: Joined = {
  merges: ['merge_1'],
  ids: ['cont_2', 'cont_3'],
  further: [
    { kind: 'phone', value: '+4930901820', extension: '12', from: 'cont_2' },
    { kind: 'email', value: 'Two@x.test', extension: null, from: 'cont_2' },
    { kind: 'phone_raw', value: '0800 CALL', extension: null, from: 'cont_3' },
    { kind: 'external_id', value: 'crm-2', extension: null, from: 'cont_3' },
  ],
  moving: { by: 'merge_1', from: ['cont_2'] },
  changes: 3,
};
const survivor = { ...stored({ phone: '+12025550101' }), joined };
const by = writing();

test('what merges left stands beside the values of a contact, and stays when these change', () => {
  const item = toContactItem(survivor, by.via);
  expect(item.shown).not.toHaveProperty('joined');
  expect(toStoredContact(item)).toEqual(survivor);
  for (const next of [
    nextVersion(survivor, { ...survivor, job_title: 'Countess' }, by.now),
    deletedContact(survivor, by.now),
  ]) {
    const { moving: _, ...settled } = joined;
    const seen = { ...survivor, joined: settled };
    const { writes } = planReplacement(by, { seen, contact: { ...next, joined: settled } }, noClaims);
    expect(writes[0]).toMatchObject({
      put: { joined: settled },
      when: expect.arrayContaining([{ path: ['joined', 'changes'], test: 'is', value: 3 }]),
    });
  }
});

test('a contact claims the values beside it, each once', () => {
  const names = claimsOf({ ...survivor, email: 'two@X.test' }).map(claimName);
  expect(names).toEqual([
    'phone#+12025550101',
    'email#two@x.test',
    'phone#+4930901820;ext=12',
    'external_id#crm-2',
  ]);
});

test('an opt-out suppresses the values beside a contact, and taking it back lifts them', () => {
  const out = { ...survivor, do_not_call: true };
  const { suppress } = suppressionChange(survivor, out, new Set());
  expect(suppress.map(({ value }) => value)).toEqual(['+12025550101', '+4930901820;ext=12', 'two@x.test']);
  const names = new Set(suppress.map(({ kind, value }) => `${kind}#${value}`));
  expect(suppressionChange(out, survivor, names).lift).toEqual(suppress);
});
