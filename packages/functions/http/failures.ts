import type { Response } from '#reference/openapi-document.ts';
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

const ofMerged = 'The contact is part of another one by now: `existing_id`';

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

/** The fault that an example of a status shows. */
const faults: Readonly<Record<string, readonly [string | null, string, string]>> = {
  '400': ['limit', 'out_of_range', 'The number is out of range. The limit is 200.'],
  '401': [null, 'token_invalid', 'Send a valid token: Authorization: Bearer <token>.'],
  '403': [null, 'role_forbidden', 'The role agent may not do this.'],
  '404': [null, 'contact_not_found', 'There is no such contact.'],
  '409': ['Idempotency-Key', 'idempotency_in_flight', 'The same request is being carried out.'],
  '412': ['If-Match', 'version_mismatch', 'The record is at another version.'],
  '413': [null, 'body_too_large', 'The body is larger than 1 MB. Send less at once.'],
  '415': [null, 'not_json', 'Send JSON, with the header Content-Type: application/json.'],
  '422': ['phone', 'phone_invalid', 'This is not a possible phone number.'],
  '428': [
    'If-Match',
    'if_match_required',
    'The team’s policy wants changes to name the version they are for.',
  ],
  '429': [null, 'rate_limited', 'Too many requests. Try again in a moment.'],
  default: [null, 'internal', 'Something went wrong on our side.'],
};

const failureExample = (status: string) => {
  const [param, code, message] = faults[status] ?? [null, 'internal', 'Something went wrong on our side.'];
  const fault = { param, code, message };
  return { success: false, error: { ...fault, details: [fault] }, request_id: 'a1b2c3d4e5' };
};

const failure = (status: string, description: string): Response => ({
  description,
  ...failureHeaders(status),
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Failure' },
      example: failureExample(status),
    },
  },
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
  route.refusesMerged ? { '409': ofMerged } : {},
  { '400': malformed(route), default: other },
  route.access === 'public' ? {} : ofCallers,
  takesTeam(route) ? { '404': foreignTeam } : {},
  route.body ? ofBodies : {},
  writingErrors(route),
];

/** Lists the failures of a route, by status. */
export const failuresOf = (route: Route) => {
  const texts: Record<string, string[]> = {};
  for (const [status, text] of reasonsOf(route).flatMap(Object.entries<string>))
    texts[status] = [...(texts[status] ?? []), text];
  return Object.fromEntries(
    Object.entries(texts).map(([status, some]) => [status, described(status, or(some))]),
  );
};
