import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { strata } from '../../scripts/strata.ts';

test('every folder of core is drawn in the architecture, once', () => {
  const files = globSync('**/*.ts', { cwd: 'packages/core' });
  const folders = new Set(files.map((file) => path.dirname(file)).filter((folder) => folder !== '.'));
  expect(strata.flat().toSorted()).toEqual([...folders].sort());
});
