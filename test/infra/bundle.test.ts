import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleFunctions } from '#infra/bundle.ts';
import { temporaryFolder } from './synth.ts';

test('bundles are made again when anything that they are made of has changed, and only then', async () => {
  using folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  write('entry.ts', "import { word } from './word.ts';\nexport const handler = () => word;\n");
  write('word.ts', "export const word = 'first';\n");
  const bundle = () =>
    join(bundleFunctions(folder.path, { one: { source: 'entry.ts' } }), 'one', 'index.mjs');
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

test('files beside a bundle are made with it, and again when what they are made of has changed', async () => {
  using folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  write('entry.ts', 'export const handler = () => 1;\n');
  write('description.ts', "export const text = 'first';\n");
  const files = () => ({ 'text.txt': readFileSync(join(folder.path, 'description.ts'), 'utf8') });
  const bundle = () =>
    bundleFunctions(folder.path, {
      one: { source: 'entry.ts', companion: { source: 'description.ts', files } },
    });
  const beside = () => readFileSync(join(bundle(), 'one', 'text.txt'), 'utf8');
  expect(beside()).toContain('first');
  write('description.ts', "export const text = 'later';\n");
  expect(beside()).toContain('later');
  rmSync(join(folder.path, 'dist/functions/one/text.txt'));
  expect(beside()).toContain('later');
  expect(readdirSync(join(folder.path, 'dist/functions'))).toEqual(['one']);
});
