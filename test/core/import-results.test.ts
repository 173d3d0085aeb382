import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { decodeOutcomes, encodeOutcomes, type RowOutcome } from '#core/import-file/ledger.ts';
import {
  mergeOutcomes,
  rejectedHeader,
  rejectedLine,
  resultsHeader,
  resultsLine,
} from '#core/import-file/results.ts';
import { plan, rowsInOrder } from './import-fixture.ts';

async function* streamOf(outcomes: readonly RowOutcome[]): AsyncGenerator<RowOutcome> {
  yield* outcomes;
}

const created = (record: number): RowOutcome => ({
  record,
  line: record + 1,
  outcome: 'created',
  id: `cont_${record}`,
});

const merge = async (chunks: number[], repeats: number[], rows: number | undefined): Promise<number[]> => {
  const merged = mergeOutcomes(streamOf(chunks.map(created)), streamOf(repeats.map(created)), rows);
  const records: number[] = [];
  for await (const { record } of merged) records.push(record);
  return records;
};

describe('the ledgers of an import', () => {
  test('merge into one outcome for each row, in the order of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 50 }), async (isRepeat) => {
        const records = isRepeat.map((_, index) => index + 1);
        const chunks = records.filter((record) => !isRepeat[record - 1]);
        const repeats = records.filter((record) => isRepeat[record - 1]);
        expect(await merge(chunks, repeats, records.length)).toEqual(records);
      }),
    );
  });

  test.each([
    ['a gap', [1, 3], [], 3, 'Row 2'],
    ['a missing end', [1], [2], 3, 'Row 3'],
    ['a row in both', [1, 2], [2], 2, 'Row 2'],
    ['a row twice', [1, 1, 2], [], 2, 'Row 1'],
    ['a row too many', [1, 2, 3], [], 2, ''],
  ])('with %s are not accepted', async (_, chunks, repeats, rows, message) => {
    await expect(merge(chunks, repeats, rows)).rejects.toThrow(message);
  });

  test('of an import that failed half-way may have gaps, and still no double', async () => {
    expect(await merge([1, 5], [3], undefined)).toEqual([1, 3, 5]);
    await expect(merge([1, 5], [5], undefined)).rejects.toThrow('Row 5');
  });

  test('survive their encoding', () => {
    const outcomes: RowOutcome[] = [
      created(1),
      {
        record: 2,
        line: 4,
        outcome: 'failed',
        errors: [{ column: null, code: 'x', message: 'é\n', value: null }],
        cells: ['"', '\n'],
      },
    ];
    expect(decodeOutcomes(encodeOutcomes(outcomes))).toEqual(outcomes);
  });
});

const failed = (cells: string[]): RowOutcome => ({
  record: 1,
  line: 7,
  outcome: 'failed',
  errors: [
    { column: 'phone', code: 'phone_invalid', message: '"x" is not a possible phone number.', value: 'x' },
    { column: 'email', code: 'email_invalid', message: 'This is not an email address.', value: 'y' },
  ],
  cells,
});

describe('the results file', () => {
  test('has a line for each row with its outcome and reason', () => {
    const skipped: RowOutcome = {
      record: 2,
      line: 3,
      outcome: 'skipped',
      id: 'cont_1',
      reason: { code: 'duplicate_in_file', message: 'Same phone, twice.' },
    };
    const text = resultsHeader + resultsLine(created(1)) + resultsLine(skipped) + resultsLine(failed([]));
    expect(Papa.parse(text, { header: true, skipEmptyLines: true }).data).toEqual([
      { line: '2', record: '1', outcome: 'created', contact_id: 'cont_1', reason: '' },
      {
        line: '3',
        record: '2',
        outcome: 'skipped',
        contact_id: 'cont_1',
        reason: 'duplicate_in_file: Same phone, twice.',
      },
      {
        line: '7',
        record: '1',
        outcome: 'failed',
        contact_id: '',
        reason:
          'phone: phone_invalid: "x" is not a possible phone number.; email: email_invalid: This is not an email address.',
      },
    ]);
  });
});

describe('the rejected file', () => {
  const headers = ['name', 'phone', 'email'];

  test('holds the cells as they were, formulas included, and all that is wrong', () => {
    const cells = ['=1+1', '+44 "x"', ' a,b\n'];
    const { data } = Papa.parse<string[]>(rejectedHeader(headers) + rejectedLine(failed(cells), 3));
    expect(data[0]).toEqual([...headers, 'line', 'column', 'code', 'message']);
    expect(data[1]).toEqual([
      ...cells,
      '7',
      'phone; email',
      'phone_invalid; email_invalid',
      '"x" is not a possible phone number.; This is not an email address.',
    ]);
  });

  test('can be dropped as it is: the same cells under the same header', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab ,;|\t"\'\n\ré=+'), maxLength: 10 });
    const row = fc.tuple(fc.constantFrom('Ann', 'Bob "B"'), cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const text =
          rejectedHeader(headers) + rows.map((cells) => rejectedLine(failed([...cells]), 3)).join('');
        const planned = await plan(text);
        expect(planned.result.plan?.columns.map(({ header }) => header)).toEqual(headers);
        expect(rowsInOrder(planned).map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});
