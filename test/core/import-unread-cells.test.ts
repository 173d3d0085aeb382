import * as v from 'valibot';
import { expect, test } from 'vitest';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { newImport } from '#core/import/new-import.ts';
import { policyOf } from '#core/import/policy.ts';
import { readCandidates } from '#core/import/row/read-rows.ts';
import { decodeRows, encodeRows } from '#core/import-file/chunk-file.ts';
import { teamSchema } from '#core/team/team.schema.ts';

const cell = (at: number, column: string) => ({ at, column, code: 'cell_error', message: 'An error.' });

const rows = decodeRows(
  encodeRows([
    { record: 1, line: 2, cells: ['Ann', '#REF!', 'x'], unread: [cell(1, 'Phone')] },
    { record: 2, line: 3, cells: ['#REF!', '#REF!', 'x'], unread: [cell(0, 'Name'), cell(1, 'Phone')] },
    { record: 3, line: 4, cells: ['Cy', '+12025550100', 'x'] },
  ]),
);

const read = (strictness: 'strict' | 'lenient') => {
  const team = v.parse(teamSchema, { id: 'team_1', name: 'One', settings: { default_country: 'US' } });
  const options = { strictness };
  const start = {
    id: 'imp_1',
    teamId: team.id,
    state: 'planning',
    key: 'a.xlsx',
    options,
    execution: null,
  } as const;
  const stored = newImport(start, new Date('2026-01-01'));
  const columns = {
    header: ['Name', 'Phone', 'Notes'],
    targets: (['name', 'phone', 'notes'] as const).map((name) => ({ kind: 'contact' as const, name })),
  };
  const policy = policyOf(stored, team);
  const request = { team, stored, policy, ...columns, rows, now: new Date() };
  return readCandidates(request, toCatalogue(team.id, undefined), new Map());
};

test('a lenient import does without cells that hold no value, and warns of them', () => {
  const { candidates, outcomes } = read('lenient');
  expect([...outcomes]).toEqual([]);
  expect(
    candidates.map(({ values, warnings, needs }) => [values.name, warnings, needs.map(({ code }) => code)]),
  ).toMatchObject([
    ['Ann', [{ column: 'Phone', code: 'cell_error', value: '#REF!' }], []],
    [null, [{ column: 'Name' }, { column: 'Phone' }], ['identity_missing']],
    ['Cy', [], []],
  ]);
});

test('a strict import fails their rows, with all of their faults', () => {
  const { candidates, outcomes } = read('strict');
  expect(candidates.map(({ values }) => values.name)).toEqual(['Cy']);
  expect(
    [...outcomes.values()].map(({ line, errors }) => [line, errors?.map(({ column }) => column)]),
  ).toEqual([
    [2, ['Phone']],
    [3, ['Name', 'Phone']],
  ]);
});
