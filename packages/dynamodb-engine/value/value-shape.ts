import { SerializationError } from '../error.ts';
import { maxLevels } from './levels.ts';

const valueClass = 'com.amazonaws.dynamodb.v20120810.AttributeValue';
const valueMap = `java.util.Map<java.lang.String, ${valueClass}>`;

/** An object of JSON: what its keys hold is not known yet. */
type Members = Readonly<Record<string, unknown>>;

/** Throws a SerializationError where the JSON of an item has another shape than an item's. */
export const checkItemShape = (raw: unknown, level = 1): void => {
  if (raw === null || raw === undefined) return;
  assertMap(raw);
  for (const member of Object.values(raw)) checkValueShape(member, level);
};

/** What lies deeper than values may is refused for that, whatever it is. */
const checkValueShape = (raw: unknown, level: number): void => {
  if (raw === null || raw === undefined || level > maxLevels) return;
  assertStructure(raw);
  for (const [type, content] of Object.entries(raw))
    if (content !== null && Object.hasOwn(shapes, type)) shapes[type]?.(content, level);
};

export function assertMap(raw: unknown): asserts raw is Members {
  if (typeof raw !== 'object') throw new SerializationError('Unexpected field type');
  if (Array.isArray(raw)) throw unknownCollection(valueMap);
}

export function assertStructure(raw: unknown): asserts raw is Members {
  if (typeof raw !== 'object') throw new SerializationError('Unexpected value type in payload');
  if (Array.isArray(raw)) throw unknownCollection(`class ${valueClass}`);
}

export function assertList(raw: unknown): asserts raw is readonly unknown[] {
  if (typeof raw !== 'object') throw new SerializationError('Unexpected field type');
  if (!Array.isArray(raw)) throw misplacedMap();
}

export function assertString(raw: unknown): asserts raw is string {
  if (typeof raw !== 'string') throw inconvertible(raw, 'String');
}

export function assertBoolean(raw: unknown): asserts raw is boolean {
  if (typeof raw === 'string') throw new SerializationError('Unexpected token received from parser');
  if (typeof raw !== 'boolean') throw inconvertible(raw, 'Boolean');
}

export function assertBinary(raw: unknown): asserts raw is string {
  if (Array.isArray(raw)) throw unknownCollection('class java.nio.ByteBuffer');
  if (typeof raw === 'object') throw misplacedMap();
  if (typeof raw !== 'string')
    throw new SerializationError('only base-64-encoded strings are convertible to bytes');
  if (raw.length % 4 !== 0)
    throw new SerializationError(
      `Base64 encoded length is expected a multiple of 4 bytes but found: ${raw.length}`,
    );
  // Writing it anew finds foreign characters as well as bits after the last byte.
  if (Buffer.from(raw, 'base64').toString('base64') !== raw)
    throw new SerializationError('Invalid last non-pad Base64 character dectected');
}

const unknownCollection = (of: string) => new SerializationError(`Unrecognized collection type ${of}`);

const misplacedMap = () => new SerializationError('Start of structure or map found where not expected');

const inconvertible = (raw: unknown, to: string): SerializationError => {
  if (Array.isArray(raw)) return unknownCollection(`class java.lang.${to}`);
  if (typeof raw === 'object') return misplacedMap();
  return new SerializationError(`${tokenOf(raw)} cannot be converted to ${to}`);
};

const tokenOf = (raw: unknown): string => {
  if (typeof raw === 'boolean') return raw ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return Number.isInteger(raw) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
};

const listOf =
  (checkMember: (raw: unknown, level: number) => void) =>
  (raw: unknown, level: number): void => {
    assertList(raw);
    for (const member of raw) if (member !== null) checkMember(member, level + 1);
  };

const shapes: Readonly<Record<string, (raw: unknown, level: number) => void>> = {
  S: assertString,
  N: assertString,
  B: assertBinary,
  BOOL: assertBoolean,
  NULL: assertBoolean,
  SS: listOf(assertString),
  NS: listOf(assertString),
  BS: listOf(assertBinary),
  L: listOf(checkValueShape),
  M: (raw, level) => checkItemShape(raw, level + 1),
};
