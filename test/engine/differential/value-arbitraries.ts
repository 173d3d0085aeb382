import fc from 'fast-check';
import type { AttributeValue, Item } from '#engine/value/attribute-value.ts';

/** Few of each kind, so that values meet. */
const texts = fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'é', '😀', 'Zz');
const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '2',
    '-1',
    '1.5',
    '1e3',
    '-0.001',
    '10',
    '99999999999999999999999999999999999999',
  ),
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.constantFrom('1e125', '1e-130', '0.10', '007', '-1e10'),
);
const bytes = fc.constantFrom('AQ==', 'AQI=', 'AQID', '/w==', 'AA==');

const setOf = (members: fc.Arbitrary<string>) => fc.uniqueArray(members, { minLength: 1, maxLength: 3 });
const plainNumbers = fc.constantFrom('0', '1', '2', '3', '-1', '1.5');

export const scalar: fc.Arbitrary<AttributeValue> = fc.oneof(
  { weight: 3, arbitrary: texts.map((S) => ({ S })) },
  { weight: 4, arbitrary: numbers.map((N) => ({ N })) },
  bytes.map((B) => ({ B })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true as const }),
);

const set: fc.Arbitrary<AttributeValue> = fc.oneof(
  setOf(texts).map((SS) => ({ SS })),
  setOf(plainNumbers).map((NS) => ({ NS })),
  setOf(bytes).map((BS) => ({ BS })),
);

export const attributeNames = ['a', 'b', 'c', 'd', 'e'] as const;

const containerOf = (member: fc.Arbitrary<AttributeValue>): fc.Arbitrary<AttributeValue> =>
  fc.oneof(
    fc.array(member, { maxLength: 4 }).map((L) => ({ L })),
    fc
      .dictionary(fc.constantFrom(...attributeNames), member, { maxKeys: 3, noNullPrototype: true })
      .map((M) => ({ M })),
  );

export const value: fc.Arbitrary<AttributeValue> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: set },
  { weight: 3, arbitrary: containerOf(fc.oneof({ weight: 3, arbitrary: scalar }, set, containerOf(scalar))) },
);

/** What is no value, each in its way. */
export const wrongValue = fc.constantFrom<unknown>(
  {},
  { S: 'a', N: '1' },
  { N: 'x' },
  { N: '' },
  { N: '1e126' },
  { N: '1e-131' },
  { N: '123456789012345678901234567890123456789' },
  { SS: [] },
  { NS: ['1', '1.0'] },
  { SS: ['a', 'a'] },
  { NULL: false },
  { L: [{}] },
  { M: { a: { NS: [] } } },
);

/** The attributes beside the key, those of the indexes' keys among them. */
export const attributes: fc.Arbitrary<Item> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...attributeNames), value, { maxKeys: 5, noNullPrototype: true }),
    fc.option(fc.constantFrom('g1', 'g2'), { nil: undefined }),
    fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  )
  .map(([rest, g, n]) => ({
    ...rest,
    ...(g !== undefined && { g: { S: g } }),
    ...(n !== undefined && { n: { N: String(n) } }),
  }));

export const partitions = ['p1', 'p2', 'p3'] as const;

const sortKeys = {
  S: fc.constantFrom('a', 'b', 'ab', 'é', '😀', '\uffff').map((S) => ({ S })),
  N: fc.constantFrom('0', '1', '-1', '1.5', '10', '9', '1e100', '-1e-5').map((N) => ({ N })),
  B: bytes.map((B) => ({ B })),
};

export type SortType = keyof typeof sortKeys;

export const sortKey = (type: SortType): fc.Arbitrary<AttributeValue> => sortKeys[type];

export const key = (type: SortType | undefined): fc.Arbitrary<Item> =>
  fc
    .tuple(fc.constantFrom(...partitions), type === undefined ? fc.constant(undefined) : sortKey(type))
    .map(([pk, sk]) => ({ pk: { S: pk }, ...(sk && { sk }) }));
