import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decodeRows, encodeRows } from '#core/import-file/chunk-file.ts';
import { decodeOutcomes, encodeOutcomes, type RowOutcome } from '#core/import-file/ledger.ts';
import { cleanCsv } from '#core/personal-data/clean-csv.ts';
import { cleanJson, cleanLedger, cleanRows } from '#core/personal-data/clean-json.ts';
import { isOwnBy } from '#core/personal-data/own-rows.ts';
import { subjectSchema } from '#core/personal-data/subject.ts';
import { tracesOf } from '#core/personal-data/traces.ts';

const lists = Object.fromEntries(
  Object.entries(subjectSchema.entries)
    .filter(([, { type }]) => type === 'array')
    .map(([name]) => [name, []]),
);
const subject = v.parse(subjectSchema, {
  ...lists,
  team_id: 'team_1',
  contact_id: 'cont_1',
  contact_ids: ['cont_1'],
  phones: ['+493012345678'],
  emails: ['ada@example.com'],
  names: ['Ada Lövelace', 'Ada', 'Lövelace'],
  opted_out: false,
  since: '2026-01-01T00:00:00.000Z',
});
const isOwn = isOwnBy(subject);
const traces = tracesOf(subject);
const blank = (cells: readonly string[], line: number) =>
  isOwn(cells, line) ? cells.map(() => '') : undefined;

/** The bytes of a text; with a mark where it is UTF-16 that begins. */
const encoded = (text: string, encoding: string, begins = false): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding.startsWith('utf-16')) {
    const bytes = Buffer.from(begins ? `\ufeff${text}` : text, 'utf16le');
    return encoding === 'utf-16be' ? bytes.swap16() : bytes;
  }
  const all = [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, n) => n))];
  return Buffer.from([...text].map((sign) => all.indexOf(sign)));
};

const before = 'name;phone;notes\r\nJörg Ädam;+49 30 1111111;"einmal\r\nzweimal"\r\n';
const own = 'Ada Lövelace;030 12345678;"Müsli;\r\n""gern"""\r\n';
const after = 'Zoë Größe;+49 30 2222222;x\r\nAda Byron;+49 30 3333333;5" breit\r\n';

describe('a file of rows', () => {
  test.each(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'macintosh'])(
    'in %s keeps what is not the person’s, byte by byte',
    async (encoding) => {
      const bytes = encoded(before + own + after, encoding, true);
      const cleaned = await cleanCsv(bytes, blank, encoding);
      expect(cleaned?.found).toEqual([
        { line: 4, cells: ['Ada Lövelace', '030 12345678', 'Müsli;\r\n"gern"'] },
      ]);
      const left = cleaned?.left ?? Buffer.alloc(0);
      const head = encoded(before, encoding, true);
      const tail = encoded(after, encoding);
      expect(left.subarray(0, head.length).equals(head)).toBe(true);
      expect(left.subarray(left.length - tail.length).equals(tail)).toBe(true);
      const text = new TextDecoder(encoding).decode(left);
      expect(text).toBe(`${before};;\r\n\r\n${after}`);
      expect(await cleanCsv(left, blank, encoding)).toBeUndefined();
    },
  );

  test('of nobody known stays', async () => {
    expect(await cleanCsv(Buffer.from(before + after), blank)).toBeUndefined();
  });
});

test('a row is the person’s by what became of it, and by a name alone only where it has nothing else', () => {
  const owners = new Map([
    [2, 'own'],
    [3, 'other'],
  ] as const);
  expect(isOwn(['Somebody'], 2, owners)).toBe(true);
  expect(isOwn(['Tom', '+49 30 12345678'], 3, owners)).toBe(false);
  expect(isOwn(['', 'ADA@example.com'], 4, owners)).toBe(true);
  expect(isOwn(['Ada Lövelace', 'Berlin'], 4)).toBe(true);
  expect(isOwn(['Ada Lövelace', 'other@example.com'], 4)).toBe(false);
});

test('the rows of a chunk keep their numbers, and those of others their cells', () => {
  const rows = [
    { record: 1, line: 2, cells: ['Jörg', '+49301111111'] },
    { record: 2, line: 3, cells: ['Ada', '+493012345678'] },
  ];
  const look = cleanRows(encodeRows(rows), isOwn);
  const left = Buffer.from(look?.left ?? '').toString();
  expect(decodeRows(left)).toEqual([rows[0], { ...rows[1], cells: ['', ''] }]);
  expect(cleanRows(left, isOwn)).toBeUndefined();
});

test('a ledger keeps one outcome for each row', () => {
  const fault = { column: 'Mail', code: 'email_invalid', message: '“ada(at)” is none.', value: 'ada(at)' };
  const outcomes: RowOutcome[] = [
    {
      record: 1,
      line: 2,
      outcome: 'created',
      id: 'cont_2',
      warnings: [{ ...fault, message: '“x” is none.', value: 'x' }],
    },
    { record: 2, line: 3, outcome: 'created', id: 'cont_1', warnings: [fault] },
    { record: 3, line: 4, outcome: 'failed', errors: [fault], cells: ['Ada', 'ada@example.com'] },
  ];
  const owners = new Map([
    [2, 'other'],
    [3, 'own'],
  ] as const);
  const look = cleanLedger(encodeOutcomes(outcomes), isOwn, owners);
  expect(look?.found).toEqual(outcomes.slice(1));
  const left = Buffer.from(look?.left ?? '').toString();
  expect(decodeOutcomes(left).map(({ record, outcome, id }) => [record, outcome, id])).toEqual(
    outcomes.map(({ record, outcome, id }) => [record, outcome, id]),
  );
  expect(left).not.toMatch(/ada/i);
  expect(left.split('\n')[0]).toBe(encodeOutcomes(outcomes.slice(0, 1)).trimEnd());
  expect(cleanLedger(left, isOwn, owners)).toBeUndefined();
});

test('other files lose what names the person, and its own records all but the id', () => {
  const text =
    '{"id":"cont_2","name":"Jörg"}\n{"id":"cont_1","job":"x"}\n{"filter":{"email":"ada@example.com"}}\n';
  const look = cleanJson(text, traces, ['cont_1']);
  expect(Buffer.from(look?.left ?? '').toString()).toBe(
    '{"id":"cont_2","name":"Jörg"}\n{"id":"cont_1"}\n{"filter":{"email":"[erased]"}}\n',
  );
});
