import * as v from 'valibot';
import { failure } from '#core/error.ts';
import { type Principal, principalSchema } from '#core/team/team.schema.ts';
import type { Event } from './event.ts';
import type { Route } from './route.ts';

/**
 * Answers who calls, by the authorizer; undefined on a route that is open to all.
 * @throws CallbookError 401 without a valid token
 */
export const callerOf = (event: Event, { access }: Route): Principal | undefined => {
  if (access === 'public') return undefined;
  const { principal, unknown } = event.requestContext.authorizer?.lambda ?? {};
  if (principal !== undefined) return v.parse(principalSchema, JSON.parse(principal));
  if (unknown !== undefined)
    throw failure(
      'unavailable',
      'token_not_checked',
      'The token could not be checked. Try again in a moment.',
    );
  throw failure('unauthenticated', 'token_invalid', 'Send a valid token: Authorization: Bearer <token>.');
};

/** @throws CallbookError 403 */
export const requireRole = ({ role }: Principal, { access }: Route): void => {
  if (access === 'public' || access.roles.includes(role)) return;
  throw failure('forbidden', 'role_forbidden', `The role ${role} may not do this.`);
};

/** A team named in a request must be the token's own; a foreign one is as unknown as one that never was. */
export const namesOwnTeam = (principal: Principal | undefined, ...parts: unknown[]): boolean =>
  parts.every((part) => {
    if (typeof part !== 'object' || part === null || !('team_id' in part)) return true;
    const { team_id } = part;
    return team_id === null || team_id === undefined || team_id === principal?.team.id;
  });
