import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { ContactChange, ContactDraft } from '#core/attribute/contact.schema.ts';
import { claimName } from '#core/claim/claim.item.ts';
import { composeChange } from '#core/contact/compose-change.ts';
import { claimsOf, composeContact } from '#core/contact/compose-contact.ts';
import { foldLine, type Line, lineText } from '#core/contact/number.ts';
import { matchesTerm, searchTerms } from '#core/contact/search-term.ts';
import { normalisePhone } from '#core/phone/phone.ts';
import { settingsSchema } from '#core/team/team.schema.ts';

const settings = v.parse(settingsSchema, {});
const phone = '+12025550601';

const composed = (draft: ContactDraft) => composeContact(draft, settings);
const codes = (draft: ContactDraft) => composed(draft).faults.map(({ param, code }) => [param, code]);
const claimed = (draft: ContactDraft) => claimsOf(composed(draft).values).map(claimName);

describe('two people behind one number with extensions (yaai#99, phonelib#367)', () => {
  test('are two lines, in whatever way they are written', () => {
    const first = `phone#${phone};ext=101`;
    for (const draft of [
      { phone: '+1 202-555-0601 x101' },
      { phone: '(202) 555-0601 ext. 101' },
      { phone: `${phone};ext=101` },
      { phone, phone_extension: '101' },
      { phone, phone_extension: 'x101' },
      { phone: `${phone} x101`, phone_extension: '101' },
    ])
      expect(claimed(draft), JSON.stringify(draft)).toEqual([first]);
    expect(claimed({ phone: `${phone} x102` })).toEqual([`phone#${phone};ext=102`]);
    expect(claimed({ phone })).toEqual([`phone#${phone}`]);
  });

  test('a second number that differs in its extension only is a second number', () => {
    const { values } = composed({ phone, phone_secondary: `${phone} x7` });
    expect(values).toMatchObject({ phone_secondary: phone, phone_secondary_extension: '7' });
    expect(claimsOf(values).map(claimName)).toEqual([`phone#${phone}`, `phone#${phone};ext=7`]);
    expect(claimed({ phone: `${phone} x7`, phone_secondary: `${phone};ext=7` })).toHaveLength(1);
  });

  test('an extension that is none, contradicts the number or has none is a fault', () => {
    expect(codes({ phone, phone_extension: 'front desk' })).toEqual([
      ['phone_extension', 'extension_invalid'],
    ]);
    expect(codes({ phone: `${phone} x1`, phone_extension: '2' })).toEqual([['phone_extension', 'ambiguous']]);
    expect(codes({ phone_secondary_extension: '2' })).toEqual([
      ['phone_secondary_extension', 'extension_without_number'],
    ]);
  });

  test('of a number that cannot be read it stays in the text that is kept', () => {
    const { values } = composeContact({ phone: '12', phone_extension: '3' }, settings, { lenient: true });
    expect(values).toMatchObject({ phone: null, phone_raw: '12 ext. 3', phone_extension: null });
  });

  test('a cell of an extension alone costs no row', () => {
    const { faults, warnings } = composeContact({ phone_extension: '3' }, settings, { fromCells: true });
    expect([faults, warnings.map(({ code }) => code)]).toEqual([[], ['extension_without_number']]);
  });
});

describe('a change', () => {
  const seen = {
    ...completeContact({ name: 'Ada', phone, phone_raw: '202-555-0601 x101', phone_extension: '101' }),
    provenance: {},
    originals: {},
    status_before: null,
  };
  const changed = (change: ContactChange) => {
    const { contact, faults } = composeChange(seen, change, { settings, scope: wholeTeam('team_1') });
    expect(faults).toEqual([]);
    return [contact.phone, contact.phone_extension, contact.phone_raw];
  };
  const raw = '202-555-0601 x101';

  test.each<[ContactChange, (string | null)[]]>([
    [{ phone }, [phone, '101', raw]],
    [{ phone, phone_extension: '101' }, [phone, '101', raw]],
    [{ phone_extension: '102' }, [phone, '102', raw]],
    [{ phone_extension: null }, [phone, null, raw]],
    [{ phone: '+12025550602' }, ['+12025550602', null, '+12025550602']],
    [{ phone: '+12025550602', phone_extension: '5' }, ['+12025550602', '5', '+12025550602']],
    [{ phone: '202-555-0601 x9' }, [phone, '9', '202-555-0601 x9']],
    [{ phone: null }, [null, null, null]],
    [{ phone: null, phone_extension: null }, [null, null, null]],
  ])('%j', (change, after) => {
    expect(changed(change)).toEqual(after);
  });
});

test('a line as text is read as that line', () => {
  const lines: Line[] = [
    { number: phone, extension: null },
    { number: phone, extension: '007' },
  ];
  for (const line of lines) {
    const { e164: number, extension = null } = normalisePhone(lineText(line), undefined);
    expect({ number, extension }).toEqual(line);
  }
  expect(foldLine({ number: '+551187654321', extension: '1' })).toBe(
    foldLine({ number: '+5511987654321', extension: '1' }),
  );
});

test('a search for a number with an extension finds that line alone', () => {
  const reach = { email: true, phone: true, phone_secondary: true, company: true };
  const contacts = [null, '101', '102'].map((phone_extension) => completeContact({ phone, phone_extension }));
  const found = (text: string) => {
    const terms = searchTerms(text, 'US');
    return contacts
      .filter((contact) => terms.every((term) => matchesTerm(contact, term, { reach, companies: [] })))
      .map(({ phone_extension }) => phone_extension);
  };
  expect(found('202-555-0601 x101')).toEqual(['101']);
  expect(found('+1 202 555 0601 ext 102')).toEqual(['102']);
  expect(found('202-555-0601')).toEqual([null, '101', '102']);
});
