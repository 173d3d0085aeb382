import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '#core/in-order.ts';

const works = fc.array(
  fc.record({ keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), wait: fc.nat(3) }),
  { maxLength: 20 },
);

test('works that share a key run one after the other, others beside each other, never too many', async () => {
  await fc.assert(
    fc.asyncProperty(works, fc.integer({ min: 1, max: 4 }), async (all, most) => {
      const ended: number[] = [];
      let running = 0;
      const answers = await inOrder(
        all.map(({ keys, wait }, index) => ({
          keys,
          work: async () => {
            expect(++running).toBeLessThanOrEqual(most);
            const before = all
              .slice(0, index)
              .flatMap((one, at) => (one.keys.some((key) => keys.includes(key)) ? [at] : []));
            expect(ended).toEqual(expect.arrayContaining(before));
            await setTimeout(wait);
            ended.push(index);
            running--;
            return index;
          },
        })),
        most,
      );
      expect(answers).toEqual(all.map((_, index) => index));
    }),
    { numRuns: 60 },
  );
});
