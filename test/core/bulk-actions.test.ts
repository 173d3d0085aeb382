import { describe, expect, test } from 'vitest';
import {
  actionOf,
  type BulkGiven,
  bulkActionNames,
  bulkParameterNames,
  wordsOf,
} from '#core/bulk/actions.ts';
import { commonChange, requestFaults } from '#core/bulk/bulk-faults.ts';
import { codesOf } from './plan-fixture.ts';

const given: Required<BulkGiven> = {
  tags: ['VIP'],
  field: 'job_title',
  value: 'Boss',
  lead_status: 'new',
  owner_id: 'mem_1',
  department_id: 'dept_1',
};

describe.each(bulkActionNames)('the bulk action %s', (action) => {
  const { takes } = actionOf(action);
  const own = Object.fromEntries(takes.map((name) => [name, given[name]]));

  test('asks for all that it takes, and takes nothing else', () => {
    const filter = { all: true };
    expect(codesOf(requestFaults({ action, filter }))).toEqual(takes.map((name) => `${name}: required`));
    expect(requestFaults({ action, filter, ...own })).toEqual([]);
    const others = bulkParameterNames.filter((name) => !takes.includes(name));
    expect(codesOf(requestFaults({ action, filter, ...given })).sort()).toEqual(
      others.map((name) => `${name}: unknown_property`).sort(),
    );
  });

  test('changes nothing but by what it takes', () => {
    const changed = [...Object.keys(commonChange({ action, ...own }))];
    expect(changed.length > 0).toBe(actionOf(action).alike !== undefined);
  });
});

test('each parameter says which actions take it', () => {
  for (const name of bulkParameterNames)
    for (const action of bulkActionNames)
      expect(
        wordsOf(name)
          .split(/[ :;,]+/)
          .includes(action),
      ).toBe(actionOf(action).takes.includes(name));
});

test('tags are added and taken away by what a contact has', () => {
  const seen = { contact: { tags: ['a', 'New'] }, spelled: () => ['new'] };
  expect(actionOf('add_tags').each?.({ tags: ['A', 'b'] }, seen)).toEqual({ tags: ['a', 'New', 'b'] });
  expect(actionOf('remove_tags').each?.({ tags: ['old'] }, seen)).toEqual({ tags: ['a'] });
});
