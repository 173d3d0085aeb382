import { isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';
import { compileOperator, EventPatternError, onlyEntry, type ValueTest } from './event-operators.ts';

/** Says whether an event matches. */
export type EventMatcher = (event: JsonObject) => boolean;

/** Takes the leaves that a field has: none if it is absent, several if it is a list. */
type FieldTest = (leaves: readonly unknown[]) => boolean;

/**
 * Compiles an EventBridge event pattern. An absent field matches only `exists: false`; of a list, one
 * element that matches is enough.
 */
export function compileEventPattern(rule: string, pattern: JsonObject): EventMatcher {
  const tests = Object.entries(pattern).map(([name, expected]) => compileField(rule, name, expected));
  if (tests.length === 0) throw new EventPatternError(rule, 'an object is empty');
  return (event) => tests.every((test) => test(event));
}

function compileField(rule: string, name: string, expected: unknown): EventMatcher {
  if (name === '$or') return compileOr(rule, expected);
  if (isObject(expected)) {
    const matches = compileEventPattern(rule, expected);
    return (event) => listOf(event[name]).some((child) => matches(isObject(child) ? child : {}));
  }
  if (!Array.isArray(expected) || expected.length === 0) {
    throw new EventPatternError(rule, `"${name}" must be an object or a list that is not empty`);
  }
  const tests = expected.map((one) => compileElement(rule, one));
  return (event) => {
    const leaves = event[name] === undefined ? [] : listOf(event[name]).filter((value) => !isObject(value));
    return tests.some((test) => test(leaves));
  };
}

function compileOr(rule: string, alternatives: unknown): EventMatcher {
  if (!Array.isArray(alternatives) || alternatives.length < 2 || !alternatives.every(isObject)) {
    throw new EventPatternError(rule, '"$or" must be a list of two or more patterns');
  }
  const matchers = alternatives.map((pattern) => compileEventPattern(rule, pattern));
  return (event) => matchers.some((matches) => matches(event));
}

function compileElement(rule: string, expected: unknown): FieldTest {
  if (!isObject(expected)) return some((value) => value === expected);
  const [operator, operand] = onlyEntry(rule, expected);
  if (operator !== 'exists') return some(compileOperator(rule, operator, operand));
  if (typeof operand !== 'boolean') throw new EventPatternError(rule, '"exists" takes true or false');
  return (leaves) => leaves.length > 0 === operand;
}

function some(test: ValueTest): FieldTest {
  return (leaves) => leaves.some(test);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
