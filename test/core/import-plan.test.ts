import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '#core/import-file/encoding-names.ts';
import { encodeText, plan, rowsInOrder } from './import-fixture.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const newlines = ['\n', '\r\n', '\r'] as const;
const forms = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', false],
  ['utf-16le', true],
  ['utf-16be', false],
  ['utf-16be', true],
  ['windows-1252', false],
] as const satisfies (readonly [Encoding, boolean])[];

const header = ['name', 'phone', 'email', 'notes'];

/** Characters that every encoding under test has, with those that CSV gives a meaning. */
const character = fc.constantFrom(...'aZ09 äé€’', ',', ';', '\t', '|', '"', "'", '=');
/** No word of the west has four letters beyond ASCII in a row, by which files in other encodings are told. */
const cell = fc
  .string({ unit: character, maxLength: 12 })
  .map((text) => text.replace(/([^\p{ASCII}]{3})[^\p{ASCII}]+/gu, '$1').trim());
/** The first cell is there, so that no row looks like a blank line. */
const row = fc.tuple(
  fc.string({ unit: fc.constantFrom(...'abcö'), minLength: 1, maxLength: 8 }),
  cell,
  cell,
  cell,
);

interface Table {
  rows: string[][];
  lines: number[];
  text: string;
}

/** A table as CSV, with breaks inside cells and blank lines, and the line that each row starts on. */
const toTable = (rows: string[][], breaks: boolean[], blanks: boolean[], form: [string, string]): Table => {
  const [delimiter, newline] = form;
  const unparse = (cells: string[]) => Papa.unparse([cells], { delimiter, newline });
  let line = 2;
  let text = unparse(header);
  const table: Table = { rows: [], lines: [], text: '' };
  for (const [index, cells] of rows.entries()) {
    if (blanks[index]) {
      text += newline;
      line++;
    }
    const isBroken = breaks[index] === true;
    const own = isBroken ? [...cells.slice(0, 3), `${cells[3]}a${newline}b`] : cells;
    text += newline + unparse(own);
    table.rows.push(own);
    table.lines.push(line);
    line += isBroken ? 2 : 1;
  }
  return { ...table, text };
};

const tables = fc
  .tuple(
    fc.array(row, { minLength: 1, maxLength: 12 }),
    fc.array(fc.boolean(), { maxLength: 12 }),
    fc.array(fc.boolean(), { maxLength: 12 }),
    fc.constantFrom(...delimiters),
    fc.constantFrom(...newlines),
  )
  .map(([rows, breaks, blanks, delimiter, newline]) => ({
    ...toTable(rows, breaks, blanks, [delimiter, newline]),
    delimiter,
    newline,
  }));

describe('a table comes out of a file as it went in', () => {
  test('in any encoding, with any delimiter and line end, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.constantFrom(...forms),
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        async ({ rows, lines, text, delimiter, newline }, [encoding, marked], blockSize, isEnded) => {
          const bytes = encodeText(isEnded ? text + newline : text, encoding, marked);
          // What is no word may be of another encoding: `import-encodings.test.ts` holds what is told by itself.
          const named = encoding === 'windows-1252' ? { encoding } : {};
          const planned = await plan(bytes, { blockSize, ...named });
          const found = rowsInOrder(planned);
          expect(found.map(({ cells }) => cells)).toEqual(rows);
          expect(found.map(({ line }) => line)).toEqual(lines);
          expect(found.map(({ record }) => record)).toEqual(rows.map((_, index) => index + 1));
          expect(planned.result.plan).toMatchObject({ delimiter, rows: rows.length });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('the same bytes give the same objects', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 100 }), async ({ text }, blockSize) => {
        const [one, other] = [await plan(text), await plan(text, { blockSize })];
        expect([...other.objects]).toEqual([...one.objects]);
        expect(other.result).toEqual(one.result);
      }),
      { numRuns: 100 },
    );
  });

  test('fewer cells are planned as they are, blanks behind the last column are dropped', async () => {
    const planned = await plan('name,phone,email\nJane\nJohn,+12025550101,j@example.com,\n');
    expect(rowsInOrder(planned).map(({ cells }) => cells)).toEqual([
      ['Jane'],
      ['John', '+12025550101', 'j@example.com'],
    ]);
  });
});

