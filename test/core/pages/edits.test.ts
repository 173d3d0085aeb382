import { describe, expect, test } from 'vitest';
import { readColumns, withMoved } from '../../../packages/web/contacts/columns.ts';
import { changeOf, isSame, meet } from '../../../packages/web/contacts/edits.ts';
import { isSelected, nothing, sizeOf, toggled, withRange } from '../../../packages/web/contacts/selection.ts';

describe('an edit that meets another version', () => {
  test('goes on where somebody changed other values', () => {
    expect(meet({ base: 'a', mine: 'b', theirs: 'a' })).toBe('again');
    expect(meet({ base: null, mine: 'b', theirs: '' })).toBe('again');
    expect(meet({ base: ['vip'], mine: [], theirs: ['vip'] })).toBe('again');
  });
  test('is done where somebody meant the same', () => {
    expect(meet({ base: 'a', mine: 'b', theirs: 'b' })).toBe('done');
    expect(meet({ base: 'a', mine: '', theirs: null })).toBe('done');
  });
  test('waits for a choice where both changed the same value', () => {
    expect(meet({ base: 'a', mine: 'b', theirs: 'c' })).toBe('choose');
    expect(meet({ base: [], mine: ['vip'], theirs: ['q4'] })).toBe('choose');
  });
});

test('a change names one property, and clears what is empty', () => {
  expect(changeOf('email', 'a@b.example')).toEqual({ email: 'a@b.example' });
  expect(changeOf('email', '')).toEqual({ email: null });
  expect(changeOf('tags', [])).toEqual({ tags: [] });
  expect(changeOf('cf.size', 0)).toEqual({ custom_fields: { size: 0 } });
  expect(changeOf('cf.size', '')).toEqual({ custom_fields: { size: null } });
  expect(changeOf('company_id', { company: 'Acme' })).toEqual({ company: 'Acme' });
  expect(changeOf('do_not_call', false)).toEqual({ do_not_call: false });
});

test('no value is like another, but nothing is like nothing', () => {
  expect(isSame(0, null)).toBe(false);
  expect(isSame(false, null)).toBe(false);
  expect(isSame([], null)).toBe(true);
});

describe('a selection', () => {
  test('of all that match loses one and keeps those that are loaded', () => {
    const one = toggled({ mode: 'all' }, 'b', ['a', 'b', 'c']);
    expect(sizeOf(one, 1_000)).toBe(2);
    expect(isSelected(one, 'b')).toBe(false);
    expect(isSelected(one, 'z')).toBe(false);
  });
  test('of all that match counts what the API counts', () => {
    expect(sizeOf({ mode: 'all' }, 98_311)).toBe(98_311);
  });
  test('goes from one row to another', () => {
    const chosen = withRange(toggled(nothing, 'a', []), ['a', 'b', 'c'], true);
    expect(sizeOf(chosen, 10)).toBe(3);
    expect(sizeOf(withRange(chosen, ['b'], false), 10)).toBe(2);
  });
});

test('columns of an address are those that there are, once each, and the name among them', () => {
  expect(readColumns('phone,nothing,phone,cf.Size')).toEqual(['name', 'phone', 'cf.Size']);
  expect(readColumns('nothing')).toBe(undefined);
  expect(readColumns(undefined)).toBe(undefined);
  expect(withMoved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(withMoved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
});
