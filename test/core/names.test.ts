import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Words that say nothing of a thing to somebody who does not know it yet. */
const banned = /told|untold|heard|beside|foretold|^leave(?!s?$)|makeWay/i;
const exported = /^export (?:abstract )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm;

test('exported names say what a thing is', () => {
  const files = globSync('{packages,infra}/**/*.ts', { exclude: ['**/node_modules/**', '**/dist/**'] });
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(exported)].map(([, name = '']) => ({ file, name })),
  );
  expect(names.length).toBeGreaterThan(1_000);
  expect(names.filter(({ name }) => banned.test(name))).toEqual([]);
});
