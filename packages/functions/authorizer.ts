import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { findPrincipal } from '#core/token/token.ts';
import { openServices } from './services.ts';

const { table } = openServices();

const bearer = /^Bearer +(\S{1,500})$/i;

/**
 * Tells the functions who asks. It never refuses: API Gateway's own 401 and 403 cannot have the contract's
 * shape, so the function that serves the route refuses a request that comes without a principal.
 */
export const handler = async ({ headers }: APIGatewayRequestAuthorizerEventV2) => {
  const token = bearer.exec(headers?.authorization ?? '')?.[1];
  const principal = token === undefined ? undefined : await findPrincipal(table, token, new Date());
  return { isAuthorized: true, context: principal ? { principal: JSON.stringify(principal) } : {} };
};
