import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import strata from '#core/strata.json' with { type: 'json' };

test('name every folder of core once', () => {
  const files = globSync('**/*.ts', { cwd: 'packages/core' });
  const folders = new Set(files.map((file) => path.dirname(file)).filter((folder) => folder !== '.'));
  expect(strata.flat().toSorted()).toEqual([...folders].sort());
});

test('are drawn in the architecture, top to bottom', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');
  const [, picture = ''] = /## Strata\n[^`]+(?:`[^`\n]+`[^`]*)*```\n(.+?)```/s.exec(text) ?? [];
  const drawn = picture
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2,}/)[0]?.split(' · '));
  expect(drawn.toReversed()).toEqual(strata);
});
