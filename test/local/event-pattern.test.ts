import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEventPattern } from '#local/events/event-pattern.ts';
import type { JsonObject } from '#local/types.ts';

const matches = (pattern: JsonObject, event: JsonObject) => compileEventPattern('drops', pattern)(event);
const value = (matcher: unknown, actual: unknown) => matches({ f: [matcher] }, { f: actual });

describe.each([
  ['a text', 'a', ['a', ['b', 'a']], ['A', 'ab', null, 1, [], {}, undefined]],
  ['a number', 5, [5, 5.0, [4, 5]], ['5', 5.1]],
  ['null', null, [null], ['null', undefined, 0, []]],
  ['true', true, [true], ['true', 1]],
  ['prefix', { prefix: 'drops/' }, ['drops/a', 'drops/'], ['drop', 'Drops/a', 5]],
  ['prefix in any case', { prefix: { 'equals-ignore-case': 'DROPS/' } }, ['drops/a', 'DrOps/'], ['drop']],
  ['suffix', { suffix: '.csv' }, ['.csv', 'a.csv'], ['a.CSV', 'csv']],
  ['suffix in any case', { suffix: { 'equals-ignore-case': '.csv' } }, ['a.CSV'], ['a.csvx']],
  ['equals-ignore-case', { 'equals-ignore-case': 'Ab' }, ['aB', 'ab'], ['abc']],
  [
    'wildcard',
    { wildcard: 'work/*/chunk-*.json' },
    ['work/t/i/chunk-1.json', 'work//chunk-.json'],
    ['work/chunk-1.json', 'work/t/chunk-1.jsonx'],
  ],
  ['wildcard with stars to take literally', { wildcard: 'a\\*\\\\*' }, ['a*\\', 'a*\\b'], ['ab\\', 'a\\*']],
  ['wildcard whose ends overlap', { wildcard: 'aa*aa' }, ['aaaa', 'aabaa'], ['aaa', 'aa']],
  ['exists', { exists: true }, ['', null, 0, ['a']], [undefined, {}, []]],
  ['exists: false', { exists: false }, [undefined, {}, []], ['', null, 0, ['a']]],
  ['numeric range', { numeric: ['>', 0, '<=', 5] }, [5, 0.1], [0, 5.1, '3', null]],
  ['numeric equality', { numeric: ['=', 3.0] }, [3], [3.01]],
  ['anything-but a text', { 'anything-but': 'a' }, ['b', '', 1, null, ['a', 'b']], ['a', ['a'], undefined]],
  ['anything-but a list', { 'anything-but': ['a', 5] }, ['b', 4, '5'], ['a', 5, undefined]],
  [
    'anything-but a prefix',
    { 'anything-but': { prefix: 'work/' } },
    ['drops/a', 'work'],
    ['work/a', undefined],
  ],
  [
    'anything-but suffixes',
    { 'anything-but': { suffix: ['.json', '.txt'] } },
    ['a.csv'],
    ['a.json', 'a.txt'],
  ],
  ['anything-but in any case', { 'anything-but': { 'equals-ignore-case': ['a', 'B'] } }, ['c'], ['A', 'b']],
  [
    'anything-but wildcards',
    { 'anything-but': { wildcard: ['work/*', '*.results.csv'] } },
    ['drops/a.csv'],
    ['work/a', 'drops/a.results.csv'],
  ],
])('%s', (_name, matcher, yes, no) => {
  test.each(yes.map((actual) => [actual]))('matches %j', (actual) =>
    expect(value(matcher, actual)).toBe(true),
  );
  test.each(no.map((actual) => [actual]))('does not match %j', (actual) =>
    expect(value(matcher, actual)).toBe(false),
  );
});

