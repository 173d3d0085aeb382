import type { Role } from '#core/team/team.schema.ts';
import type { Method, Policy, Route } from './route.ts';

/** A route without what serves it. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** None where it is open to all. */
  readonly roles: readonly Role[];
  readonly reach: Policy['reach'] | 'public';
}

export const operationsOf = (routes: readonly Route[]): Operation[] =>
  routes.map(({ id, method, path, access }) =>
    access === 'public'
      ? { id, method, path, roles: [], reach: 'public' }
      : { id, method, path, roles: access.roles, reach: access.reach },
  );

const head = `// Generated from the route table by \`npm run client\`. Changes belong into the routes.

import type { Operation } from './http/operation.ts';

/** The operations of all functions, for those that serve a few and tell of the others. */
export const operations: readonly Operation[] = [
`;

/** The TypeScript of `operations.ts` for a route table. */
export const operationsSource = (routes: readonly Route[]): string =>
  `${head}${operationsOf(routes)
    .map((one) => `  ${JSON.stringify(one)},\n`)
    .join('')}];\n`;
