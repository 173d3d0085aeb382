/** A route that matched, with the parts of the path that its parameters stand for. */
export interface RouteMatch<Route> {
  readonly route: Route;
  readonly pathParameters: { readonly [name: string]: string };
}

interface Node<Route> {
  readonly fixed: Map<string, Node<Route>>;
  /** The child for `{name}`; each route keeps its own parameter names. */
  parameter?: Node<Route>;
  readonly routes: Map<string, Leaf<Route>>;
  /** Routes that end with `{name+}` here. */
  readonly greedy: Map<string, Leaf<Route>>;
}

interface Leaf<Route> {
  readonly route: Route;
  readonly names: readonly string[];
}

/**
 * Finds the route of a request the way an HTTP API does: the most specific path wins (fixed part, `{name}`,
 * `{name+}`), then the method before ANY, and `$default` when nothing else matches.
 */
export class RouteTable<Route extends { readonly key: string }> {
  readonly #root: Node<Route> = newNode();
  #default: Route | undefined;

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#add(route);
  }

  /** `path` is decoded: what API Gateway routes by, so an encoded slash separates like any other. */
  match(method: string, path: string): RouteMatch<Route> | undefined {
    const found = search(this.#root, path.slice(1).split('/'), 0, method, []);
    if (found) return found;
    return this.#default && { route: this.#default, pathParameters: {} };
  }

  #add(route: Route): void {
    if (route.key === '$default') {
      this.#default = route;
      return;
    }
    const [method = '', path = ''] = route.key.split(' ');
    const names: string[] = [];
    let node = this.#root;
    for (const part of path.slice(1).split('/')) {
      const [, name, plus] = /^\{(.+?)(\+?)\}$/.exec(part) ?? [];
      if (name !== undefined) names.push(name);
      if (plus) {
        node.greedy.set(method, { route, names });
        return;
      }
      node = name === undefined ? fixedChild(node, part) : parameterChild(node);
    }
    node.routes.set(method, { route, names });
  }
}

const newNode = <Route>(): Node<Route> => ({ fixed: new Map(), routes: new Map(), greedy: new Map() });

const fixedChild = <Route>(node: Node<Route>, part: string): Node<Route> => {
  const child = node.fixed.get(part) ?? newNode<Route>();
  node.fixed.set(part, child);
  return child;
};

const parameterChild = <Route>(node: Node<Route>): Node<Route> => {
  node.parameter ??= newNode();
  return node.parameter;
};

const search = <Route>(
  node: Node<Route>,
  parts: readonly string[],
  index: number,
  method: string,
  values: readonly string[],
): RouteMatch<Route> | undefined => {
  const part = parts[index];
  if (part === undefined) return matchOf(node.routes, method, values);
  const fixed = node.fixed.get(part);
  // A parameter stands for something.
  const parameter = part === '' ? undefined : node.parameter;
  return (
    (fixed && search(fixed, parts, index + 1, method, values)) ??
    (parameter && search(parameter, parts, index + 1, method, [...values, part])) ??
    matchOf(node.greedy, method, [...values, parts.slice(index).join('/')])
  );
};

const matchOf = <Route>(
  leaves: ReadonlyMap<string, Leaf<Route>>,
  method: string,
  values: readonly string[],
): RouteMatch<Route> | undefined => {
  const leaf = leaves.get(method) ?? leaves.get('ANY');
  if (!leaf) return undefined;
  const pathParameters = Object.fromEntries(leaf.names.map((name, index) => [name, values[index] ?? '']));
  return { route: leaf.route, pathParameters };
};
