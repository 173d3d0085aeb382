import fc from 'fast-check';
import { startEngine } from '#engine/engine.ts';
import { compareAll } from './compare.ts';
import { startOthers } from './others.ts';
import { type Recorded, writeRecording } from './recording.ts';
import { sequenceOf } from './workload.ts';

// Records what all three engines answer, for machines on which the two others cannot run.
const sequences = 8;
const length = 25;
const seed = 20_261_130;

const ours = await startEngine({ port: 0 });
const others = await startOthers(['dynamodb-local', 'dynoxide']);
if (others.length < 2)
  throw new Error('A recording needs DynamoDB Local (Java) and dynoxide (Linux on x86-64).');
const recorded: Recorded[] = [];
for (const sequence of fc.sample(sequenceOf(length), { seed, numRuns: sequences })) {
  const { answers, comparisons } = await compareAll(ours.url, others, sequence);
  for (const { difference } of comparisons.values())
    if (difference !== undefined)
      throw new Error(`There is nothing to record while engines differ.\n${difference}`);
  const agreedUpTo = Math.max(...[...comparisons.values()].map(({ compared }) => compared));
  recorded.push({ sequence, answers: answers.slice(0, agreedUpTo) });
}
writeRecording(recorded);
await Promise.all([ours, ...others].map((engine) => engine.close()));
process.stdout.write(
  `${recorded.reduce((sum, { answers }) => sum + answers.length, 0)} answers are recorded.\n`,
);
