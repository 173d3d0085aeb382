import ICAL from 'ical.js';
import { parse as parseFour } from 'vcard4';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { exportColumns } from '#core/export/export-columns.ts';
import type { ExportRow } from '#core/export/export-row.ts';
import { type VcardVersion, vcardVersions } from '#core/export/format.ts';
import { writeVcards } from '#core/export/vcard.ts';
import { allColumns, bytesOf, customField, exportRow, inOrder } from './export-fixture.ts';
import { naughtyTexts } from './naughty.ts';

const fields = [customField('size'), customField('a";:,^b', 1)];

const write = (version: VcardVersion, rows: readonly ExportRow[], columns = allColumns(fields)) =>
  bytesOf(writeVcards(version, columns, inOrder(rows)));

type Property = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];

const read = (file: Buffer): Property[][] => {
  const parsed: unknown = ICAL.parse(file.toString());
  const cards = (Array.isArray(parsed) && parsed[0] === 'vcard' ? [parsed] : parsed) as [
    string,
    Property[],
  ][];
  return cards.map(([, properties]) => properties);
};

const valuesOf = (card: readonly Property[] = []) =>
  Object.fromEntries(card.map(([name, , , ...values]) => [name, values.length === 1 ? values[0] : values]));

const full = exportRow(
  {
    ...{
      id: 'cont_1',
      name: 'Ann; van, Doe',
      first_name: 'Ann',
      last_name: 'van, Doe;x',
      tags: ['VIP', 'a,b', 'c;d'],
    },
    ...{
      email: 'ann@example.com',
      phone: '+12025550101',
      phone_extension: '12',
      phone_secondary: '+12025550102',
    },
    ...{
      job_title: 'Head; Sales',
      timezone: 'America/Chicago',
      notes: 'a\nb\\n  c',
      lead_status: 'contacted',
    },
    ...{ external_id: 'x;1', do_not_call: true, custom_fields: { size: 'L', 'a";:,^b': ['x', 1] } },
    ...{ updated_at: '2026-01-31T10:20:30.456Z', last_called_at: '2026-01-30T10:00:00.000Z' },
    ...{ last_call_outcome: 'answered', source: 'fair' },
  },
  'Acme; Sons, Inc',
);

describe.each(vcardVersions)('a vCard %s', (version) => {
  test('is read as what was written', async () => {
    const [card] = read(await write(version, [full]));
    expect(valuesOf(card)).toMatchObject({
      ...{ version, uid: 'cont_1', fn: 'Ann; van, Doe', n: ['van, Doe;x', 'Ann', '', '', ''] },
      ...{ org: 'Acme; Sons, Inc', title: 'Head; Sales', email: 'ann@example.com', tz: 'America/Chicago' },
      ...{ categories: ['VIP', 'a,b', 'c;d'], note: 'a\nb\\n  c', rev: '2026-01-31T10:20:30Z' },
      ...{ 'x-callbook-do-not-call': 'true', 'x-callbook-external-id': 'x;1', tel: '+12025550102' },
      'x-callbook-fields': '{"size":"L","a\\";:,^b":["x",1]}',
    });
    const numbers = card?.filter(([name]) => name === 'tel').map(([, , , value]) => value);
    expect(numbers).toEqual(['+12025550101 x12', '+12025550102']);
  });

  test('has its version first, and types of the RFC', async () => {
    const text = (await write(version, [full])).toString();
    expect(text.startsWith(`BEGIN:VCARD\r\nVERSION:${version}\r\n`)).toBe(true);
    const types = [...text.matchAll(/TYPE=([\w,]+)/g)].flatMap(([, list = '']) => list.split(','));
    expect(['work', 'voice', 'internet', 'pref']).toEqual(expect.arrayContaining(types));
    expect(types).toContain('work');
  });

  test('folds by octets, never within a character, and keeps double spaces', async () => {
    const notes = [
      `${'ü'.repeat(80)}`,
      'Lead: Prospection  réseaux'.repeat(9),
      '🙈👩‍👩‍👧'.repeat(30),
      `${' '.repeat(200)}x`,
    ];
    for (const note of notes) {
      const file = await write(version, [exportRow({ notes: note })]);
      for (const line of file.toString('latin1').split('\r\n')) {
        const bytes = Buffer.from(line, 'latin1');
        expect(bytes.length).toBeLessThanOrEqual(75);
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
      }
      const unfolded = file.toString().replaceAll('\r\n ', '');
      expect(unfolded).toContain(`\r\nNOTE:${note}\r\n`);
    }
  });

  test('gives naughty texts back, and no further property', async () => {
    const plain = read(
      await write(version, [exportRow({ name: 'x', notes: 'x', job_title: 'x', tags: ['x'] }, 'x')]),
    );
    const names = plain[0]?.map(([name]) => name);
    const hostile = [
      ...naughtyTexts.filter((text) => text.trim() !== ''),
      ...['x\r\nTEL:+1', 'x\nEND:VCARD\nBEGIN:VCARD', '\\', '\\\\n', '\\;', 'a\\', ';', ',', ':', 'x\u0000y'],
    ];
    const rows = hostile.map((text) =>
      exportRow({ name: text, notes: text, job_title: text, tags: [text] }, text),
    );
    const cards = read(await write(version, rows));
    expect(cards).toHaveLength(rows.length);
    for (const [index, card] of cards.entries()) {
      const text = (hostile[index] ?? '').replace(/\r\n|\r/g, '\n').replaceAll('\u0000', '');
      expect(card.map(([name]) => name)).toEqual(names);
      expect(valuesOf(card)).toMatchObject({
        fn: text,
        note: text,
        title: text,
        org: text,
        categories: text,
      });
    }
  });

  test('of a contact without a name is known by what it has', async () => {
    const nameless = { name: null, first_name: null, last_name: null };
    const cards = read(
      await write(version, [
        exportRow({ ...nameless, email: 'a@example.com', phone: '+12025550101' }),
        exportRow({ ...nameless, phone: '+12025550101' }),
        exportRow({ ...nameless, external_id: 'x' }),
      ]),
    );
    expect(cards.map((card) => valuesOf(card).fn)).toEqual(['a@example.com', '+12025550101', 'cont_1']);
  });

  test('has only what was chosen, and always whether to call', async () => {
    const columns = exportColumns(wholeTeam('team_none'), fields, ['name', 'phone']);
    const [card] = read(await write(version, [full], columns));
    expect(new Set(card?.map(([name]) => name))).toEqual(
      new Set(['version', 'prodid', 'uid', 'fn', 'n', 'tel', 'rev', 'x-callbook-do-not-call']),
    );
  });
});

test('another reader of vCards 4.0 gives the same', async () => {
  const texts = [
    'x',
    '- a',
    "'=1",
    'a\nb',
    'ü'.repeat(80),
    'Lead: Prospection  réseaux',
    'a,b;c',
    '{"a":1}',
    'a\\b',
  ];
  for (const text of texts) {
    const row = exportRow({ name: text, notes: text, phone: '+12025550101', email: 'a@example.com' }, text);
    const card = parseFour((await write('4.0', [row])).toString());
    const first = (name: string): unknown => {
      const value: unknown = Array.isArray(card) ? undefined : card.getProperty(name)?.[0]?.value;
      // It takes any semicolon for one between parts (RFC 6350, 3.4: only where a property has parts).
      return JSON.parse(JSON.stringify(Array.isArray(value) ? value.join(';') : value));
    };
    expect(['FN', 'NOTE', 'EMAIL'].map(first)).toEqual([text, text, 'a@example.com']);
  }
});
