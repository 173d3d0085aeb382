import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { buildPages } from '#local/pages/build-pages.ts';

const chunkSchema = v.object({
  file: v.string(),
  isEntry: v.optional(v.boolean(), false),
  isDynamicEntry: v.optional(v.boolean(), false),
  imports: v.optional(v.array(v.string()), []),
  css: v.optional(v.array(v.string()), []),
});
const manifestSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), chunkSchema));

const home = await buildPages();
const manifest = v.parse(manifestSchema, readFileSync(path.join(home, 'manifest.json'), 'utf8'));

const kilobytes = (file: string): number => gzipSync(readFileSync(path.join(home, file))).length / 1024;

/** A chunk with all that it needs at once. */
const closure = (name: string, found = new Set<string>()): Set<string> => {
  if (found.has(name)) return found;
  found.add(name);
  for (const one of manifest[name]?.imports ?? []) closure(one, found);
  return found;
};

const weight = (names: Iterable<string>): number =>
  [...new Set(names)].reduce((sum, name) => sum + kilobytes(manifest[name]?.file ?? ''), 0);

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
const first = new Set([
  ...closure(entry),
  ...closure('contacts/contacts-page.tsx'),
  ...closure('i18n/locales/en.po'),
]);

test('the first page is small', () => {
  expect(weight(first)).toBeLessThanOrEqual(185);
});

test.each(
  Object.keys(manifest).filter(
    (name) => /-(page|step)[.]tsx$/.test(name) && name !== 'contacts/contacts-page.tsx',
  ),
)('a further page is small: %s', (name) => {
  expect(weight([...closure(name)].filter((one) => !first.has(one)))).toBeLessThanOrEqual(60);
});

test('styles are small', () => {
  const styles = new Set(Object.values(manifest).flatMap(({ css }) => css));
  expect([...styles].reduce((sum, file) => sum + kilobytes(file), 0)).toBeLessThanOrEqual(25);
});

test('what is only for those who work on pages is not among them', () => {
  expect(Object.keys(manifest).filter((name) => name.startsWith('dev/'))).toEqual([]);
});
