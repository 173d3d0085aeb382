import * as v from 'valibot';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { revokeToken } from '#core/principal/revoke-token.ts';
import { getToken, issueToken, listTokens } from '#core/token/issue-token.ts';
import { tokenCreateSchema, tokenRecordSchema } from '#core/token/token.schema.ts';
import { admins, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/tokens';
const shared = { module: 'teams', tag: 'Tokens', access: admins } as const;
const answer = success({ token: tokenRecordSchema });

export const tokenRoutes = [
  route({
    ...shared,
    id: 'createToken',
    method: 'POST',
    path,
    summary: 'Issue an API token',
    description: 'The secret is shown in this answer and never again; only its hash is stored.',
    params: null,
    query: null,
    body: tokenCreateSchema,
    status: 201,
    secret: true,
    answer: success({
      token: tokenRecordSchema,
      secret: v.pipe(v.string(), v.description('Send it as `Authorization: Bearer <secret>`')),
    }),
    errors: { '409': 'The same request has issued its token before, and its secret is not shown again' },
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const issue = { teamId: principal.team.id, id: newId('tok'), draft: body, via, now };
      const { token, secret } = await issueToken(table, issue);
      return { body: { token, secret }, headers: { location: `${path}/${token.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'listTokens',
    method: 'GET',
    path,
    summary: 'List API tokens, newest first',
    description: 'Revoked and expired ones too; never a secret.',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ tokens: v.array(tokenRecordSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listTokens(table, principal.team.id, query);
      return { body: { tokens: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getToken',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get an API token',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => ({
      body: { token: await getToken(table, principal.team.id, params.id) },
    }),
  }),
  route({
    ...shared,
    id: 'revokeToken',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Revoke an API token',
    description: 'It ends with the next request; its record stays for `audit_days`, with `revoked_at`.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'The team would lose its last admin' },
    handle: async ({ params, principal, via, now }, { table }) => ({
      body: { token: await revokeToken(table, { tokenId: params.id, by: principal, via, now }) },
    }),
  }),
];
