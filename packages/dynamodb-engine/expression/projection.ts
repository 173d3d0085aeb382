import type { AttributeValue, Item } from '../value/attribute-value.ts';
import { attributeOf, setAttribute } from '../value/attribute-value.ts';
import { ExpressionError, inParameter } from './expression-error.ts';
import { Scope } from './operand.ts';
import { remembered } from './parsed.ts';
import { clashOf, memberOf, type Path } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import { parseProjectionSyntax } from './projection-parser.ts';
import { checkProjectionSyntax } from './syntax-check.ts';

export interface Projection {
  /** The top-level attributes that it reads. */
  readonly attributes: ReadonlySet<string>;
  /** Those of which it reads a part. */
  readonly nestedAttributes: ReadonlySet<string>;
  project(item: Item): Item;
}

const readProjection = remembered((text) => {
  const paths = parseProjectionSyntax(text);
  checkProjectionSyntax(paths);
  return paths;
});

export const parseProjection = (text: string, placeholders: Placeholders): Projection => {
  const nodes = readProjection('ProjectionExpression', text);
  const scope = new Scope(placeholders);
  const paths = inParameter('ProjectionExpression', () => {
    const bound = nodes.map((node) => scope.path(node));
    checkClashes(bound);
    return bound;
  });
  const { attributes, nestedAttributes } = scope;
  return { attributes, nestedAttributes, project: selectPaths(paths) };
};

const checkClashes = (paths: readonly Path[]): void => {
  for (const [index, path] of paths.entries())
    for (const earlier of paths.slice(0, index)) {
      const clash = clashOf(earlier, path);
      if (clash !== undefined) throw new ExpressionError(clash);
    }
};

/** What to take of a value: all of it, or of some of its members. */
type Selection = 'all' | Map<string | number, Selection>;

/** Makes a function that takes from an item what lies at the paths; lists close up to what is taken of them. */
export const selectPaths = (paths: readonly Path[]): ((item: Item) => Item) => {
  const selection = new Map<string | number, Selection>();
  for (const path of paths) addPath(selection, path);
  return (item) => {
    const selected: Item = {};
    for (const [name, members] of selection) {
      const value = typeof name === 'string' ? attributeOf(item, name) : undefined;
      const taken = value && take(value, members);
      if (taken !== undefined) setAttribute(selected, String(name), taken);
    }
    return selected;
  };
};

const addPath = (selection: Map<string | number, Selection>, path: readonly (string | number)[]): void => {
  const [segment, ...rest] = path;
  if (segment === undefined) return;
  if (rest.length === 0) {
    selection.set(segment, 'all');
    return;
  }
  const found = selection.get(segment);
  const members = found instanceof Map ? found : new Map<string | number, Selection>();
  selection.set(segment, members);
  addPath(members, rest);
};

/** Takes what is selected of a value, or nothing where none of it is there. */
const take = (value: AttributeValue, selection: Selection): AttributeValue | undefined => {
  if (selection === 'all') return value;
  if ('M' in value) return takeMembers(value, selection);
  return 'L' in value ? takeElements(value, selection) : undefined;
};

const takeMembers = (
  value: { M: Item },
  selection: ReadonlyMap<string | number, Selection>,
): AttributeValue | undefined => {
  const members: Item = {};
  for (const [name, inner] of selection) {
    const member = memberOf(value, name);
    const taken = member && take(member, inner);
    if (taken !== undefined) setAttribute(members, String(name), taken);
  }
  return Object.keys(members).length === 0 ? undefined : { M: members };
};

const takeElements = (
  value: { L: AttributeValue[] },
  selection: ReadonlyMap<string | number, Selection>,
): AttributeValue | undefined => {
  const elements: AttributeValue[] = [];
  for (const [index, element] of value.L.entries()) {
    const inner = selection.get(index);
    const taken = inner && take(element, inner);
    if (taken !== undefined) elements.push(taken);
  }
  return elements.length === 0 ? undefined : { L: elements };
};
