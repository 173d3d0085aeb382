import { describe, expect, test } from 'vitest';
import { warmWritesFrom } from '#infra/warm-throughput.ts';
import { resourcesOf, synthesise } from './synth.ts';

const warm = (WriteUnitsPerSecond: number) => ({ WarmThroughput: { WriteUnitsPerSecond } });

describe('warm throughput', () => {
  test('is what the deploying shell asks for, an eighth of it for each index', () => {
    expect(warmWritesFrom({ CALLBOOK_WARM_WRITES: '80000' })).toEqual({ table: 80_000, index: 10_000 });
    expect(warmWritesFrom({ CALLBOOK_WARM_WRITES: '4000' })).toEqual({ table: 4_000, index: 4_000 });
    for (const wrong of ['many', '12', '4000.5', '99999999'])
      expect(() => warmWritesFrom({ CALLBOOK_WARM_WRITES: wrong })).toThrow('CALLBOOK_WARM_WRITES');
    const { storage } = synthesise({ stage: 'prod', warmWrites: { table: 80_000, index: 10_000 } });
    const [[, table] = []] = resourcesOf(storage, 'AWS::DynamoDB::Table');
    expect(table?.Properties).toMatchObject(warm(80_000));
    const { GlobalSecondaryIndexes: indexes } = table?.Properties ?? {};
    expect(indexes).toEqual(expect.arrayContaining([expect.objectContaining(warm(10_000))]));
  });

  test('is off by default', () => {
    expect(warmWritesFrom({})).toBeUndefined();
    expect(JSON.stringify(synthesise({ stage: 'prod' }).storage)).not.toContain('WarmThroughput');
  });
});
