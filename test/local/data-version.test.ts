import { mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dataVersion } from '#core/table/table.schema.ts';
import { claimData } from '#local/command/data-version.ts';

const folder = () => mkdtempDisposableSync(path.join(tmpdir(), 'callbook-'));
const marker = (directory: string) => path.join(directory, 'data-version');

test('an empty folder is marked, and taken again with its data', () => {
  using directory = folder();
  claimData(directory.path);
  expect(readFileSync(marker(directory.path), 'utf8').trim()).toBe(String(dataVersion));
  mkdirSync(path.join(directory.path, 'dynamodb'));
  expect(() => claimData(directory.path)).not.toThrow();
});

test.each([undefined, '1', '', 'x'])('data of another version is refused, and stays: %s', (version) => {
  using directory = folder();
  mkdirSync(path.join(directory.path, 'dynamodb'));
  if (version !== undefined) writeFileSync(marker(directory.path), version);
  expect(() => claimData(directory.path)).toThrow('--fresh');
  // The next start says the same.
  expect(() => claimData(directory.path)).toThrow('--fresh');
});
