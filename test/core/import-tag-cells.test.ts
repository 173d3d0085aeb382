import { expect, test } from 'vitest';
import { readCells } from './row-fixture.ts';

test.each([
  ['VIP, Berlin', ['VIP', 'Berlin']],
  ['VIP;Berlin', ['VIP', 'Berlin']],
  ['["VIP","Q4, 2024"]', ['VIP', 'Q4, 2024']],
  ["['VIP','Q4']", ['VIP', 'Q4']],
  ['["VIP",null]', ['VIP']],
  ['[]', []],
])('the cell of tags %s', (cell, tags) => {
  const row = readCells(['name', 'tags'], ['Ann', cell]);
  expect(row.errors ?? row.values.tags).toEqual(tags);
});
