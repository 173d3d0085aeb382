import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mutant } from './mutants.ts';

/** A mutant with the path of its file. */
export interface Loaded extends Mutant {
  readonly path: string;
}

const files = globSync('packages/core/**/*.ts').map((file) => path.resolve(file));

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/**
 * Finds the file of a mutant.
 * @throws Error when its text does not stand there exactly once any more
 */
export const findFile = ({ file, from }: Mutant): string => {
  const found = files.filter(
    (one) => path.basename(one) === file && readFileSync(one, 'utf8').includes(from),
  );
  const [first, ...others] = found;
  if (first === undefined || others.length > 0 || occurrences(readFileSync(first, 'utf8'), from) !== 1)
    throw new Error(`There has to be one ${file} of packages/core in which this stands once: ${from}`);
  return first;
};
