/**
 * Puts each fault of `mutants.ts` into the code, one at a time, and tells which of them the tests that need no engine
 * catch. Files stay as they are: the fault is in what the tests load.
 *
 * npm run mutants [-- WORD]: those alone whose file or fault has the word
 */
import path from 'node:path';
import type { Plugin } from 'vitest/config';
import { startVitest, type Vitest } from 'vitest/node';
import { findFile, type Loaded } from './find-file.ts';
import { allMutants } from './mutants.ts';

/** So many may go uncaught. */
const spare = 4;
/** A run of a few pure tests takes seconds (ms). */
const patience = 120_000;

/** Loads a file with a fault in it. What other runs have loaded is used again, but for that file. */
const faulty = (mutant: Loaded): Plugin => ({
  name: 'fault',
  enforce: 'pre',
  transform: (code, id) => (id === mutant.path ? code.replace(mutant.from, () => mutant.to) : undefined),
  configureVitest: ({ defineCacheKeyGenerator }) =>
    defineCacheKeyGenerator(({ id }) => (id === mutant.path ? mutant.to : undefined)),
});

const runTests = (tests: readonly string[], mutant?: Loaded) =>
  startVitest(
    'test',
    tests.map((name) => `test/core/${name}.test.ts`),
    {
      config: false,
      watch: false,
      bail: 1,
      reporters: [{}],
      pool: 'threads',
      maxWorkers: 1,
      testTimeout: patience,
    },
    { plugins: mutant ? [faulty(mutant)] : [] },
  );

/** Whether a test failed. A module that cannot be loaded proves nothing. */
const isCaught = (vitest: Vitest): boolean => {
  const modules = vitest.state.getTestModules();
  const broken = modules.flatMap((module) => module.errors());
  if (modules.length === 0 || broken.length > 0)
    throw new Error(`Tests could not be run: ${broken[0]?.message ?? 'there are none'}`);
  return modules.some((module) => [...module.children.allTests('failed')].length > 0);
};

const within = async (tests: readonly string[], mutant?: Loaded): Promise<boolean> => {
  const late = setTimeout(() => {
    throw new Error(`Tests take longer than ${patience} ms with ${JSON.stringify(mutant)}`);
  }, patience);
  const vitest = await runTests(tests, mutant);
  try {
    return isCaught(vitest);
  } finally {
    await vitest.close();
    process.exitCode = 0;
    clearTimeout(late);
  }
};

const print = (text: string) => process.stdout.write(`${text}\n`);

const [word = ''] = process.argv.slice(2);
const chosen = allMutants.map((group) => ({
  ...group,
  mutants: group.mutants
    .filter(({ file, fault }) => `${file} ${fault}`.includes(word))
    .map((mutant) => ({ ...mutant, path: findFile(mutant) })),
}));
const survivors: string[] = [];
for (const { name, mutants, tests } of chosen) {
  if (mutants.length === 0) continue;
  if (await within(tests)) throw new Error(`Tests of ${name} fail without any fault.`);
  for (const mutant of mutants) {
    const caught = await within(tests, mutant);
    const line = `${name}: ${mutant.fault} (${path.relative('', mutant.path)})`;
    print(`${caught ? 'caught  ' : 'SURVIVED'}  ${line}`);
    if (!caught) survivors.push(line);
  }
}
const count = chosen.reduce((sum, { mutants }) => sum + mutants.length, 0);
print(`\n${count - survivors.length} of ${count} caught`);
process.exit(survivors.length > spare ? 1 : 0);
