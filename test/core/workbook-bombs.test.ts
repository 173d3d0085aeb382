import { expect, test } from 'vitest';
import { plan } from './import-fixture.ts';
import { bombs } from './workbook-bombs.ts';

test.each(Object.entries(bombs))('%s is refused, and says so', async (_, { code, make }) => {
  const { result } = await plan(make(), { maxRows: 10_000 });
  expect(result.refused?.code).toBe(code);
  expect(result.refused?.message).toMatch(/\.$/);
});
