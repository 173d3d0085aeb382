import { describe, expect, test } from 'vitest';
import { type Scope, wholeTeam } from '#core/access/scope.ts';
import { exportColumns } from '#core/export/export-columns.ts';
import { type ExportRow, withinReach } from '#core/export/export-row.ts';
import { customField, exportRow, inOrder } from './export-fixture.ts';

const fields = [
  customField('size', 1),
  customField('Alpha', 0),
  customField('gone', 2, { state: 'deleting' }),
];
const hiding = (...hidden: string[]): Scope => ({ ...wholeTeam('team_none'), hidden: new Set(hidden) });
const headers = (scope: Scope, chosen?: string[]) =>
  exportColumns(scope, fields, chosen).map(({ header }) => header);

describe('columns of an export', () => {
  test('are all that there is, fields in their order', () => {
    const all = headers(wholeTeam('team_none'));
    expect(all).toEqual(expect.arrayContaining(['name', 'company', 'tags', 'notes', 'created_at']));
    expect(all.filter((header) => header.startsWith('cf.'))).toEqual(['cf.Alpha', 'cf.size']);
    expect(all.at(-1)).toBe('callbook_id');
  });

  test('are those that were chosen, with whether to call', () => {
    const chosen = ['email', 'CF.size', 'cf.SIZE', 'last_call_outcome'];
    expect(() => headers(wholeTeam('team_none'), chosen)).toThrow('no property "CF.size"');
    expect(headers(wholeTeam('team_none'), chosen.slice(2))).toEqual([
      'cf.size',
      'last_call_outcome',
      'do_not_call',
      'callbook_id',
    ]);
  });

  test('leave out what the role does not see, also what tells more of it', () => {
    const all = headers(hiding('phone', 'company_id', 'cf.size'));
    for (const hidden of ['phone', 'phone_extension', 'company', 'cf.size'])
      expect(all).not.toContain(hidden);
    expect(all).toContain('cf.Alpha');
    expect(headers(hiding('custom_fields')).filter((header) => header.startsWith('cf.'))).toEqual([]);
  });

  test.each([['phone'], ['phone_raw'], ['company'], ['cf.Size']])(
    'refuse what the role does not see: %s',
    (one) => {
      expect(() => headers(hiding('phone', 'company_id', 'cf.size'), ['name', one])).toThrow(
        expect.objectContaining({ code: 'field_forbidden' }),
      );
    },
  );

  test('have no archived field, whoever asks', () => {
    const scope = { ...wholeTeam('team_none'), archived: new Set(['cf.size']) };
    expect(headers(scope)).not.toContain('cf.size');
    expect(headers(scope, ['cf.size', 'name'])).toEqual(['name', 'do_not_call', 'callbook_id']);
  });

  test.each([['nobody'], ['custom_fields'], ['team_id'], ['cf.nobody'], ['cf.gone']])('know no %s', (one) => {
    expect(() => headers(wholeTeam('team_none'), [one])).toThrow(
      expect.objectContaining({ code: 'unknown_value' }),
    );
  });
});

test('rows are those that the caller reaches still', async () => {
  const rows = [
    exportRow({ id: 'own', department_id: 'dep_1' }),
    exportRow({ id: 'shared' }),
    exportRow({ id: 'other', department_id: 'dep_2' }),
    exportRow({ id: 'trash', department_id: 'dep_1', deleted_at: '2026-01-01T00:00:00.000Z' }),
    exportRow({ id: 'merged', department_id: 'dep_1', merged_into: 'own' }),
  ];
  const read: ExportRow[] = [];
  for await (const row of withinReach({ ...wholeTeam('team_none'), departments: ['dep_1'] }, inOrder(rows)))
    read.push(row);
  expect(read.map(({ contact }) => contact.id)).toEqual(['own', 'shared']);
});
