import fc from 'fast-check';
import type { AttributeValue, Item } from '#engine/value/attribute-value.ts';
import { attributeNames, scalar, value } from './value-arbitraries.ts';

/** An expression under way: its text, and what its placeholders stand for. */
export interface Piece {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
}

const plain = (text: string): Piece => ({ text, names: {}, values: {} });

/** Puts pieces together as a template says: %s stands for the next one. Values are numbered anew. */
const join = (template: string, pieces: readonly Piece[]): Piece => {
  const values: Item = {};
  const names: Record<string, string> = {};
  let index = 0;
  const text = template.replaceAll('%s', () => {
    const piece = pieces[index++];
    if (piece === undefined) return '';
    Object.assign(names, piece.names);
    return renumber(piece, values);
  });
  return { text, names, values };
};

const renumber = ({ text, values }: Piece, into: Item): string =>
  text.replaceAll(/:v[0-9]+/g, (placeholder) => {
    const given = values[placeholder];
    const name = `:v${Object.keys(into).length}`;
    if (given !== undefined) into[name] = given;
    return name;
  });

const valuePiece = (of: fc.Arbitrary<AttributeValue>): fc.Arbitrary<Piece> =>
  of.map((given) => ({ text: ':v0', names: {}, values: { ':v0': given } }));

const name: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...attributeNames).map(plain) },
  fc.constantFrom(...attributeNames).map((of) => ({ text: `#${of}`, names: { [`#${of}`]: of }, values: {} })),
  fc.constantFrom('g', 'n', 'zz').map(plain),
);

const segment: fc.Arbitrary<Piece> = fc.oneof(
  name.map((piece) => ({ ...piece, text: `.${piece.text}` })),
  fc.integer({ min: 0, max: 4 }).map((index) => plain(`[${index}]`)),
);

const path: fc.Arbitrary<Piece> = fc
  .tuple(
    name,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(segment, { minLength: 1, maxLength: 2 }) },
    ),
  )
  .map(([head, rest]) => join('%s'.repeat(rest.length + 1), [head, ...rest]));

const operand = fc.oneof(
  { weight: 4, arbitrary: path },
  { weight: 4, arbitrary: valuePiece(value) },
  { weight: 1, arbitrary: path.map((of) => join('size(%s)', [of])) },
);

const comparator = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');

const test: fc.Arbitrary<Piece> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(operand, comparator, operand)
      .map(([left, operator, right]) => join(`%s ${operator} %s`, [left, right])),
  },
  fc
    .tuple(path, valuePiece(scalar), valuePiece(scalar))
    .map((pieces) => join('%s BETWEEN %s AND %s', pieces)),
  fc
    .tuple(path, fc.array(operand, { minLength: 1, maxLength: 3 }))
    .map(([of, options]) => join(`%s IN (${options.map(() => '%s').join(', ')})`, [of, ...options])),
  path.map((of) => join('attribute_exists(%s)', [of])),
  path.map((of) => join('attribute_not_exists(%s)', [of])),
  fc
    .tuple(path, fc.constantFrom('S', 'N', 'B', 'SS', 'NS', 'L', 'M', 'BOOL', 'NULL'))
    .map(([of, S]) => join('attribute_type(%s, %s)', [of, { ...plain(':v0'), values: { ':v0': { S } } }])),
  fc.tuple(path, operand).map((pieces) => join('begins_with(%s, %s)', pieces)),
  fc.tuple(path, operand).map((pieces) => join('contains(%s, %s)', pieces)),
);

/** Conditions as programs write them, and some that AWS refuses for the types of their values. */
export const condition: fc.Arbitrary<Piece> = fc.letrec<{ condition: Piece }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    test,
    fc.tuple(tie('condition'), tie('condition')).map((pieces) => join('(%s) AND (%s)', pieces)),
    fc.tuple(tie('condition'), test).map((pieces) => join('%s OR %s', pieces)),
    tie('condition').map((of) => join('NOT (%s)', [of])),
  ),
})).condition;

const setValue: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: valuePiece(value) },
  path,
  fc.tuple(path, valuePiece(value)).map((pieces) => join('if_not_exists(%s, %s)', pieces)),
  fc
    .tuple(path, valuePiece(fc.array(scalar, { maxLength: 2 }).map((L) => ({ L }))))
    .map((pieces) => join('list_append(%s, %s)', pieces)),
  {
    weight: 3,
    arbitrary: fc
      .tuple(path, fc.constantFrom('+', '-'), fc.integer({ min: -5, max: 5 }))
      .map(([of, operator, N]) =>
        join(`%s ${operator} %s`, [of, { ...plain(':v0'), values: { ':v0': { N: String(N) } } }]),
      ),
  },
);

const actions = (section: string, action: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> =>
  fc
    .array(action, { minLength: 1, maxLength: 2 })
    .map((pieces) => join(`${section} ${pieces.map(() => '%s').join(', ')}`, pieces));

const pathAndValue = fc.tuple(path, valuePiece(value)).map((pieces) => join('%s %s', pieces));

const sections: readonly fc.Arbitrary<Piece>[] = [
  actions(
    'SET',
    fc.tuple(path, setValue).map((pieces) => join('%s = %s', pieces)),
  ),
  actions('REMOVE', path),
  actions('ADD', pathAndValue),
  actions('DELETE', pathAndValue),
];

export const update: fc.Arbitrary<Piece> = fc
  .shuffledSubarray([0, 0, 0, 1, 2, 3], { minLength: 1, maxLength: 2 })
  .chain((chosen) => fc.tuple(...[...new Set(chosen)].map((index) => sections[index] ?? path)))
  .map((pieces) => join(pieces.map(() => '%s').join(' '), pieces));

export const projection: fc.Arbitrary<Piece> = fc
  .array(path, { minLength: 1, maxLength: 3 })
  .map((pieces) => join(pieces.map(() => '%s').join(', '), pieces));

/** Breaks the text of an expression somewhere. */
export const broken = (piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> =>
  fc
    .tuple(
      piece,
      fc.nat(),
      fc.constantFrom('', ' ', '(', ')', ',', '=', ' AND ', '+', '.', '[', '"', ' name ', '#x', ':x'),
    )
    .map(([of, at, junk]) => {
      const position = at % (of.text.length + 1);
      return { ...of, text: of.text.slice(0, position) + junk + of.text.slice(position + (at % 2)) };
    });

/** The parameters of a request that its expressions make; the values of each are told apart by a letter. */
export const parametersOf = (
  expressions: Readonly<Record<string, Piece | undefined>>,
): Record<string, unknown> => {
  const names: Record<string, string> = {};
  const values: Item = {};
  const parameters: Record<string, unknown> = {};
  for (const [parameter, piece] of Object.entries(expressions)) {
    if (piece === undefined) continue;
    const letter = parameter.slice(0, 1).toLowerCase();
    parameters[parameter] = piece.text.replaceAll(':v', `:${letter}`);
    Object.assign(names, piece.names);
    for (const [placeholder, given] of Object.entries(piece.values))
      values[placeholder.replace(':v', `:${letter}`)] = given;
  }
  return {
    ...parameters,
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};
