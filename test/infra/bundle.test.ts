import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleFunctions } from '#infra/bundle.ts';
import { temporaryFolder } from './synth.ts';

test('bundles are made again when anything that they are made of has changed, and only then', async () => {
  using folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  write('entry.ts', "import { word } from './word.ts';\nexport const handler = () => word;\n");
  write('word.ts', "export const word = 'first';\n");
  const bundle = () => join(bundleFunctions(folder.path, { one: 'entry.ts' }), 'one', 'index.mjs');
  const [record, path] = [join(folder.path, 'dist/functions.json'), bundle()];
  const made = () => [statSync(path).ino, statSync(record).ino];

  const first = made();
  expect(readFileSync(path, 'utf8')).toContain('first');
  expect(bundle()).toBe(path);
  expect(made()).toEqual(first);

  write('word.ts', "export const word = 'later';\n");
  bundle();
  expect(readFileSync(path, 'utf8')).toContain('later');

  for (const spoil of [() => rmSync(path), () => writeFileSync(path, 'broken'), () => rmSync(record)]) {
    spoil();
    bundle();
    expect(readFileSync(path, 'utf8')).toContain('later');
  }
  write('package-lock.json', '{}');
  const before = readFileSync(record, 'utf8');
  bundle();
  expect(readFileSync(record, 'utf8')).not.toBe(before);
});
