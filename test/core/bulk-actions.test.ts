import { describe, expect, test } from 'vitest';
import { distinctTags } from '#core/attribute/tags.ts';
import {
  actionOf,
  type BulkGiven,
  bulkActionNames,
  bulkParameterNames,
  takenBy,
  wordsOf,
} from '#core/bulk/actions.ts';
import { commonChange, requestFaults } from '#core/bulk/bulk-faults.ts';
import { tagsAfter } from '#core/contact/tag-change.ts';
import type { TagRecord } from '#core/tag/tag.item.ts';
import { codesOf } from './plan-fixture.ts';

const given: Required<BulkGiven> = {
  tags: ['VIP'],
  field: 'job_title',
  value: 'Boss',
  lead_status: 'new',
  owner_id: 'mem_1',
  department_id: 'dept_1',
  campaign_id: 'camp_1',
  format: 'csv',
  fields: ['name'],
  options: { delimiter: ',', vcard_version: '4.0' },
};

const tagRecord: TagRecord = {
  ...{ id: 'tag_1', team_id: 'team_1', name: 'old', tag_key: 'old', kind: 'manual', n: 1 },
  created_at: '2026-01-01T00:00:00.000Z',
};

describe.each(bulkActionNames)('the bulk action %s', (action) => {
  const { takes } = actionOf(action);
  const own = Object.fromEntries(takes.map((name) => [name, given[name]]));

  test('asks for all that it takes, and takes nothing else', () => {
    const filter = { all: true };
    expect(codesOf(requestFaults({ action, filter }))).toEqual(takes.map((name) => `${name}: required`));
    expect(requestFaults({ action, filter, ...own })).toEqual([]);
    const others = bulkParameterNames.filter((name) => !takenBy(action).includes(name));
    expect(codesOf(requestFaults({ action, filter, ...given })).sort()).toEqual(
      others.map((name) => `${name}: unknown_property`).sort(),
    );
  });

  test('changes nothing but by what it takes', () => {
    const changed = [...Object.keys(commonChange({ action, ...own }))];
    expect(changed.length > 0).toBe(actionOf(action).change !== undefined);
  });
});

test('each parameter says which actions take it', () => {
  for (const name of bulkParameterNames)
    for (const action of bulkActionNames)
      expect(
        wordsOf(name)
          .split(/[ :;,]+/)
          .includes(action),
      ).toBe(takenBy(action).includes(name));
});

test('a custom field without a name is a fault of the field, not of the value', () => {
  const request = { action: 'set_field', filter: { all: true }, value: 9 } as const;
  for (const field of ['cf.', 'cf. '])
    expect(codesOf(requestFaults({ ...request, field }))).toEqual(['field: blank']);
  expect(requestFaults({ ...request, field: 'cf.size' })).toEqual([]);
});

test('tags are added to those that a contact has, and taken away from them, as the team spells them', () => {
  const registry = new Map([['old', { ...tagRecord, moving_to: 'new' }]]);
  const after = (action: 'add_tags' | 'remove_tags', tags: string[]) =>
    tagsAfter(['a', 'New'], commonChange({ action, tags }), registry);
  expect(distinctTags(after('add_tags', ['A', 'b']) ?? [])).toEqual(['a', 'New', 'b']);
  expect(after('remove_tags', ['old'])).toEqual(['a']);
});
