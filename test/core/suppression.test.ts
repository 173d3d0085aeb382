import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emailValue,
  isSuppressed,
  phoneValue,
  valueName,
  valuesOf,
} from '#core/suppression/suppressed-value.ts';
import { suppressionEvents } from '#core/suppression/suppression.events.ts';
import {
  liftById,
  sealWith,
  suppressedAmong,
  suppressionKeysOf,
  suppressWrite,
} from '#core/suppression/suppression.item.ts';
import { suppressionChange, valuesToLookUp, withSuppression } from '#core/suppression/suppression-change.ts';
import { givenFaults, readGiven } from '#core/suppression-list/given-values.ts';
import { readListFile } from '#core/suppression-list/list-file.ts';
import { MapTable } from './map-table.ts';
import { codesOf, stored, teamId } from './plan-fixture.ts';

const seal = sealWith(Buffer.from('one'), teamId);
const via = { updated_by: 'tok_1', via: 'api' as const };
const asked = { reason: 'list', at: '2026-03-01T12:00:00.000Z', via };

const names = (...values: Parameters<typeof valueName>[0][]) => new Set(values.map(valueName));

describe('the hash of a suppressed value', () => {
  test.each([
    ['+5511987654321', '+551187654321'],
    ['+525512345678', '+5215512345678'],
    ['+5491123456789', '+541123456789'],
  ])('is one for %s and its variant %s', (one, other) => {
    expect(seal.idOf(phoneValue(one))).toBe(seal.idOf(phoneValue(other)));
    expect(seal.idOf(phoneValue(one, '7'))).toBe(seal.idOf(phoneValue(other, '7')));
  });

  test('is one for spellings of an address', () => {
    expect(seal.idOf(emailValue(' Ada@Example.COM'))).toBe(seal.idOf(emailValue('ada@example.com')));
  });

  test('differs by kind, extension, team and secret, and shows nothing of the value', () => {
    const value = phoneValue('+12025550100');
    const ids = [
      seal.idOf(value),
      seal.idOf(phoneValue('+12025550100', '1')),
      seal.idOf({ kind: 'email', value: value.value }),
      sealWith(Buffer.from('one'), 'team_2').idOf(value),
      sealWith(Buffer.from('two'), teamId).idOf(value),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    const [write] = [suppressWrite(seal, value, asked)];
    expect(JSON.stringify(write)).not.toMatch(/2025550100|0100/);
  });
});

describe('a suppression', () => {
  const value = phoneValue('+12025550100');
  const inForce = (map: MapTable) => suppressedAmong(map.items.values(), seal, [value]).size === 1;
  const itemOf = (map: MapTable) => {
    const [key] = suppressionKeysOf(seal, [value]);
    return map.items.get(`${key?.pk} ${key?.sk}`);
  };

  test('keeps since when and why, until it is lifted', () => {
    const map = new MapTable();
    map.carryOut([suppressWrite(seal, value, asked)]);
    map.carryOut([
      suppressWrite(seal, value, { ...asked, reason: 'opt_out', at: '2026-04-01T12:00:00.000Z' }),
    ]);
    expect(itemOf(map)).toMatchObject({ reason: 'list', created_at: asked.at });
    const lifted = { ...asked, reason: 'by mistake' };
    expect(map.carryOut([liftById(teamId, seal.idOf(value), lifted)])).toBe(true);
    expect(inForce(map)).toBe(false);
    expect(itemOf(map)).toMatchObject({ state: 'lifted', lifted_for: 'by mistake' });
    expect(itemOf(map)).not.toHaveProperty('byTeamPk');
    expect(map.carryOut([liftById(teamId, seal.idOf(value), lifted)])).toBe(false);
    map.carryOut([suppressWrite(seal, value, { ...asked, reason: 'again', at: '2026-05-01T12:00:00.000Z' })]);
    expect(inForce(map)).toBe(true);
    expect(itemOf(map)).toMatchObject({ reason: 'again', created_at: '2026-05-01T12:00:00.000Z' });
  });

  test('tells in events the kind and the reason, when it comes and when it goes', () => {
    const map = new MapTable();
    const [items] = suppressionEvents.items;
    const step = (write: Parameters<MapTable['carryOut']>[0][number]) => {
      const before = itemOf(map);
      map.carryOut([write]);
      const [one, other] = [before, itemOf(map)].map((item) => (item ? items?.views(item)[0] : undefined));
      return { type: items?.happened(one, other), shown: other?.shown };
    };
    expect(step(suppressWrite(seal, value, asked))).toEqual({
      type: 'suppression.added',
      shown: { kind: 'phone', state: 'suppressed', reason: 'list' },
    });
    expect(step(suppressWrite(seal, value, asked)).type).toBe(undefined);
    expect(step(liftById(teamId, seal.idOf(value), { ...asked, reason: 'by mistake' }))).toEqual({
      type: 'suppression.lifted',
      shown: { kind: 'phone', state: 'lifted', reason: 'by mistake' },
    });
  });
});

test('a suppressed number covers its extensions, and an extension nothing but itself', () => {
  const [bare, one, two] = [
    phoneValue('+12025550100'),
    phoneValue('+12025550100', '1'),
    phoneValue('+12025550100', '2'),
  ];
  expect([bare, one, two].map((value) => isSuppressed(value, names(bare)))).toEqual([true, true, true]);
  expect([bare, one, two].map((value) => isSuppressed(value, names(one)))).toEqual([false, true, false]);
});

describe('what suppressions make of a contact', () => {
  const ada = stored({ phone: '+12025550100', phone_secondary: '+5511987654321', email: 'Ada@x.org' });

  test('opts one out that gains a suppressed value, and says which', () => {
    const suppressed = names(phoneValue('+551187654321'), emailValue('ada@x.org'));
    const { contact, warnings } = withSuppression(undefined, ada, suppressed);
    expect(contact).toMatchObject({ do_not_call: true, tags: ['DNC'], lead_status: ada.lead_status });
    expect(codesOf(warnings)).toEqual(['phone_secondary: suppressed', 'email: suppressed']);
  });

  test('looks up what it gains alone, and nothing of one that is opted out', () => {
    const changed = { ...ada, email: 'b@x.org' };
    expect(valuesToLookUp(undefined, ada).map(valueName)).toEqual(valuesOf(ada).map(valueName));
    expect(valuesToLookUp(ada, changed).map(valueName)).toEqual(['email#b@x.org']);
    expect(valuesToLookUp(ada, ada)).toEqual([]);
    expect(valuesToLookUp(undefined, { ...ada, do_not_call: true })).toEqual([]);
  });

  test('changes no suppression in the trash', () => {
    const [out, gone] = [{ ...ada, do_not_call: true }, '2026-03-01T12:00:00.000Z'];
    const trashed = { ...out, deleted_at: gone };
    const nothing = { suppress: [], lift: [] };
    expect(suppressionChange(out, trashed, new Set())).toEqual(nothing);
    expect(suppressionChange(trashed, out, new Set())).toEqual(nothing);
    expect(suppressionChange(undefined, out, new Set()).suppress).toHaveLength(3);
  });
});

describe('numbers and addresses that are given', () => {
  const settings = { default_country: 'DE' };

  test('are read in their order, each with its own fault', () => {
    const given = readGiven(
      { phones: ['0151 12345678', '12', '+1 202-555-0100 x7'], emails: ['A@x.org', 'x'] },
      settings,
    );
    expect(given.map(({ value, fault }) => (value ? valueName(value) : fault?.code))).toEqual([
      'phone#+4915112345678',
      'phone_invalid',
      'phone#+12025550100;ext=7',
      'email#a@x.org',
      'email_invalid',
    ]);
  });

  test('are at least one, and at most so many in all', () => {
    expect(codesOf(givenFaults([undefined, []], 3))).toEqual(['phones: required']);
    expect(
      codesOf(
        givenFaults(
          [
            ['1', '2'],
            ['3', '4'],
          ],
          3,
        ),
      ),
    ).toEqual(['phones: too_long']);
    expect(givenFaults([['1'], ['3', '4']], 3)).toEqual([]);
  });

  test('of any text are read or refused, and never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 100 }), { maxLength: 4 }), (texts) => {
        for (const { value, fault } of readGiven({ phones: texts, emails: texts }, settings))
          expect(value === undefined).toBe(fault !== undefined);
      }),
    );
  });
});

