import type { Response } from '#web/openapi-document.ts';
import type { Route } from './route.ts';
import { writingErrors } from './writing.ts';

const failure = (description: string): Response => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
});

/** The failures that several routes answer alike, by their names in OpenAPI. */
export const failureResponses = {
  Malformed: failure('Malformed JSON'),
  BadParameter: failure('A parameter or cursor that is not valid'),
  Unauthenticated: failure('No valid token'),
  Forbidden: failure('Not allowed by role'),
  ForeignTeam: failure('The token is not for this team'),
  Limited: failure('More requests than the team’s policy allows; Retry-After says when to try again'),
  TooLarge: failure('The body is larger than 1 MB'),
  NotJson: failure('The body is not JSON'),
  Invalid: failure('Values that are not valid; `details` lists them all'),
  Other: failure('Any other failure; 429 and 503 say with Retry-After when to try again'),
};

const alike = (name: keyof typeof failureResponses) => ({ $ref: `#/components/responses/${name}` });

const takesTeam = ({ query, body }: Route): boolean =>
  [query, body].some((schema) => schema !== null && 'team_id' in schema.entries);

/** What a route answers when it fails, by status. */
export const failuresOf = (route: Route) => ({
  '400': alike(route.body ? 'Malformed' : 'BadParameter'),
  ...(route.access !== 'public' && {
    '401': alike('Unauthenticated'),
    '403': alike('Forbidden'),
    '429': alike('Limited'),
  }),
  ...(takesTeam(route) && { '404': alike('ForeignTeam') }),
  ...Object.fromEntries(
    Object.entries({ ...route.errors, ...writingErrors(route) }).map(([status, text]) => [
      status,
      failure(text),
    ]),
  ),
  ...(route.body && { '413': alike('TooLarge'), '415': alike('NotJson'), '422': alike('Invalid') }),
  default: alike('Other'),
});
