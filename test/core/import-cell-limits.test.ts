import { expect, test } from 'vitest';
import { readCells } from './row-fixture.ts';

test.each([
  ['Name', 'x'.repeat(256), '255 characters'],
  ['Notes', 'x'.repeat(50_001), '50000 characters'],
  ['Job title', 'x'.repeat(256), '255 characters'],
  ['Phone', '1'.repeat(65), '64 characters'],
  ['Company', 'x'.repeat(256), '255 characters'],
  ['Colour', 'x'.repeat(20_001), '20000 characters'],
  ['Tags', 'x'.repeat(101), '100 characters'],
])('a cell of %s that is too long tells how long it may be', (header, cell, limit) => {
  const { errors } = readCells(['Email', header], ['ann@example.com', cell]);
  expect(errors).toMatchObject([{ column: header, code: 'too_long' }]);
  expect(errors?.[0]?.message).toContain(`it may have ${limit}`);
});
