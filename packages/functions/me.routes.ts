import * as v from 'valibot';
import { meSchema } from '#core/principal/me.schema.ts';
import { describeCaller } from '#core/principal/me.ts';
import { everyRole, route } from './http/route.ts';
import { success, teamParameter } from './http/shapes.ts';
import { operations } from './operations.ts';

export const meRoutes = [
  route({
    id: 'getMe',
    method: 'GET',
    path: '/api/crm/me',
    module: 'teams',
    tag: 'Tokens',
    summary: 'Tell who asks, and what it may do',
    description:
      'Of the token that is sent: its team, role and departments, the limits that hold for it, and the operations that its role may call.',
    access: everyRole,
    params: null,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ me: meSchema }),
    handle: async ({ principal }, { table }) => ({
      body: {
        me: {
          ...(await describeCaller(table, principal)),
          may: operations.flatMap(({ id, method, path, roles, reach }) =>
            reach === 'public' || roles.includes(principal.role)
              ? [{ operation: id, method, path, reach }]
              : [],
          ),
        },
      },
    }),
  }),
];
