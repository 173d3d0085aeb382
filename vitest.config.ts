import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/harness/closing-line.ts';

/** Tests of one kind; those on the stack share one running host. */
const project = (name: string, folders: string, onHost = false) => ({
  test: {
    name,
    include: [`test/${folders}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    ...(onHost && { globalSetup: ['test/harness/host.setup.ts'] }),
  },
});

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      project('core', 'core'),
      project('infra', 'infra'),
      project('local', 'local'),
      project('stack', '{store,api,pipeline,reliability}', true),
    ],
  },
});
