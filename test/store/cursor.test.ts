import { expect, test, vi } from 'vitest';
import { readCursor, writeCursor } from '#core/list/cursor.ts';
import { hostTable, privateTable } from '#test/harness/stack.ts';

const query = { kind: 'contact', search: 'ann' };
const position = '2026-01-01T00:00:00.000Z#cont_01';
const malformed = { kind: 'malformed', code: 'cursor_invalid' };

test('a cursor gives its position back, for the same team and query', async () => {
  const table = hostTable();
  const cursor = await writeCursor(table, 'team_1', query, position);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(await readCursor(table, 'team_1', query, cursor)).toBe(position);
  expect(await readCursor(table, 'team_1', { search: 'ann', kind: 'contact' }, cursor)).toBe(position);
});

test('a cursor is of no use to another team or for another query', async () => {
  const table = hostTable();
  const cursor = await writeCursor(table, 'team_1', query, position);
  const foreign: [string, Record<string, unknown>][] = [
    ['team_2', query],
    ['team_1', { ...query, search: 'bob' }],
    ['team_1', { kind: 'contact' }],
    ['team_1', { ...query, tags: 'vip' }],
  ];
  for (const [teamId, other] of foreign)
    await expect(readCursor(table, teamId, other, cursor)).rejects.toMatchObject(malformed);
});

test('a cursor with any one character changed, added or left out is refused', async () => {
  const table = hostTable();
  const cursor = await writeCursor(table, 'team_1', query, position);
  const changed = [...cursor].flatMap((character, index) => {
    const [head, tail] = [cursor.slice(0, index), cursor.slice(index + 1)];
    const other = character === 'A' ? 'B' : 'A';
    return [head + other + tail, `${head}-${tail}`, head + tail, `${head}${other}${character}${tail}`];
  });
  const forged = changed.filter((text) => text !== cursor);
  expect(forged.length).toBeGreaterThan(200);
  for (const text of [
    ...forged,
    '',
    'A',
    'AAAAAAAAAAAAAAAAAAAAAA',
    `${cursor}=`,
    `${cursor}\n`,
    ` ${cursor}`,
    '😀',
  ])
    await expect(readCursor(table, 'team_1', query, text), text).rejects.toMatchObject(malformed);
});

test('functions that meet a new stage at once agree on its secret', async () => {
  const table = await privateTable();
  // Each has its own memory, like functions that start at the same time.
  const start = async (): Promise<typeof import('#core/list/cursor.ts')> => {
    vi.resetModules();
    return import('#core/list/cursor.ts');
  };
  const functions = [await start(), await start(), await start()];
  const cursors = await Promise.all(
    functions.map((one) => one.writeCursor(table, 'team_1', query, position)),
  );
  expect(new Set(cursors).size).toBe(1);
  for (const one of functions)
    expect(await one.readCursor(table, 'team_1', query, cursors[0] ?? '')).toBe(position);
});
