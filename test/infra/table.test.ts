import * as v from 'valibot';
import { expect, test } from 'vitest';
import { resourcesOf, synthesise } from './synth.ts';

/** What DynamoDB lets a table have; more of it, and the first deployment is refused. */
const mostIndexes = 20;
const mostNamesOfIndex = 20;
const mostNamesOfTable = 100;

const indexesSchema = v.array(
  v.object({
    IndexName: v.string(),
    Projection: v.object({
      ProjectionType: v.string(),
      NonKeyAttributes: v.optional(v.array(v.string()), []),
    }),
  }),
);

const { storage } = synthesise({ stage: 'prod' });
const tables = resourcesOf(storage, 'AWS::DynamoDB::Table').map(([id, { Properties }]) => ({
  id,
  indexes: v.parse(indexesSchema, Properties.GlobalSecondaryIndexes),
}));

test('DynamoDB takes the tables: so many indexes, so many projected names an index and a table', () => {
  expect(tables.length).toBeGreaterThan(0);
  for (const { id, indexes } of tables) {
    expect(indexes.length, id).toBeGreaterThan(0);
    expect(indexes.length, id).toBeLessThanOrEqual(mostIndexes);
    const names = indexes.map(({ Projection }) => Projection.NonKeyAttributes.length);
    for (const [place, count] of names.entries())
      expect(count, indexes[place]?.IndexName).toBeLessThanOrEqual(mostNamesOfIndex);
    expect(
      names.reduce((sum, count) => sum + count, 0),
      id,
    ).toBeLessThanOrEqual(mostNamesOfTable);
  }
});

test('an index holds what is named, or its keys alone', () => {
  for (const { indexes } of tables)
    for (const { IndexName, Projection } of indexes) {
      const { ProjectionType, NonKeyAttributes } = Projection;
      expect(ProjectionType, IndexName).toBe(NonKeyAttributes.length > 0 ? 'INCLUDE' : 'KEYS_ONLY');
      expect(new Set(NonKeyAttributes).size, IndexName).toBe(NonKeyAttributes.length);
    }
});
