import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/harness/closing-line.ts';

const files = (...paths: string[]) => paths.map((path) => `test/${path}.test.ts`);

/** Tests that fill a table. They have a host of their own, because others scan theirs. */
const crowded = files(
  'api/bulk',
  'api/list-under-change',
  'api/retype-field',
  'pipeline/many-rows',
  'pipeline/undo-many',
  'store/budget',
  'store/find-contacts',
  'store/search-budget',
  'store/tag-job',
);

/** Tests that scan their table. They have a host of their own, because the others' tables are larger. */
const scanning = files(
  'api/batch-contacts',
  'api/delete-company',
  'api/dutycall',
  'api/idempotency',
  'api/restore-contact',
  'api/token',
  'api/tokens',
  'api/webhooks',
  'store/claims',
  'store/contact-races',
  'store/purge-trash',
);

/** Those that scan it, too, and write more than the ones above. */
const scanningImports = files(
  'pipeline/again',
  'pipeline/duplicates',
  'pipeline/policies',
  'pipeline/rows',
  'pipeline/undo',
  'reliability/contact-faults',
  'reliability/faults',
  'reliability/projection',
  'reliability/slow-table',
);

/** Tests that fill a table bit by bit and scan it each time; others would scan theirs. */
const killed = files('reliability/killed-import', 'reliability/killed-undo', 'pipeline/update-order');

const all = (folders: string) => ({ include: [`test/${folders}/**/*.test.ts`] });

/** Tests of one kind. */
const project = (name: string, which: { include: string[]; exclude?: string[] }) => ({
  test: { name, ...which, testTimeout: 300_000, hookTimeout: 180_000 },
});

/** Those on the stack share one running host. */
const onHost = (name: string, which: Parameters<typeof project>[1]) => {
  const { test } = project(name, which);
  return { test: { ...test, globalSetup: ['test/harness/host.setup.ts'] } };
};

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    // Tests on the stack wait for it most of the time.
    maxWorkers: 2,
    projects: [
      // Pure tests share their workers: what they read stays read.
      { test: { ...project('core', all('core')).test, isolate: false, pool: 'threads' as const } },
      project('engine', all('engine')),
      project('infra', all('infra')),
      project('local', all('local')),
      onHost('stack', {
        ...all('{store,api,pipeline,reliability}'),
        exclude: [...crowded, ...scanning, ...scanningImports, ...killed],
      }),
      onHost('scanning', { include: scanning }),
      onHost('scanning-imports', { include: scanningImports }),
      onHost('crowd', { include: crowded }),
      onHost('killed', { include: killed }),
    ],
  },
});
