import { expect, test } from 'vitest';
import { fieldIn, indexFields } from '#core/catalogue/field-index.ts';

const field = (name: string, created_at = '2026-01-01') => ({ name, created_at });

test('a name is found in any case, and with spaces too many', () => {
  const fields = indexFields([field('Pad two'), field(' Old  name ')]);
  for (const name of ['pad two', ' PAD  two\u00a0']) expect(fieldIn(fields, name)?.name).toBe('Pad two');
  for (const name of [' Old  name ', 'old name']) expect(fieldIn(fields, name)?.name).toBe(' Old  name ');
  expect(fieldIn(fields, 'padtwo')).toBeUndefined();
});

test('fields that were told apart by their spaces stay two', () => {
  const [plain, padded, other] = [field('Pad', '2026-02-01'), field(' Pad '), field('Pad  ')];
  const fields = indexFields([padded, other, plain]);
  expect(fields.size).toBe(3);
  expect(['pad', ' PAD ', 'Pad  ', '  pad'].map((name) => fieldIn(fields, name))).toEqual([
    plain,
    padded,
    other,
    plain,
  ]);
});
