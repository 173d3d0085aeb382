import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from './answers.ts';
import type { Sequence } from './workload.ts';

/** A sequence and what the engines answered it that agree with one another, request by request. */
export interface Recorded {
  readonly sequence: Sequence;
  readonly answers: readonly Answer[];
}

const file = path.join(import.meta.dirname, '..', 'fixtures', 'differential.json');

export const readRecording = (): readonly Recorded[] => JSON.parse(readFileSync(file, 'utf8'));

export const writeRecording = (recorded: readonly Recorded[]): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  const lines = recorded.map((one) => JSON.stringify(one)).join(',\n');
  writeFileSync(file, `[\n${lines}\n]\n`);
};