describe('a file of suppressions', () => {
  const entriesOf = (text: string) =>
    readListFile(text).map(({ line, kind, text }) => `${line} ${kind} ${text}`);

  test.each([
    [
      'Phone;E-Mail;Name\n+49 151 1;a@x.org;Ada\r\n;b@x.org;"Bob; ""B"""\n',
      ['2 phone +49 151 1', '2 email a@x.org', '3 email b@x.org'],
    ],
    ['\uFEFF"Telefon"\n"030 1234567"\n\n030 7654321', ['2 phone 030 1234567', '4 phone 030 7654321']],
    ['+12025550100\n+12025550101\n', ['1 phone +12025550100', '2 phone +12025550101']],
    ['a@x.org,17\nb@x.org,18', ['1 email a@x.org', '2 email b@x.org']],
    [
      'Name\tPhone\n"Ada\nLovelace"\t+12025550100\nBob\t+12025550101',
      ['2 phone +12025550100', '4 phone +12025550101'],
    ],
  ])('is read by its header, or by its first line: %j', (text, entries) => {
    expect(entriesOf(text)).toEqual(entries);
  });

  test.each(['', ' \n\n', '\uFEFF', 'phone\n', 'Name,E-Mail\nAda,\n'])(
    'that lists nothing is refused: %j',
    (text) => {
      expect(() => readListFile(text)).toThrow('lists neither numbers nor addresses');
    },
  );

  test('without a number, an address or a column of such is refused', () => {
    expect(() => readListFile('Name,Town\nAda,London')).toThrow('names no column');
  });

  test('of any text is read or refused', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '1', 'a', '@', '+', ' '),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (body) => {
        const lines = `+12025550100\n${body}`;
        for (const { line } of readListFile(lines))
          expect(line).toBeLessThanOrEqual(lines.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 500 },
    );
  });
});
