import { describe, expect, test } from 'vitest';
import { toTransactItem } from '#core/table/translate.ts';
import {
  absent,
  change,
  check,
  drop,
  either,
  holdsAtMost,
  is,
  isAbove,
  isAtMost,
  isNew,
  isNot,
  isOneOf,
  isThere,
  put,
  putNew,
  stillAs,
  type Write,
} from '#core/table/write.ts';

const key = { pk: 'T#1', sk: 'ONE' };

const translated = (write: Write) => toTransactItem('table', write);

describe('writes as the SDK takes them', () => {
  test('an item is put, in the place of another or of none', () => {
    expect(translated(put({ ...key, n: 1 }))).toEqual({
      Put: { TableName: 'table', Item: { ...key, n: 1 } },
    });
    expect(translated(putNew({ ...key }))).toEqual({
      Put: {
        TableName: 'table',
        Item: key,
        ConditionExpression: 'attribute_not_exists(#0)',
        ExpressionAttributeNames: { '#0': 'pk' },
      },
    });
    expect(translated(put(key, stillAs({ version: 3 }), absent('removing')))).toEqual({
      Put: {
        TableName: 'table',
        Item: key,
        ConditionExpression: '#0 = :0 AND attribute_not_exists(#1)',
        ExpressionAttributeNames: { '#0': 'version', '#1': 'removing' },
        ExpressionAttributeValues: { ':0': 3 },
      },
    });
  });

  test('of an item that is dropped or checked only the key is told', () => {
    const item = { ...key, more: true };
    expect(translated(drop(item))).toEqual({ Delete: { TableName: 'table', Key: key } });
    expect(translated(check(item, isThere))).toEqual({
      ConditionCheck: {
        TableName: 'table',
        Key: key,
        ConditionExpression: 'attribute_exists(#0)',
        ExpressionAttributeNames: { '#0': 'pk' },
      },
    });
  });

  test('a change says each kind once, names once, and nothing of values that are undefined', () => {
    const write = change(key, {
      set: { state: 'done', reason: undefined },
      setIn: { settings: { phone: 'warn', 'a.b': 1 } },
      setOnce: { since: 'now' },
      add: { version: 1 },
      addIn: { counts: { rows: 2 } },
      take: { ids: new Set(['one']) },
      remove: ['byDuePk', 'state_before'],
      when: [isOneOf('state', ['open', 'held']), is(['settings', 'phone'], 'off')],
    });
    expect(translated(write)).toEqual({
      Update: {
        TableName: 'table',
        Key: key,
        ConditionExpression: '#0 IN (:0, :1) AND #1.#2 = :2',
        UpdateExpression:
          'SET #0 = :3, #1.#2 = :4, #1.#3 = :5, #4 = if_not_exists(#4, :6) ' +
          'REMOVE #5, #6 ADD #7 :7, #8.#9 :8 DELETE #10 :9',
        ExpressionAttributeNames: {
          '#0': 'state',
          '#1': 'settings',
          '#2': 'phone',
          '#3': 'a.b',
          '#4': 'since',
          '#5': 'byDuePk',
          '#6': 'state_before',
          '#7': 'version',
          '#8': 'counts',
          '#9': 'rows',
          '#10': 'ids',
        },
        ExpressionAttributeValues: {
          ':0': 'open',
          ':1': 'held',
          ':2': 'off',
          ':3': 'done',
          ':4': 'warn',
          ':5': 1,
          ':6': 'now',
          ':7': 1,
          ':8': 2,
          ':9': new Set(['one']),
        },
      },
    });
  });

  test.each([
    ['is not', isNot('a', null), '#0 <> :0'],
    ['is above', isAbove('a', 1), '#0 > :0'],
    ['is at most', isAtMost('a', 1), '#0 <= :0'],
    ['holds at most', holdsAtMost('a', 1), 'size(#0) <= :0'],
    ['either', either(isNew, is('a', 1)), '(attribute_not_exists(#0) OR #1 = :0)'],
  ])('a condition: %s', (_, condition, text) => {
    expect(translated(drop(key, condition)).Delete?.ConditionExpression).toBe(text);
  });

  test('a change of nothing has no expression, since DynamoDB takes no empty one', () => {
    expect(translated(change(key, { when: [isThere] })).Update).not.toHaveProperty('UpdateExpression', '');
  });
});
