import { expect, test } from 'vitest';
import { conditionOf, type Given } from './expression-fixture.ts';

const messageOf = (text: string, given: Given): string => {
  try {
    conditionOf(text, given);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'none';
};

const syntax = (token: string, near: string) => `Syntax error; token: "${token}", near: "${near}"`;
const misused = (name: string) =>
  `The function is not allowed to be used this way in an expression; function: ${name}`;
const distinct = (operator: string, path: string) =>
  `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${path}`;
const operands = (name: string, count: number) =>
  `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`;
const operandType = (name: string, type: string) =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;
const reserved = (word: string) => `Attribute name is a reserved keyword; reserved keyword: ${word}`;
const unknown = (name: string) => `Invalid function name; function: ${name}`;
const redundant = 'The expression has redundant parentheses;';

test.each([
  ['', 'The expression can not be empty;'],
  [' ', syntax('<EOF>', ' ')],
  ['a', syntax('<EOF>', 'a')],
  [' a ', syntax('<EOF>', 'a ')],
  ['a =', syntax('<EOF>', '=')],
  ['a = :v AND', syntax('<EOF>', 'AND')],
  ['(a = :v', syntax('<EOF>', ':v')],
  ['a = :v)', syntax(')', ':v)')],
  ['(a)', syntax('<EOF>', ')')],
  ['(a) AND b = :v', syntax('AND', ') AND b')],
  ['a AND b', syntax('AND', 'a AND b')],
  ['a b = :v', syntax('b', 'a b =')],
  ['a = b c', syntax('c', 'b c')],
  ['NOT', syntax('<EOF>', 'NOT')],
  ['a BETWEEN :v AND', syntax('<EOF>', 'AND')],
  ['a BETWEEN :v', syntax('<EOF>', ':v')],
  ['a IN ()', syntax(')', '()')],
  ['a IN :v', syntax(':v', 'IN :v')],
  ['a IN (:v,)', syntax(')', ',)')],
  ['attribute_exists a', syntax('a', 'attribute_exists a')],
  ['a == :v', syntax('=', '== :v')],
  ['a != :v', syntax('!', 'a !=')],
  ['a < > :v', syntax('>', '< > :v')],
  ['a = "x"', syntax('"', '= "x')],
  ['a = 1', syntax('1', '= 1')],
  ['a = é', syntax('é', '= é')],
  ['_x = :v', syntax('_', '_x')],
  ['between = :v', syntax('between', 'between =')],
  ['set = :v', syntax('set', 'set =')],
  ['(a)[0] = :v', syntax('[', ')[0')],
  ['a[01] = :v', syntax('1', '01]')],
  ['a[-1] = :v', syntax('-', '[-1')],
  ['a = :', syntax(':', '= :')],
  ['((a = :v))', redundant],
  ['((a)) = :v', redundant],
  ['NOT ((a = :v))', redundant],
  ['(((a = :v) AND b = :v))', redundant],
  ['a IN (((:v)))', redundant],
  ['a = ((:v))', redundant],
  ['name = :v', reserved('name')],
  ['a.b.Year = :v', reserved('Year')],
  ['size = :v', reserved('size')],
  ['foo(a) = :v', unknown('foo')],
  ['Size(a) = :v', unknown('Size')],
  [
    'if_not_exists(a, :v) = :v',
    'The function is not allowed in a condition expression; function: if_not_exists',
  ],
  ['size(a)', misused('size')],
  ['NOT size(a)', misused('size')],
  ['a = :v OR size(a)', misused('size')],
  ['a = attribute_exists(b)', misused('attribute_exists')],
  ['attribute_exists(a) = :v', misused('attribute_exists')],
  ['size(contains(a, :v)) = :v', misused('contains')],
  ['a = a', distinct('=', '[a]')],
  ['a.b[0] <> a.b[0]', distinct('<>', '[a, b, [0]]')],
  ['begins_with(a, a)', distinct('begins_with', '[a]')],
  ['contains(a, a)', distinct('contains', '[a]')],
  ['attribute_exists(a, :v)', operands('attribute_exists', 2)],
  ['begins_with(a)', operands('begins_with', 1)],
  ['size(a, :v) = :v', operands('size', 2)],
  [
    'attribute_exists(:v)',
    'Operator or function requires a document path; operator or function: attribute_exists',
  ],
  ['size(:v) > :v', operandType('size', 'N')],
  ['size(size(a)) = :v', operandType('size', 'N')],
  ['begins_with(a, :v)', operandType('begins_with', 'N')],
  ['attribute_type(a, :v)', operandType('attribute_type', 'N')],
  ['attribute_type(a, b)', operandType('attribute_type', '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}')],
  ['a = :w', 'An expression attribute value used in expression is not defined; attribute value: :w'],
  ['#a = :v', 'An expression attribute name used in the document path is not defined; attribute name: #a'],
  ['a[2147483648] = :v', 'List index is not within the allowable range; index: [2147483648]'],
  [`a${'.a'.repeat(32)} = :v`, 'The document path has too many nesting levels; nesting levels: 33'],
  [
    `a IN (${Array(101).fill(':v').join()})`,
    'The IN operator is provided with too many operands; number of operands: 101',
  ],
  [Array(151).fill('a<>:v').join(' AND '), 'The expression contains too many operators; operator count: 301'],
  [
    `a = :v${' '.repeat(4091)}`,
    'Expression size has exceeded the maximum allowed size; expression size: 4097',
  ],
  [
    `é = :v${' '.repeat(4090)}`,
    'Expression size has exceeded the maximum allowed size; expression size: 4097',
  ],
])('%s', (text, message) => {
  expect(messageOf(text, { values: { ':v': { N: '1' } } })).toBe(`Invalid ConditionExpression: ${message}`);
});

const bounds = (demand: string, lower: string, upper: string) =>
  `The BETWEEN operator requires ${demand}; lower bound operand: AttributeValue: {${lower}}, upper bound operand: AttributeValue: {${upper}}`;

test.each([
  ['a < :v', { ':v': { BOOL: true } }, operandType('<', 'BOOL')],
  ['a >= :v', { ':v': { SS: ['a'] } }, operandType('>=', 'SS')],
  ['a BETWEEN :v AND :v', { ':v': { L: [] } }, operandType('BETWEEN', 'L')],
  ['begins_with(:v, a)', { ':v': { SS: ['a'] } }, operandType('begins_with', 'SS')],
  ['size(:v) = a', { ':v': { NULL: true } }, operandType('size', 'NULL')],
  [
    'a BETWEEN :v AND :w',
    { ':v': { N: '1' }, ':w': { N: '0' } },
    bounds('upper bound to be greater than or equal to lower bound', 'N:1', 'N:0'),
  ],
  [
    'a BETWEEN :v AND :w',
    { ':v': { S: 'b' }, ':w': { N: '1' } },
    bounds('same data type for lower and upper bounds', 'S:b', 'N:1'),
  ],
  [
    'attribute_type(a, :v)',
    { ':v': { S: 'X' } },
    'Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
  ],
])('%s with %j', (text, values, message) => {
  expect(messageOf(text, { values })).toBe(`Invalid ConditionExpression: ${message}`);
});

/** Parts that are each wrong in one way, in the order in which AWS tells them when several are. */
const wrongParts: readonly (readonly [string, string])[] = [
  ['((b = :v))', 'redundant'],
  ['name = :v', 'reserved'],
  ['foo(a)', 'Invalid function'],
  ['a[99999999999] = :v', 'List index'],
  ['a = :w', 'attribute value: :w'],
];

test.each(wrongParts.slice(1).map(([part], index) => [part, ...(wrongParts[index] ?? ['', ''])] as const))(
  'beside %s, %s is told first',
  (later, first, problem) => {
    const given = { values: { ':v': { N: '1' } } };
    for (const text of [`${first} AND ${later}`, `${later} AND ${first}`])
      expect(messageOf(text, given)).toContain(problem);
  },
);

test('300 operators and 4,096 bytes are allowed', () => {
  const given = { values: { ':v': { N: '1' } } };
  expect(messageOf(`${Array(150).fill('a<>:v').join(' AND ')}`, given)).toBe('none');
  expect(messageOf(`NOT ${Array(150).fill('a<>:v').join(' AND ')}`, given)).toBe('none');
  expect(messageOf(`a = :v${' '.repeat(4090)}`, given)).toBe('none');
  expect(messageOf(`a IN (${Array(100).fill(':v').join()})`, given)).toBe('none');
});

test('no nesting is too deep for the parser', () => {
  const given = { values: { ':v': { N: '1' } } };
  expect(messageOf(`${'('.repeat(2040)}a=:v${')'.repeat(2040)}`, given)).toContain('redundant');
  expect(messageOf(`${'NOT '.repeat(1000)}a = :v`, given)).toContain('operator count: 301');
  expect(messageOf('('.repeat(4096), given)).toContain('redundant');
});
