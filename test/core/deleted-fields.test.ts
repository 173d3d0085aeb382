import { expect, test } from 'vitest';
import { deletionOf, noDeletedFields, withDeletion } from '#core/catalogue/deleted-fields.ts';

const at = (n: number) => new Date(1_700_000_000_000 + n * 1_000).toISOString();

test('deletions of fields are kept by name, in any case, the latest five hundred of them', () => {
  let deleted = noDeletedFields;
  for (let n = 0; n < 600; n++) deleted = withDeletion(deleted, `field ${n}`, at(n));
  deleted = withDeletion(deleted, 'Field 599', at(700));
  expect(deletionOf(deleted, 'FIELD 599')).toBe(at(700));
  expect(deletionOf(deleted, 'field 100')).toBe(at(100));
  expect(deletionOf(deleted, 'field 99')).toBeUndefined();
  expect(deleted.others).toBe(at(99));
  expect(deletionOf(deleted, 'constructor')).toBeUndefined();
  // Beside 300 KB of definitions and 60 KB of rules there is room in the item.
  expect(JSON.stringify(deleted).length).toBeLessThan(25_000);
});
