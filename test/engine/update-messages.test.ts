import { expect, test } from 'vitest';
import { updateOf } from './expression-fixture.ts';

const syntax = (token: string, near: string) => `Syntax error; token: "${token}", near: "${near}"`;
const operands = (name: string, count: number) =>
  `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`;
const clash = (how: string, one: string, two: string) =>
  `Two document paths ${how} with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`;
const notAllowed = (name: string) => `The function is not allowed in an update expression; function: ${name}`;
const redundant = 'The expression has redundant parentheses;';

test.each([
  ['', 'The expression can not be empty;'],
  ['   ', syntax('<EOF>', '   ')],
  ['SET', syntax('<EOF>', 'SET')],
  ['SET a', syntax('<EOF>', 'a')],
  ['SET a =', syntax('<EOF>', '=')],
  ['SET a = :v, ', syntax('<EOF>', ', ')],
  ['SET a = :v b', syntax('b', ':v b')],
  ['SET abc def = :v', syntax('def', 'abc def =')],
  ['FOO a', syntax('FOO', 'FOO a')],
  [' FOO a', syntax('FOO', ' FOO a')],
  ['SET a == :v', syntax('=', '== :v')],
  ['SET a = :v + ', syntax('<EOF>', '+ ')],
  ['SET a = :v + :v + :v', syntax('+', ':v + :v')],
  ['SET a = (:v + :v) + :v', syntax('+', ') + :v')],
  ['SET a = -:v', syntax('-', '= -:v')],
  ['SET a=1', syntax('1', '=1')],
  ['SET a[:v] = :v', syntax(':v', '[:v]')],
  ['SET a[1.5] = :v', syntax('.', '1.5')],
  ['SET a..b = :v', syntax('.', '..b')],
  ['SET a. = :v', syntax('=', '. = :v')],
  ['SET .a = :v', syntax('.', 'SET .a')],
  ['SET a-b = :v', syntax('-', 'a-b')],
  ['SET a = :v;', syntax(';', ':v;')],
  ['SET 1a = :v', syntax('1', 'SET 1a')],
  ['SET # = :v', syntax('#', 'SET # =')],
  ['SET é = :v', syntax('é', 'SET é =')],
  ['SET set = :v', syntax('set', 'SET set =')],
  ['SET and = :v', syntax('and', 'SET and =')],
  ['SET (a) = :v', syntax('(', 'SET (a')],
  ['REMOVE a, ', syntax('<EOF>', ', ')],
  ['REMOVE (a)', syntax('(', 'REMOVE (a')],
  ['ADD a b', syntax('b', 'a b')],
  ['ADD a (:v)', syntax('(', 'a (:v')],
  ['SET a = ((:v))', redundant],
  ['SET a = ((:v + :v))', redundant],
  ['SET a = :v + ((:v))', redundant],
  ['SET name = :v', 'Attribute name is a reserved keyword; reserved keyword: name'],
  ['SET a = foo(:v)', 'Invalid function name; function: foo'],
  ['SET a = size(b)', notAllowed('size')],
  ['SET a = attribute_exists(b)', notAllowed('attribute_exists')],
  ['SET a = :v SET b = :v', 'The "SET" section can only be used once in an update expression;'],
  ['REMOVE a REMOVE b', 'The "REMOVE" section can only be used once in an update expression;'],
  ['SET a = if_not_exists(a)', operands('if_not_exists', 1)],
  ['SET a = list_append(a)', operands('list_append', 1)],
  [
    'SET a = if_not_exists(:v, :v)',
    'Operator or function requires a document path; operator or function: if_not_exists',
  ],
  [
    'SET a = list_append(a, :v)',
    'Incorrect operand type for operator or function; operator or function: list_append, operand type: N',
  ],
  ['SET a = :w', 'An expression attribute value used in expression is not defined; attribute value: :w'],
  [
    'SET #a = :v',
    'An expression attribute name used in the document path is not defined; attribute name: #a',
  ],
  ['SET a = :v, a.b = :v', clash('overlap', '[a]', '[a, b]')],
  ['SET a = :v REMOVE a', clash('overlap', '[a]', '[a]')],
  ['SET a.b = :v, a[1] = :v', clash('conflict', '[a, b]', '[a, [1]]')],
  [
    'DELETE a :v',
    'Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND',
  ],
  ['SET a[2147483648] = :v', 'List index is not within the allowable range; index: [2147483648]'],
  [`REMOVE a${'.a'.repeat(32)}`, 'The document path has too many nesting levels; nesting levels: 33'],
  [
    `SET ${Array.from({ length: 301 }, (_, index) => `a${index}=:v+:v`).join()}`,
    'The expression contains too many operators; operator count: 301',
  ],
  [`REMOVE ${'a'.repeat(4090)}`, 'Expression size has exceeded the maximum allowed size;'],
])('%s', (text, message) => {
  expect(() => updateOf(text, { values: { ':v': { N: '1' } } })).toThrow(
    expect.objectContaining({ message: `Invalid UpdateExpression: ${message}` }),
  );
});

test.each([
  ['STRING', { S: 'x' }],
  ['BINARY', { B: 'AQ==' }],
  ['BOOLEAN', { BOOL: true }],
  ['NULL', { NULL: true }],
  ['LIST', { L: [] }],
  ['MAP', { M: {} }],
])('ADD takes no %s', (type, value) => {
  expect(() => updateOf('ADD a :v', { values: { ':v': value } })).toThrow(
    `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: ${type}, typeSet: ALLOWED_FOR_ADD_OPERAND`,
  );
});

test.each([
  ['SET a = :v + :v', '+'],
  ['SET a = b - :v', '-'],
])('%s takes no text', (text, operator) => {
  expect(() => updateOf(text, { values: { ':v': { S: 'x' } } })).toThrow(
    `Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: ${operator}, operand type: S`,
  );
});
