import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/harness/closing-line.ts';

/**
 * Tests of one kind, in the folders of these names. Files share their workers, so that what they have loaded stays
 * loaded; what a test replaces is put back after it.
 */
const project = (name: string, folders = name) => ({
  name,
  include: [`test/${folders}/**/*.test.ts`],
  testTimeout: 300_000,
  hookTimeout: 180_000,
  isolate: false,
  restoreMocks: true,
  unstubEnvs: true,
});

// Kinds run in the order of their names, large files first: the end of one is filled with the beginning of the next.
export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    // Those on the host wait for it for much of their time.
    maxWorkers: 3,
    projects: [
      { test: { ...project('core'), pool: 'threads' } },
      { test: project('engine') },
      {
        test: {
          ...project('host', '{store,api,pipeline,reliability}'),
          // One laptop, which all of these work on, each test in a team of its own.
          globalSetup: ['test/harness/host.setup.ts'],
        },
      },
      { test: project('infra') },
      { test: project('local') },
      // In a browser, on a laptop with the built pages before it.
      { test: { ...project('pages'), globalSetup: ['test/harness/pages.setup.ts'] } },
    ],
  },
});
