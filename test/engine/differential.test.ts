import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '#engine/engine.ts';
import { answersOf } from './differential/answers.ts';
import { compareAll, requestsOf } from './differential/compare.ts';
import { type Other, startOthers } from './differential/others.ts';
import { readRecording } from './differential/recording.ts';
import { sequenceOf } from './differential/workload.ts';

// A share of the operations by default; all 20,000 with `npm run test:full`, which runs both other engines.
const operations = Number(process.env.ENGINE_OPERATIONS ?? 200);
const seed = Number(process.env.ENGINE_SEED ?? 1);
const isWhole = operations >= 20_000;
const length = 25;

let engine: Engine;
let others: readonly Other[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  engine = await startEngine({ port: 0, onError: (error) => faults.push(error) });
  // The one that starts in no time, else the one that needs Java.
  others = await startOthers(isWhole ? ['dynoxide', 'dynamodb-local'] : ['dynoxide']);
  if (others.length === 0) others = await startOthers(['dynamodb-local']);
});

afterAll(async () => {
  await Promise.all([engine, ...others].map((running) => running.close()));
});

test('answers as the other engines did when they were recorded', async () => {
  for (const { sequence, answers } of readRecording()) {
    const ours = await answersOf(engine.url, sequence);
    for (const [index, request] of requestsOf(sequence).slice(0, answers.length).entries())
      expect(ours[index], JSON.stringify(request)).toEqual(answers[index]);
  }
  expect(faults).toEqual([]);
});

test('answers as the other engines do that this machine can run', { timeout: 7_200_000 }, async (context) => {
  if (others.length === 0) return context.skip();
  const agreed = new Map(others.map(({ name }) => [name, 0]));
  for (const sequence of fc.sample(sequenceOf(length), { seed, numRuns: Math.ceil(operations / length) })) {
    const { comparisons } = await compareAll(engine.url, others, sequence);
    for (const [name, comparison] of comparisons) {
      expect(comparison.difference).toBeUndefined();
      agreed.set(name, (agreed.get(name) ?? 0) + comparison.agreed);
    }
  }
  expect(faults).toEqual([]);
  // Most of all that is asked; dynoxide is left as soon as it writes what Amazon's engine refuses.
  for (const [name, count] of agreed) expect(count / operations, name).toBeGreaterThan(0.3);
});