describe('rows are dealt into chunks', () => {
  const many = (count: number) =>
    ['name,phone', ...Array.from({ length: count }, (_, n) => `N${n},+1202${5_550_000 + n}`)].join('\n');

  test('of 500, in the order of the file, with nothing left out', async () => {
    const planned = await plan(many(1_201));
    expect(planned.result.plan).toMatchObject({ rows: 1_201, chunks: 3, repeats: 0 });
    expect([...planned.objects.keys()].sort()).toEqual(['chunks/000000', 'chunks/000001', 'chunks/000002']);
    expect(planned.chunks.map(({ record }) => record)).toEqual(
      Array.from({ length: 1_201 }, (_, n) => n + 1),
    );
    expect(planned.chunks.at(-1)?.line).toBe(1_202);
  });

  test.each([
    ['name,phone,mobile', 'Sam,+13035550101,(303) 555-0101'],
    ['name,email,email 2', 'Sam,sam@example.com,SAM@example.com'],
    ['name,phone', 'Sam,+17105550060 ::: +1 710 555 0060'],
    // Those of which only the last digits are compared.
    ['name,phone,phone 2', 'Sam,+34912345678,+34612345678'],
  ])('a row that says one value twice is no repeat of itself: %s', async (titles, line) => {
    const { result } = await plan(`${titles}\n${line}\n`);
    expect(result.plan).toMatchObject({ rows: 1, chunks: 1, repeats: 0 });
  });

  test('the first of several with one number comes before the others, which keep their order', async () => {
    const planned = await plan(
      'name,phone,email\nA,+12025550100,\nB,(202) 555-0101,\nC,1-202-555-0100,\nD,,B@x.org\nE,,b@X.org\nF,+12025550100,\n',
    );
    expect(planned.chunks.map(({ record }) => record)).toEqual([1, 2, 4]);
    expect(planned.repeats.map(({ record }) => record)).toEqual([3, 5, 6]);
  });

  test('of any rows, those that share a number, address, id or bare name never stand together in the chunks', async () => {
    const few = <T>(...values: T[]) => fc.constantFrom(...values);
    const person = fc.record({
      name: few('Ann', 'Bob', ' ANN '),
      phone: few('', '', '+442079460958', '020 7946 0958', '+447911123456'),
      other: few('', '', '0044 7911 123456', '07911 123456'),
      email: few('', '', 'a@x.org', ' A@X.ORG '),
      id: few('', '', '7', '8'),
    });
    const canonical = ({ name, phone, other, email, id }: Record<string, string>): string[] => {
      const numbers: Record<string, string> = {
        '+442079460958': 'p1',
        '020 7946 0958': 'p1',
        '+447911123456': 'p2',
        '0044 7911 123456': 'p2',
        '07911 123456': 'p2',
      };
      const keys = [numbers[phone ?? ''], numbers[other ?? ''], email?.trim().toLowerCase(), id].filter(
        Boolean,
      );
      return keys.length > 0 ? (keys as string[]) : [`name ${name?.trim().toLowerCase()}`];
    };
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 10 }), async (people) => {
        const data = people.map(({ name, phone, other, email, id }) => [name, phone, other, email, id]);
        const text = Papa.unparse([['name', 'phone', 'phone 2', 'email', 'external id'], ...data]);
        const { chunks } = await plan(text, { country: 'GB' });
        const inChunks = new Set(chunks.map(({ record }) => record));
        const keys = people.map(canonical);
        const clashes = keys.flatMap((own, index) => {
          const earlier = new Set(keys.slice(0, index).flat());
          return inChunks.has(index + 1) ? own.filter((key) => earlier.has(key)) : [];
        });
        expect(clashes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the documented samples', () => {
  const samples = {
    'bot CRM': [
      'name,email,phone,company\nJohn Doe,john@example.com,+1234567890,Acme Inc\nJane Smith,jane@example.com,+0987654321,Tech Corp\n',
      ['contact.name', 'contact.email', 'contact.phone', 'company.name'],
    ],
    DutyCall: [
      'Name,Phone,Email,Tags\nJohn Doe,+15551234567,john@example.com,"VIP,Q4"\nJane Smith,+15559876543,jane@example.com,"New Customer"\n',
      ['contact.name', 'contact.phone', 'contact.email', 'contact.tags'],
    ],
    Talkturo: [
      'first_name,last_name,email,phone,job_title,lead_status,company_name,company_industry,company_city\nJane,Smith,jane@acme.com,+12025550100,CEO,qualified,Acme Corp,Technology,San Francisco\nJohn,Doe,john@widgets.com,+12025550101,Sales Manager,new,Widgets Inc,Retail,New York\n',
      [
        'contact.first_name',
        'contact.last_name',
        'contact.email',
        'contact.phone',
        'contact.job_title',
        'contact.lead_status',
        'company.name',
        'company.industry',
        'company.city',
      ],
    ],
  } as const;

  test.each(Object.entries(samples))('%s maps by itself', async (_, [text, targets]) => {
    const { result, chunks } = await plan(text);
    expect(
      result.plan?.columns.map(({ target }) =>
        'name' in target ? `${target.kind}.${target.name}` : target.kind,
      ),
    ).toEqual(targets);
    expect(result.plan?.columns.map(({ filled }) => filled)).toEqual(targets.map(() => 2));
    expect(chunks.map(({ line }) => line)).toEqual([2, 3]);
  });
});
