import type { Response } from '#web/openapi-document.ts';
import { ifMatchErrors } from './if-match.ts';
import { failureHeaders } from './response-headers.ts';
import { isWriting, type Route } from './route.ts';
import { inFlight, reused, writingErrors } from './writing.ts';

/** Texts by status. */
type Reasons = Readonly<Record<string, string>>;

const or = (texts: readonly string[]): string => texts.join('. Or: ');

const badJson = 'Malformed JSON, or a parameter, `If-Match` or `Idempotency-Key` that is not valid';
const badHeader = 'A parameter, `If-Match` or `Idempotency-Key` that is not valid';
const badParameter = 'A parameter or cursor that is not valid';
const foreignTeam = 'The token is not for this team';
const other = 'Any other failure; 429 and 503 say with Retry-After when to try again';
const invalid = 'Values that are not valid; `details` lists them all';

const ofCallers = {
  '401': 'No valid token',
  '403': 'Not allowed by role, department or hidden field',
  '429': 'More requests than the team’s policy allows; Retry-After says when to try again',
};

const ofBodies = { '413': 'The body is larger than 1 MB', '415': 'The body is not JSON', '422': invalid };

/** Status and text of the failures that several routes answer alike, by their names in OpenAPI. */
const shared: Readonly<Record<string, readonly [string, string]>> = {
  Malformed: ['400', badJson],
  BadHeader: ['400', badHeader],
  BadParameter: ['400', badParameter],
  Unauthenticated: ['401', ofCallers['401']],
  Forbidden: ['403', ofCallers['403']],
  Unknown: ['404', or(['Unknown', foreignTeam])],
  ForeignTeam: ['404', foreignTeam],
  InFlight: ['409', inFlight],
  OtherVersion: ['412', ifMatchErrors['412']],
  TooLarge: ['413', ofBodies['413']],
  NotJson: ['415', ofBodies['415']],
  Invalid: ['422', or([invalid, reused])],
  KeyReused: ['422', reused],
  VersionWanted: ['428', ifMatchErrors['428']],
  Limited: ['429', ofCallers['429']],
  Other: ['default', other],
};

const failure = (status: string, description: string): Response => ({
  description,
  ...failureHeaders(status),
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
});

/** The failures that have names, as OpenAPI holds them. */
export const failureResponses = Object.fromEntries(
  Object.entries(shared).map(([name, [status, text]]) => [name, failure(status, text)]),
);

const described = (status: string, text: string) => {
  const name = Object.keys(shared).find((one) => shared[one]?.join() === `${status},${text}`);
  return name ? { $ref: `#/components/responses/${name}` } : failure(status, text);
};

const takesTeam = ({ query, body }: Route): boolean =>
  [query, body].some((schema) => schema !== null && 'team_id' in schema.entries);

const malformed = (route: Route): string => {
  if (route.body) return badJson;
  return isWriting(route) ? badHeader : badParameter;
};

/** What may be wrong with a request, what is particular to the route first. */
const reasonsOf = (route: Route): Reasons[] => [
  route.errors ?? {},
  { '400': malformed(route), default: other },
  route.access === 'public' ? {} : ofCallers,
  takesTeam(route) ? { '404': foreignTeam } : {},
  route.body ? ofBodies : {},
  writingErrors(route),
];

/** What a route answers when it fails, by status. */
export const failuresOf = (route: Route) => {
  const texts: Record<string, string[]> = {};
  for (const [status, text] of reasonsOf(route).flatMap(Object.entries<string>))
    texts[status] = [...(texts[status] ?? []), text];
  return Object.fromEntries(
    Object.entries(texts).map(([status, some]) => [status, described(status, or(some))]),
  );
};
