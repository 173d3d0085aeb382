import { expect, test } from 'vitest';
import type { Item } from '#engine/value/attribute-value.ts';
import { project } from './expression-fixture.ts';

const item: Item = {
  n: { N: '5' },
  l: { L: [{ N: '1' }, { N: '2' }, { M: { x: { N: '3' }, y: { N: '4' } } }] },
  m: { M: { a: { N: '1' }, b: { L: [{ S: 'p' }, { S: 'q' }] } } },
};

test.each<[string, Item]>([
  ['n', { n: { N: '5' } }],
  ['absent', {}],
  ['n[0]', {}],
  ['n.a', {}],
  ['l[5]', {}],
  ['m.absent', {}],
  ['l[0]', { l: { L: [{ N: '1' }] } }],
  ['l[1], l[0]', { l: { L: [{ N: '1' }, { N: '2' }] } }],
  ['l[2].y, l[2].x', { l: { L: [{ M: { x: { N: '3' }, y: { N: '4' } } }] } }],
  ['l[2].x, n, l[1]', { l: { L: [{ N: '2' }, { M: { x: { N: '3' } } }] }, n: { N: '5' } }],
  ['m.b[1], m.a', { m: { M: { a: { N: '1' }, b: { L: [{ S: 'q' }] } } } }],
])('%s', (text, projected) => {
  expect(project(text, item)).toEqual(projected);
});

test('names stand for attributes', () => {
  expect(project('#a.b[0]', item, { names: { '#a': 'm' } })).toEqual({
    m: { M: { b: { L: [{ S: 'p' }] } } },
  });
});

const syntax = (token: string, near: string) => `Syntax error; token: "${token}", near: "${near}"`;
const clash = (how: string, one: string, two: string) =>
  `Two document paths ${how} with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`;

test.each([
  ['', 'The expression can not be empty;'],
  [' ', syntax('<EOF>', ' ')],
  ['n,', syntax('<EOF>', ',')],
  ['n s', syntax('s', 'n s')],
  ['n,,s', syntax(',', ',,s')],
  [':n', syntax(':n', ':n')],
  ['(n)', syntax('(', '(n')],
  ['size(n)', syntax('(', 'size(n')],
  ['l[:n]', syntax(':n', '[:n]')],
  ['l[0', syntax('<EOF>', '0')],
  ['l[]', syntax(']', '[]')],
  ['_n', syntax('_', '_n')],
  ['n.and', syntax('and', '.and')],
  ['status', 'Attribute name is a reserved keyword; reserved keyword: status'],
  ['#n', 'An expression attribute name used in the document path is not defined; attribute name: #n'],
  ['m, m.a', clash('overlap', '[m]', '[m, a]')],
  ['n, n', clash('overlap', '[n]', '[n]')],
  ['m.a, m[0]', clash('conflict', '[m, a]', '[m, [0]]')],
  ['l[2147483648]', 'List index is not within the allowable range; index: [2147483648]'],
  ['a'.repeat(4097), 'Expression size has exceeded the maximum allowed size; expression size: 4097'],
])('%s is refused', (text, message) => {
  expect(() => project(text, item)).toThrow(
    expect.objectContaining({ message: `Invalid ProjectionExpression: ${message}` }),
  );
});
