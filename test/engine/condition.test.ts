import { describe, expect, test } from 'vitest';
import { checkFilterKeys } from '#engine/expression/condition.ts';
import type { Item } from '#engine/value/attribute-value.ts';
import { conditionOf, holds } from './expression-fixture.ts';

const item: Item = {
  pk: { S: 'a' },
  n: { N: '5' },
  s: { S: 'hey' },
  b: { B: 'AQID' },
  yes: { BOOL: true },
  nil: { NULL: true },
  ss: { SS: ['a', 'b'] },
  ns: { NS: ['1', '2'] },
  bs: { BS: ['AQ=='] },
  l: { L: [{ N: '1' }, { S: 'x' }, { M: { deep: { L: [{ S: 'found' }] } } }] },
  m: { M: { a: { N: '1' }, 'with.dot': { S: 'dotted' } } },
};

const values = {
  ':one': { N: '1' },
  ':five': { N: '5.0' },
  ':nine': { N: '9' },
  ':hey': { S: 'hey' },
  ':he': { S: 'he' },
  ':a': { S: 'a' },
  ':x': { S: 'x' },
  ':z': { S: 'z' },
  ':found': { S: 'found' },
  ':true': { BOOL: true },
  ':bytes': { B: 'AQI=' },
  ':byte': { B: 'AQ==' },
  ':set': { SS: ['b', 'a'] },
  ':map': { M: { deep: { L: [{ S: 'found' }] } } },
  ':typeN': { S: 'N' },
  ':typeSS': { S: 'SS' },
};

/** Only the values that the text names: others would be refused as unused. */
const given = (text: string) => {
  const used = Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(text));
  return used.length === 0 ? {} : { values: Object.fromEntries(used) };
};

describe('holds', () => {
  test.each([
    'n = :five',
    'n <> :one',
    'n > :one AND n < :nine AND n >= :five AND n <= :five',
    'n BETWEEN :one AND :nine',
    'n IN (:one, :five)',
    's = :hey',
    's > :a',
    'b > :byte',
    'yes = :true',
    'ss = :set',
    'absent <> :one',
    'NOT absent = :one',
    'NOT absent < :one',
    'absent <> elsewhere',
    's <> :one',
    'attribute_exists(s)',
    'attribute_exists(m.a)',
    'attribute_exists(l[2].deep[0])',
    'attribute_not_exists(absent)',
    'attribute_not_exists(m.absent)',
    'attribute_not_exists(l[9])',
    'attribute_not_exists(s.a)',
    'attribute_type(n, :typeN)',
    'attribute_type(ss, :typeSS)',
    'begins_with(s, :he)',
    'begins_with(b, :bytes)',
    'contains(s, :he)',
    'contains(b, :byte)',
    'contains(ss, :a)',
    'contains(ns, :one)',
    'contains(bs, :byte)',
    'contains(l, :x)',
    'contains(l, :map)',
    'size(s) > :one',
    'size(l) < :five',
    'size(ss) > :one',
    'size(b) BETWEEN :one AND :nine',
    'l[2].deep[0] = :found',
    'l[1] = :x',
    'm.a = l[0]',
    ':five = n',
    'n = :one OR s = :hey',
    'n = :one AND s = :z OR yes = :true',
    'yes = :true OR n = :one AND s = :z',
    'NOT (n = :one OR s = :z)',
    'NOT n = :one AND s = :hey',
    'not n = :one and s In (:hey) oR s bEtween :a aNd :x',
    '(n) = (:five)',
    '((n = :five) AND (s = :hey))',
  ])('%s', (text) => {
    expect(holds(text, item, given(text))).toBe(true);
  });
});

describe('does not hold', () => {
  test.each([
    'n = :one',
    'n = :hey',
    's < :one',
    'absent = :one',
    'absent = elsewhere',
    'absent < :one',
    'absent BETWEEN :one AND :nine',
    'absent IN (:one)',
    'n BETWEEN :nine AND absent',
    's BETWEEN :one AND :nine',
    'attribute_exists(m.b)',
    'attribute_exists(l.a)',
    'attribute_exists(m[0])',
    'attribute_not_exists(s)',
    'attribute_type(s, :typeN)',
    'attribute_type(absent, :typeN)',
    'begins_with(n, :he)',
    'begins_with(absent, :he)',
    'begins_with(ss, :a)',
    'contains(n, :one)',
    'contains(ss, :one)',
    'contains(absent, :a)',
    'size(absent) > :one',
    'size(n) < :nine',
    'yes = :one OR absent = :one',
    'n = :five AND s = :z',
  ])('%s', (text) => {
    expect(holds(text, item, given(text))).toBe(false);
  });
});

test('names stand for whatever they are given as, dots and reserved words included', () => {
  const names = { '#m': 'm', '#d': 'with.dot', '#1': 'name' };
  const dotted = { values: { ':d': { S: 'dotted' } }, names };
  expect(holds('#m.#d = :d AND attribute_not_exists(#1)', item, dotted)).toBe(true);
});

test('what every object of JavaScript has is no attribute', () => {
  const names = { '#c': 'constructor', '#p': '__proto__' };
  expect(holds('attribute_exists(#c) OR attribute_exists(#p)', item, { names })).toBe(false);
});

test('without an item every attribute is missing', () => {
  expect(holds('attribute_not_exists(pk)', undefined)).toBe(true);
  expect(holds('attribute_exists(pk)', undefined)).toBe(false);
});

test('the filter of a query reads no attribute of the key', () => {
  const filter = conditionOf('size(sk) > :v AND n = :v', { values: { ':v': { N: '1' } } });
  expect(() => checkFilterKeys(filter, ['pk'])).not.toThrow();
  expect(() => checkFilterKeys(filter, ['pk', 'sk'])).toThrow(
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
  );
});

test('a text keeps its meaning with elsewhere values', () => {
  for (const [value, expected] of [
    ['5', true],
    ['6', false],
    ['5', true],
  ] as const)
    expect(holds('n = :v', item, { values: { ':v': { N: value } } })).toBe(expected);
});
