import { expect, test } from 'vitest';
import { ProtocolError, SerializationError } from '#engine/error.ts';
import { checkFilterKeys, parseCondition } from '#engine/expression/condition.ts';
import { parseKeyCondition } from '#engine/expression/key-condition.ts';
import { Placeholders } from '#engine/expression/placeholders.ts';
import { parseProjection } from '#engine/expression/projection.ts';
import { parseUpdate } from '#engine/expression/update.ts';
import { attributeOf, setAttribute } from '#engine/value/attribute-value.ts';
import { checkItem, checkValue } from '#engine/value/check-item.ts';
import { compare, equal } from '#engine/value/compare.ts';
import { itemSize, valueSize } from '#engine/value/item-size.ts';
import { encodeKey } from '#engine/value/key-encoding.ts';
import { addNumbers, compareNumbers, normaliseNumber, subtractNumbers } from '#engine/value/number.ts';

const parts = [
  ...[checkFilterKeys, parseCondition, parseKeyCondition, Placeholders, parseProjection, parseUpdate],
  ...[attributeOf, setAttribute, checkItem, checkValue, compare, equal, itemSize, valueSize, encodeKey],
  ...[addNumbers, compareNumbers, normaliseNumber, subtractNumbers, ProtocolError, SerializationError],
];

test('each part of the pure half is there', () => {
  for (const part of parts) expect(part).toBeTypeOf('function');
});
