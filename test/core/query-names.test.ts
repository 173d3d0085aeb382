import { expect, test } from 'vitest';
import { plainName, plainNames } from '#functions/http/query-names.ts';

test.each([
  ['cf.size', 'cf.size'],
  ['cf[size]', 'cf.size'],
  ['cf[size.from]', 'cf.size.from'],
  ['cf[size][from]', 'cf.size.from'],
  ['cf[kinds][]', 'cf.kinds.any'],
  ['cf[kinds][all][]', 'cf.kinds.all'],
  ['cf[a[b]]', 'cf.a[b]'],
  ['cf[', 'cf['],
  ['tags[]', 'tags[]'],
  ['limit', 'limit'],
])('%s means %s', (given, plain) => {
  expect(plainName(given)).toBe(plain);
  expect(plainNames({ [given]: 'x' })).toEqual({ [plain]: 'x' });
});
