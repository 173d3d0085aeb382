import type * as v from 'valibot';
import type { JsonObject, Reference, Response } from '#reference/openapi-document.ts';
import { isReading, isWriting, type Route } from './route.ts';
import { wholeOf } from './shapes.ts';

const number = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });

/** The headers of answers, as OpenAPI holds them. */
export const answerHeaders = {
  ETag: {
    description:
      'For `If-None-Match`: it stays as long as the answer does. That of a record with a version begins with it, and is taken by `If-Match` as well',
    schema: { type: 'string', pattern: '^"[\\w-]+"$' },
  },
  Location: {
    description: 'The path of what was created, or of the job that was started',
    schema: { type: 'string' },
  },
  'Idempotent-Replayed': {
    description: 'The first answer to this `Idempotency-Key`, be it a failure, once more',
    schema: { const: 'true' },
  },
  'RateLimit-Limit': number('Requests that a token has in a minute'),
  'RateLimit-Remaining': number('Those left in this minute'),
  'RateLimit-Reset': number('Seconds until the next minute'),
  'Retry-After': number('Seconds after which to try again'),
  'WWW-Authenticate': {
    description: 'How to say who asks',
    schema: { const: 'Bearer realm="callbook"' },
  },
} satisfies Record<string, JsonObject>;

type Name = keyof typeof answerHeaders;

const rateLimit: readonly Name[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

const referred = (names: readonly Name[]): { headers?: Record<string, Reference> } =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };

const recordsIn = ({ answer }: Route): v.GenericSchema[] =>
  answer !== null && 'entries' in answer
    ? Object.values<v.GenericSchema>(Object(answer.entries)).map(wholeOf)
    : [];

/** Records whose version comes as ETag: those that routes with `If-Match` answer. */
export const versionedRecords = (routes: readonly Route[]): ReadonlySet<unknown> =>
  new Set(
    routes
      .filter(({ headers = {}, method }) => 'If-Match' in headers && method !== 'DELETE')
      .flatMap(recordsIn)
      .filter((record) => 'entries' in record),
  );

/** A record that is gone has no version; a contact is in the trash first. */
const answersVersion = (route: Route, versioned: ReadonlySet<unknown>): boolean =>
  recordsIn(route).some(
    (record) =>
      versioned.has(record) && (route.method !== 'DELETE' || 'deleted_at' in Object(record).entries),
  );

/** Lists the headers of a route's success of this status. */
export const successHeaders = (route: Route, status: number, versioned: ReadonlySet<unknown>) =>
  referred([
    ...(isReading(route) || answersVersion(route, versioned) ? (['ETag'] as const) : []),
    ...(status === 201 || status === 202 ? (['Location'] as const) : []),
    ...(isWriting(route) ? (['Idempotent-Replayed'] as const) : []),
    ...(route.partial ? (['Retry-After'] as const) : []),
    ...(route.access === 'public' ? [] : rateLimit),
  ]);

/** Describes the answer 304 of a reading route. */
export const notModified = (route: Route): Response => ({
  description: 'The answer is the one that `If-None-Match` names',
  ...referred(['ETag', ...(route.access === 'public' ? [] : rateLimit)]),
});

/** A request is counted once its token is known; 409 may mean one in flight, `default` a 503. */
export const failureHeaders = (status: string) => {
  if (status === '401') return referred(['WWW-Authenticate']);
  return referred([
    ...(['409', '429', 'default'].includes(status) ? (['Retry-After'] as const) : []),
    ...rateLimit,
  ]);
};
