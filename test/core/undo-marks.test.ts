import { expect, test } from 'vitest';
import { put } from '#core/table/write.ts';
import { findMarked, findMarks, markKeys, newMark, wholePart } from '#core/undo/mark.item.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId } from './plan-fixture.ts';

const of = (deedId: string) => ({ teamId, id: 'cont_1', deedId });

test('marks of imports have the keys that they always had, those of other deeds a word for all', () => {
  expect(markKeys.primary(of('imp_1'), '000000007').sk).toBe('IMPORT#imp_1#000000007');
  expect(markKeys.primary(of('job_1'), wholePart).sk).toBe('DEED#job_1#');
});

test('a mark that an earlier version has left is read as one of the import itself', async () => {
  const map = new MapTable();
  const old = { record: 7, before: { notes: null }, after: { notes: 'x' }, at: '2026-01-01T00:00:00.000Z' };
  map.carryOut([put({ ...markKeys.primary(of('imp_1'), '000000007'), ...old, ttl: 1 })]);
  const [mark, ...others] = await findMarks(map.table, of('imp_1'));
  expect(others).toEqual([]);
  expect(mark).toMatchObject({ id: 'cont_1', part: '000000007', before: { notes: null }, warnings: [] });
  expect(mark?.by).toBeUndefined();
});

test('a mark says each property before and after that differs, and goes with no other deed', async () => {
  const map = new MapTable();
  const seen = stored({ notes: 'old', custom_fields: { size: 's' } });
  const changed = {
    ...seen,
    notes: null,
    custom_fields: {},
    version: 2,
    updated_at: '2026-03-01T00:00:00.000Z',
  };
  map.carryOut([newMark(of('job_1'), wholePart, { seen, changed, by: 'tok_1' })]);
  const found = await findMarked(map.table, [
    { marked: of('job_1'), part: wholePart },
    { marked: of('job_2'), part: wholePart },
  ]);
  expect(found).toMatchObject([
    {
      before: { notes: 'old', 'cf.size': 's' },
      after: { notes: null, 'cf.size': null },
      origins: { notes: null, 'cf.size': null },
      at: changed.updated_at,
      by: 'tok_1',
    },
  ]);
  expect(Object.keys(found[0]?.after ?? {}).sort()).toEqual(['cf.size', 'notes']);
});