test('the fields of an object must all match, the elements of a list may', () => {
  const pattern = {
    source: ['aws.s3'],
    detail: { bucket: { name: ['a', 'b'] }, size: [{ numeric: ['>', 0] }] },
  };
  expect(matches(pattern, { source: 'aws.s3', detail: { bucket: { name: 'b' }, size: 1 } })).toBe(true);
  expect(matches(pattern, { source: 'aws.s3', detail: { bucket: { name: 'b' }, size: 0 } })).toBe(false);
  expect(matches(pattern, { source: 'aws.s3' })).toBe(false);
});

test('$or needs one of its patterns, besides the fields around it', () => {
  const pattern = { a: [1], $or: [{ b: [1] }, { c: [{ exists: true }] }] };
  expect(matches(pattern, { a: 1, b: 1 })).toBe(true);
  expect(matches(pattern, { a: 1, c: 0 })).toBe(true);
  expect(matches(pattern, { a: 1 })).toBe(false);
  expect(matches(pattern, { b: 1, c: 1 })).toBe(false);
});

test.each([
  ['cidr', { f: [{ cidr: '10.0.0.0/8' }] }],
  ['nope', { f: [{ 'anything-but': { nope: 'a' } }] }],
  ['numeric', { f: [{ numeric: ['>'] }] }],
  ['exists', { f: [{ exists: 'yes' }] }],
  ['prefix', { f: [{ prefix: 5 }] }],
  ['one operator', { f: [{ prefix: 'a', suffix: 'b' }] }],
  ['"f"', { f: 'a' }],
  ['"f"', { f: [] }],
  ['$or', { $or: [{ f: ['a'] }] }],
])('what it cannot follow is an error that names the rule and %s', (problem, pattern) => {
  expect(() => compileEventPattern('drops', pattern)).toThrow('"drops"');
  expect(() => compileEventPattern('drops', pattern)).toThrow(problem);
});

describe('properties', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\\', '/', 'Ä', '😀') });

  test('a leaf matches exactly itself, and anything-but it the rest', () => {
    fc.assert(
      fc.property(leaf, leaf, (expected, actual) => {
        expect(value(expected, actual)).toBe(expected === actual);
        if (typeof expected === 'string' || typeof expected === 'number') {
          expect(value({ 'anything-but': expected }, actual)).toBe(expected !== actual);
        }
      }),
    );
  });

  test('anything-but is the opposite of its operator for texts that are there', () => {
    const operator = fc.constantFrom('prefix', 'suffix', 'wildcard', 'equals-ignore-case');
    const operand = text.filter((pattern) => !pattern.includes('**'));
    fc.assert(
      fc.property(operator, operand, text, (name, pattern, actual) => {
        expect(value({ 'anything-but': { [name]: pattern } }, actual)).toBe(
          !value({ [name]: pattern }, actual),
        );
      }),
    );
  });

  test('wildcards agree with regular expressions', () => {
    const operand = text.filter((pattern) => !pattern.includes('**') && !pattern.includes('\\'));
    fc.assert(
      fc.property(operand, text, (wildcard, actual) => {
        const source = wildcard.split('*').join('[^]*');
        expect(value({ wildcard }, actual)).toBe(new RegExp(`^${source}$`, 'u').test(actual));
      }),
      { numRuns: 1000 },
    );
  });

  test('an escaped text is a wildcard for that text alone', () => {
    fc.assert(
      fc.property(text, text, (wanted, actual) => {
        const wildcard = wanted.replaceAll('\\', '\\\\').replaceAll('*', '\\*');
        expect(value({ wildcard }, wanted)).toBe(true);
        expect(value({ wildcard }, actual)).toBe(wanted === actual);
      }),
    );
  });

  test('a list matches if one of its elements does', () => {
    const matcher = fc.oneof(leaf, fc.record({ prefix: text }), fc.record({ 'anything-but': text }));
    fc.assert(
      fc.property(matcher, fc.array(leaf, { minLength: 1 }), (expected, actual) => {
        expect(value(expected, actual)).toBe(actual.some((one) => value(expected, one)));
      }),
    );
  });
});
