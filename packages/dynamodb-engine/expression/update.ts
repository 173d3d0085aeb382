import { ValidationError } from '../error.ts';
import type { AttributeValue, Item } from '../value/attribute-value.ts';
import { levelsOf, maxLevels, tooDeep } from '../value/levels.ts';
import { addNumbers } from '../value/number.ts';
import { Draft } from './draft.ts';
import { ExpressionError, inParameter } from './expression-error.ts';
import { Scope } from './operand.ts';
import { remembered } from './parsed.ts';
import { clashOf, type Path, readPath } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import { selectPaths } from './projection.ts';
import type { ActionNode } from './syntax.ts';
import { checkUpdateSyntax } from './syntax-check.ts';
import { bindSetValue, checkSetOperand } from './update-binder.ts';
import { wrongOperandType } from './update-error.ts';
import { parseUpdateSyntax } from './update-parser.ts';

export interface Update {
  /** The top-level attributes that it writes. */
  readonly attributes: ReadonlySet<string>;
  /** Those of attributes, written or read, of which it names a part. */
  readonly nestedAttributes: ReadonlySet<string>;
  /** Answers the item as it is afterwards; the one given stays as it is. */
  apply(item: Item): Item;
  /** Takes what the update names from an item: of the one before for UPDATED_OLD, of the one after for UPDATED_NEW. */
  updated(item: Item): Item;
  /** Throws where it writes an attribute of the table's key. Needs the table, so it comes after the parsing. */
  checkKeys(keys: readonly string[]): void;
}

/** What an action makes of what lies at its path: another value, or nothing any more. */
interface Action {
  readonly path: Path;
  readonly result: (item: Item) => AttributeValue | undefined;
}

const parameter = 'UpdateExpression';

const readUpdate = remembered((text) => {
  const syntax = parseUpdateSyntax(text);
  checkUpdateSyntax(syntax);
  return syntax.actions;
});

export const parseUpdate = (text: string, placeholders: Placeholders): Update => {
  const nodes = readUpdate(parameter, text);
  const scope = new Scope(placeholders);
  const actions = inParameter(parameter, () => bindActions(nodes, scope));
  const paths = actions.map(({ path }) => path);
  const attributes = new Set(paths.map(([name]) => name));
  return {
    attributes,
    nestedAttributes: scope.nestedAttributes,
    apply: (item) => apply(actions, item),
    updated: selectPaths(paths),
    checkKeys: (keys) => checkKeys(attributes, keys),
  };
};

const checkKeys = (attributes: ReadonlySet<string>, keys: readonly string[]): void => {
  const key = keys.find((name) => attributes.has(name));
  if (key !== undefined)
    throw new ValidationError(
      `One or more parameter values were invalid: Cannot update attribute ${key}. This attribute is part of the key`,
    );
};

/** Binds all paths before all values, each from the last to the first: the order in which AWS finds their errors. */
const bindActions = (nodes: readonly ActionNode[], scope: Scope): Action[] => {
  const paths: Path[] = [];
  for (const node of nodes.toReversed()) {
    const path = scope.path(node.path);
    for (const later of paths) checkClash(path, later);
    paths.unshift(path);
  }
  const results = nodes.toReversed().map((node, index) => {
    const path = paths[nodes.length - 1 - index];
    if (path === undefined) throw new TypeError('An action has a path.');
    return { path, result: bindResult(node, path, scope) };
  });
  return results.toReversed();
};

const checkClash = (path: Path, later: Path): void => {
  const clash = clashOf(path, later);
  if (clash !== undefined) throw new ExpressionError(clash);
};

const bindResult = (node: ActionNode, path: Path, scope: Scope): Action['result'] => {
  if (node.kind === 'SET') return bindSetValue(node.value, scope);
  if (node.kind === 'REMOVE') return () => undefined;
  const value = scope.value(node.value);
  checkSetOperand(node.kind, value);
  const combine = node.kind === 'ADD' ? add : subtract;
  return (item) => combine(readPath(item, path), value);
};

/** Reads all values from the item as it was, then writes them. */
const apply = (actions: readonly Action[], item: Item): Item => {
  const results = actions.map(({ path, result }) => ({ path, value: result(item) }));
  const draft = new Draft(item);
  for (const { path, value } of results) {
    if (value === undefined) draft.remove(path);
    else draft.set(path, checkedLevels(path, value));
  }
  return draft.finish();
};

/** An update may put values together that are each allowed. */
const checkedLevels = (path: Path, value: AttributeValue): AttributeValue => {
  if (path.length - 1 + levelsOf(value) > maxLevels) throw tooDeep();
  return value;
};

const add = (existing: AttributeValue | undefined, value: AttributeValue): AttributeValue => {
  if (existing === undefined) return value;
  if ('N' in existing && 'N' in value) return { N: addNumbers(existing.N, value.N) };
  return combineSets(existing, value, (one, other) => [...new Set([...one, ...other])]);
};

/** An empty set is none: it goes with its last element. */
const subtract = (
  existing: AttributeValue | undefined,
  value: AttributeValue,
): AttributeValue | undefined => {
  if (existing === undefined) return undefined;
  const set = combineSets(existing, value, (one, other) => {
    const removed = new Set(other);
    return one.filter((member) => !removed.has(member));
  });
  return Object.values(set).some((members) => members.length > 0) ? set : undefined;
};

type StringSets = { SS: string[] } | { NS: string[] } | { BS: string[] };

const combineSets = (
  existing: AttributeValue,
  value: AttributeValue,
  combine: (one: readonly string[], other: readonly string[]) => string[],
): StringSets => {
  if ('SS' in existing && 'SS' in value) return { SS: combine(existing.SS, value.SS) };
  if ('NS' in existing && 'NS' in value) return { NS: combine(existing.NS, value.NS) };
  if ('BS' in existing && 'BS' in value) return { BS: combine(existing.BS, value.BS) };
  throw wrongOperandType();
};
