import { expect, test } from 'vitest';
import { tagFaults, tagsAfter } from '#core/contact/tag-change.ts';

const registry = new Map();
const own = ['VIP', 'warm', 'Q4'];

test.each([
  [{}, undefined],
  [{ tags: null }, null],
  [{ tags: ['a'] }, ['a']],
  [{ add_tags: ['new', 'vip'] }, ['VIP', 'warm', 'Q4', 'new', 'VIP']],
  [{ remove_tags: ['vip', 'unknown'] }, ['warm', 'Q4']],
  [{ add_tags: ['new'], remove_tags: ['WARM'] }, ['VIP', 'Q4', 'new']],
  [{ add_tags: null }, undefined],
  [{ remove_tags: [] }, own],
])('%j of VIP, warm and Q4', (change, after) => {
  expect(tagsAfter(own, change, registry)).toEqual(after);
});

test.each([
  [{ tags: ['a'], add_tags: ['b'] }, 'add_tags'],
  [{ tags: null, remove_tags: ['b'] }, 'remove_tags'],
  [{ add_tags: ['Ünter'], remove_tags: ['ünter'] }, 'add_tags'],
])('%j does not say what is to be left', (change, param) => {
  expect(tagFaults(change)).toMatchObject([{ param, code: 'ambiguous' }]);
});

test.each([[{ tags: ['a'] }], [{ tags: ['a'], add_tags: null }], [{ add_tags: ['a'], remove_tags: ['b'] }]])(
  '%j says so',
  (change) => {
    expect(tagFaults(change)).toEqual([]);
  },
);
