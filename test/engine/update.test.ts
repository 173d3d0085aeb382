import { expect, test } from 'vitest';
import type { Item } from '#engine/value/attribute-value.ts';
import { updateOf } from './expression-fixture.ts';

const item: Item = {
  pk: { S: 'a' },
  n: { N: '5' },
  s: { S: 'hey' },
  l: { L: [{ N: '1' }, { N: '2' }, { N: '3' }] },
  m: { M: { a: { N: '1' }, l: { L: [{ M: {} }] } } },
  ss: { SS: ['a', 'b'] },
};

const one = { ':v': { N: '1' } };
const list = { ':v': { L: [{ N: '9' }] } };
const set = { ':v': { SS: ['b', 'c'] } };

test.each<[string, Record<string, unknown> | undefined, Item]>([
  ['SET a = :v', one, { a: { N: '1' } }],
  ['set a = n', undefined, { a: { N: '5' } }],
  ['SET n = s, s = n', undefined, { n: { S: 'hey' }, s: { N: '5' } }],
  ['SET n = n + :v', one, { n: { N: '6' } }],
  ['SET n = :v - n', one, { n: { N: '-4' } }],
  ['SET n = (n + (:v))', one, { n: { N: '6' } }],
  ['SET a = if_not_exists(a, :v)', one, { a: { N: '1' } }],
  ['SET n = if_not_exists(n, :v)', one, { n: { N: '5' } }],
  ['SET a = if_not_exists(a, n) + :v', one, { a: { N: '6' } }],
  ['SET a = if_not_exists(a, if_not_exists(b, :v))', one, { a: { N: '1' } }],
  ['SET l = list_append(l, :v)', list, { l: { L: [{ N: '1' }, { N: '2' }, { N: '3' }, { N: '9' }] } }],
  ['SET l = list_append(:v, l)', list, { l: { L: [{ N: '9' }, { N: '1' }, { N: '2' }, { N: '3' }] } }],
  ['SET l[1] = :v', one, { l: { L: [{ N: '1' }, { N: '1' }, { N: '3' }] } }],
  ['SET l[9] = :v', one, { l: { L: [{ N: '1' }, { N: '2' }, { N: '3' }, { N: '1' }] } }],
  ['SET m.b = :v', one, { m: { M: { a: { N: '1' }, l: { L: [{ M: {} }] }, b: { N: '1' } } } }],
  ['SET m.l[0].x = :v', one, { m: { M: { a: { N: '1' }, l: { L: [{ M: { x: { N: '1' } } }] } } } }],
  ['REMOVE l[0], l[2]', undefined, { l: { L: [{ N: '2' }] } }],
  ['REMOVE l[0] SET l[2] = :v', one, { l: { L: [{ N: '2' }, { N: '1' }] } }],
  ['REMOVE l[9], m.zz, zz', undefined, {}],
  ['REMOVE m.a', undefined, { m: { M: { l: { L: [{ M: {} }] } } } }],
  ['ADD n :v', one, { n: { N: '6' } }],
  ['ADD a :v', one, { a: { N: '1' } }],
  ['ADD m.a :v', one, { m: { M: { a: { N: '2' }, l: { L: [{ M: {} }] } } } }],
  ['ADD ss :v', set, { ss: { SS: ['a', 'b', 'c'] } }],
  ['ADD a :v', set, { a: { SS: ['b', 'c'] } }],
  ['DELETE ss :v', set, { ss: { SS: ['a'] } }],
  ['DELETE a :v', set, {}],
])('%s', (text, values, changes) => {
  const before = structuredClone(item);
  expect(updateOf(text, values && { values }).apply(item)).toEqual({ ...item, ...changes });
  expect(item).toEqual(before);
});

test('what is removed is gone, and a set with its last element', () => {
  expect(Object.keys(updateOf('REMOVE s, m').apply(item))).toEqual(['pk', 'n', 'l', 'ss']);
  const all = updateOf('DELETE ss :v', { values: { ':v': { SS: ['a', 'b'] } } });
  expect(all.apply(item)).not.toHaveProperty('ss');
});

test('an item shares with the one before what did not change', () => {
  const after = updateOf('SET m.b = :v', { values: one }).apply(item);
  expect(after.l).toBe(item.l);
  expect(after.m).not.toBe(item.m);
});

test('tells what an update named, before and after', () => {
  const update = updateOf('SET l[1] = :v, m.b = :v REMOVE n ADD m.a :v', { values: one });
  expect(update.updated(item)).toEqual({
    n: { N: '5' },
    l: { L: [{ N: '2' }] },
    m: { M: { a: { N: '1' } } },
  });
  expect(update.updated(update.apply(item))).toEqual({
    l: { L: [{ N: '1' }] },
    m: { M: { a: { N: '2' }, b: { N: '1' } } },
  });
});

const wrongType = 'An operand in the update expression has an incorrect data type';
const invalidPath = 'The document path provided in the update expression is invalid for update';
const missing = 'The provided expression refers to an attribute that does not exist in the item';

test.each([
  ['SET a = absent', undefined, missing],
  ['SET a = n + absent', undefined, missing],
  ['SET a = list_append(absent, :v)', list, missing],
  ['SET a = s + :v', one, wrongType],
  ['SET a = list_append(s, :v)', list, wrongType],
  ['ADD s :v', one, wrongType],
  ['ADD ss :v', one, wrongType],
  ['DELETE s :v', set, wrongType],
  ['SET zz.a = :v', one, invalidPath],
  ['SET s.a = :v', one, invalidPath],
  ['SET m[0] = :v', one, invalidPath],
  ['SET l.a = :v', one, invalidPath],
  ['SET m.zz.a = :v', one, invalidPath],
  ['REMOVE zz.a', undefined, invalidPath],
  ['ADD zz.a :v', one, invalidPath],
])('%s does not fit the item', (text, values, message) => {
  expect(() => updateOf(text, values && { values }).apply(item)).toThrow(message);
});

test('the key stays as it is', () => {
  const message = (key: string) =>
    `One or more parameter values were invalid: Cannot update attribute ${key}. This attribute is part of the key`;
  expect(() => updateOf('SET pk = :v', { values: one }).checkKeys(['pk', 'sk'])).toThrow(message('pk'));
  expect(() => updateOf('SET a = :v REMOVE sk.x', { values: one }).checkKeys(['pk', 'sk'])).toThrow(
    message('sk'),
  );
  expect(() => updateOf('SET a = pk').checkKeys(['pk', 'sk'])).not.toThrow();
});

test('an update makes no value deeper than 32 levels', () => {
  const nested = (lists: number): unknown => (lists === 0 ? { S: 'x' } : { L: [nested(lists - 1)] });
  expect(() => updateOf('SET m.b = :v', { values: { ':v': nested(30) } }).apply(item)).not.toThrow();
  expect(() => updateOf('SET m.b = :v', { values: { ':v': nested(31) } }).apply(item)).toThrow(
    'Nesting Levels have exceeded supported limits',
  );
});
