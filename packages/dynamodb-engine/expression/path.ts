import { type AttributeValue, attributeOf, type Item } from '../value/attribute-value.ts';

/** A document path: names of attributes and of members of maps, and indexes of lists. The first is a name. */
export type Path = readonly [string, ...(string | number)[]];

/** Reads what lies at a path, undefined where nothing does. */
export const readPath = (item: Item, path: Path): AttributeValue | undefined => {
  let value = attributeOf(item, path[0]);
  for (let depth = 1; depth < path.length && value !== undefined; depth += 1)
    value = memberOf(value, path[depth]);
  return value;
};

export const memberOf = (
  container: AttributeValue,
  segment: string | number | undefined,
): AttributeValue | undefined => {
  if (typeof segment === 'string') return 'M' in container ? attributeOf(container.M, segment) : undefined;
  if (typeof segment === 'number') return 'L' in container ? container.L[segment] : undefined;
  return undefined;
};

/** Writes a path as messages do: [a, [0], b]. */
export const describePath = (path: Path): string =>
  `[${path.map((segment) => (typeof segment === 'number' ? `[${segment}]` : segment)).join(', ')}]`;

export const samePath = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((segment, depth) => segment === other[depth]);

/** Says how two paths of one expression get in each other's way, or undefined where they don't. */
export const clashOf = (one: Path, other: Path): string | undefined => {
  for (let depth = 0; depth < Math.min(one.length, other.length); depth += 1) {
    if (typeof one[depth] !== typeof other[depth]) return clash('conflict', one, other);
    if (one[depth] !== other[depth]) return undefined;
  }
  return clash('overlap', one, other);
};

const clash = (how: 'conflict' | 'overlap', one: Path, other: Path): string =>
  `Two document paths ${how} with each other; must remove or rewrite one of these paths; ` +
  `path one: ${describePath(one)}, path two: ${describePath(other)}`;
