import { expect, test } from 'vitest';
import { RowReasons } from '#core/import/write/reasons.ts';

const fault = (code: string, column: string | null = null) => ({ code, column, message: code, value: null });

test('reasons are told by kind and code, each row once, with its first lines', () => {
  const reasons = new RowReasons();
  for (let record = 1; record <= 7; record++)
    reasons.add({
      record,
      line: record + 1,
      outcome: 'failed',
      errors: [fault('phone_invalid', 'Phone'), fault('phone_invalid', 'Mobile')],
    });
  reasons.add({ record: 8, line: 9, outcome: 'created', warnings: [fault('phone_invalid'), fault('zone')] });
  reasons.add({ record: 9, line: 10, outcome: 'skipped', reason: { code: 'duplicate', message: 'Known.' } });
  reasons.add({ record: 10, line: 11, outcome: 'created' });
  expect(reasons.list()).toEqual([
    { kind: 'failed', code: 'phone_invalid', message: 'phone_invalid', rows: 7, lines: [2, 3, 4, 5, 6] },
    { kind: 'skipped', code: 'duplicate', message: 'Known.', rows: 1, lines: [10] },
    { kind: 'warned', code: 'zone', message: 'zone', rows: 1, lines: [9] },
    { kind: 'warned', code: 'phone_invalid', message: 'phone_invalid', rows: 1, lines: [9] },
  ]);
});

test('however many codes there are, few are kept', () => {
  const reasons = new RowReasons();
  for (let record = 1; record <= 200; record++)
    reasons.add({ record, line: record, outcome: 'failed', errors: [fault(`code_${record}`)] });
  expect(reasons.list()).toHaveLength(50);
});
