import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { findMemberPrincipal, findPrincipal } from '#core/principal/find-principal.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { oidcEnvironment } from './environment.ts';
import { log } from './log.ts';
import { identityReader } from './oidc.ts';
import { openServices } from './services.ts';

const { table } = openServices();

const bearer = /^Bearer +(\S{1,8192})$/i;
const jwtShape = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const oidc = oidcEnvironment();
const readIdentity = oidc && identityReader(oidc);

const principalOf = async (token: string): Promise<Principal | undefined> => {
  if (!jwtShape.test(token)) return findPrincipal(table, token, new Date());
  const identity = await readIdentity?.(token);
  return identity && findMemberPrincipal(table, identity);
};

/**
 * Tells the functions who asks. It never refuses: API Gateway's own 401 and 403 cannot have the contract's
 * shape, so the function that serves the route refuses a request that comes without a principal.
 */
export const handler = async ({ headers }: APIGatewayRequestAuthorizerEventV2) => {
  const token = bearer.exec(headers?.authorization ?? '')?.[1];
  try {
    const principal = token === undefined ? undefined : await principalOf(token);
    return { isAuthorized: true, context: principal ? { principal: JSON.stringify(principal) } : {} };
  } catch (error) {
    // Nobody knows whether the token is valid, so the caller is told to come again instead of 401.
    log.error('token not checked', { error: error instanceof Error ? error : String(error) });
    return { isAuthorized: true, context: { unknown: 'true' } };
  }
};
