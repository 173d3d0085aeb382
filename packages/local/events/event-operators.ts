import { isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';

/** Says whether one leaf of an event matches. */
export type ValueTest = (value: unknown) => boolean;

/** The pattern is not one that EventBridge, or this part of it, understands. */
export class EventPatternError extends Error {
  constructor(rule: string, problem: string) {
    super(`The event pattern of rule "${rule}": ${problem}`);
    this.name = 'EventPatternError';
  }
}

export function compileOperator(rule: string, operator: string, operand: unknown): ValueTest {
  if (operator === 'anything-but') return compileAnythingBut(rule, operand);
  if (operator === 'numeric') return compileNumeric(rule, operand);
  return compileText(rule, operator, operand);
}

/** Takes a value, a list of values, or one text operator with a text or a list of texts. */
function compileAnythingBut(rule: string, operand: unknown): ValueTest {
  if (!isObject(operand)) {
    const values = valuesOf(rule, operand);
    return (value) => !values.includes(value);
  }
  const [operator, texts] = onlyEntry(rule, operand);
  const tests = valuesOf(rule, texts).map((text) => compileText(rule, operator, text));
  return (value) => !tests.some((test) => test(value));
}

function compileText(rule: string, operator: string, operand: unknown): ValueTest {
  const fold = isObject(operand) ? (text: string) => text.toLowerCase() : (text: string) => text;
  const folded = () =>
    fold(textOf(rule, operator, isObject(operand) ? operand['equals-ignore-case'] : operand));
  switch (operator) {
    case 'prefix': {
      const prefix = folded();
      return ofText((text) => fold(text).startsWith(prefix));
    }
    case 'suffix': {
      const suffix = folded();
      return ofText((text) => fold(text).endsWith(suffix));
    }
    case 'equals-ignore-case': {
      const wanted = textOf(rule, operator, operand).toLowerCase();
      return ofText((text) => text.toLowerCase() === wanted);
    }
    case 'wildcard':
      return ofText(compileWildcard(rule, textOf(rule, operator, operand)));
    default:
      throw new EventPatternError(rule, `the operator "${operator}" is not supported`);
  }
}

/** `*` stands for any characters; `\*` and `\\` for themselves. */
function compileWildcard(rule: string, wildcard: string): (text: string) => boolean {
  const parts = [''];
  for (const [token] of wildcard.matchAll(/\\[\\*]|[\s\S]/g)) {
    if (token === '*') parts.push('');
    else parts.push((parts.pop() ?? '') + (token.length === 2 ? token.slice(1) : token));
  }
  if (parts.slice(1, -1).includes('')) throw new EventPatternError(rule, '"wildcard" does not take "**"');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= text.length - last.length;
  };
}

const COMPARISONS = new Map<unknown, (value: number, bound: number) => boolean>([
  ['=', (value, bound) => value === bound],
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
]);

function compileNumeric(rule: string, operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 === 1) {
    throw new EventPatternError(rule, '"numeric" takes pairs of a comparison and a number');
  }
  const tests: ((value: number) => boolean)[] = [];
  for (let at = 0; at < operand.length; at += 2) {
    const compare = COMPARISONS.get(operand[at]);
    const bound: unknown = operand[at + 1];
    if (compare === undefined || typeof bound !== 'number') {
      throw new EventPatternError(
        rule,
        `"numeric" does not take ${JSON.stringify(operand.slice(at, at + 2))}`,
      );
    }
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

export function onlyEntry(rule: string, object: JsonObject): [string, unknown] {
  const [entry, ...others] = Object.entries(object);
  if (entry === undefined || others.length > 0) {
    throw new EventPatternError(rule, `${JSON.stringify(object)} must have one operator`);
  }
  return entry;
}

function ofText(test: (text: string) => boolean): ValueTest {
  return (value) => typeof value === 'string' && test(value);
}

function textOf(rule: string, operator: string, operand: unknown): string {
  if (typeof operand !== 'string') throw new EventPatternError(rule, `"${operator}" takes a text`);
  return operand;
}

function valuesOf(rule: string, operand: unknown): readonly unknown[] {
  const values: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const valid = values.every((value) => typeof value === 'string' || typeof value === 'number');
  if (!valid || values.length === 0)
    throw new EventPatternError(rule, '"anything-but" takes texts or numbers');
  return values;
}
