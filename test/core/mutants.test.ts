import { expect, test } from 'vitest';
import { findFile } from '../mutants/find-file.ts';
import { allMutants } from '../mutants/mutants.ts';

test('the faults that `npm run mutants` puts into the code have their places in it', () => {
  for (const { mutants } of allMutants)
    for (const mutant of mutants) expect(() => findFile(mutant), mutant.fault).not.toThrow();
});
