import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plan, rowsInOrder } from './import-fixture.ts';
import { bombs } from './workbook-bombs.ts';
import { workbookParts, zipped } from './workbook-fixture.ts';

test.each(Object.entries(bombs))('%s is refused, and says so', async (_, { code, make }) => {
  const { result } = await plan(make(), { maxRows: 10_000 });
  expect(result.refused?.code).toBe(code);
  expect(result.refused?.message).toMatch(/\.$/);
});

test('a workbook with something changed anywhere is planned or refused, never an error', async () => {
  const shared = ['<t>Ann</t>', '<r><t>Ben</t></r>'];
  const rows = [
    ['name', 'phone', 'note'],
    [{ raw: '<c t="s"><v>0</v></c>' }, 12_025_550_100, { raw: '<c s="1"><v>45658.5</v></c>' }],
    [{ raw: '<c t="s"><v>1</v></c>' }, '+12025550101', { raw: '<c t="b"><v>1</v></c>' }],
  ];
  const good = workbookParts({ sheets: [{ name: 'a', rows }], shared, formats: ['yyyy'], is1904: true });
  /** Where names, values and texts begin and end in a part. */
  const places = Object.entries(good).flatMap(([name, xml]) =>
    [...xml.matchAll(/(?<=")[^"<>]*(?=")|(?<=>)[^<]+(?=<)|<\/?[\w:]+/g)].map(({ index, 0: found }) => ({
      name,
      from: index,
      to: index + found.length,
    })),
  );
  const pieces = ['', 'x', '-1', '1e400', '%', '%zz', '..', '//[', '"', '<', '>', '/', '&', '_xD800_', ' '];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.constantFrom(...pieces),
      async ({ name, from, to }, piece) => {
        const old = good[name] ?? '';
        const planned = await plan(zipped({ ...good, [name]: old.slice(0, from) + piece + old.slice(to) }));
        expect(planned.result.plan ?? planned.result.refused).toBeDefined();
        for (const { line } of rowsInOrder(planned)) expect(line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});
