import type { JsonObject, Reference } from '#web/openapi-document.ts';
import { versionedSchemas } from '../named-schemas.ts';
import { isWriting, type Route } from './route.ts';

const number = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });

/** The headers of answers, as OpenAPI holds them. */
export const answerHeaders = {
  ETag: {
    description: 'The version of the record, for `If-Match`',
    schema: { type: 'string', pattern: '^"[0-9]+"$' },
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
} satisfies Record<string, JsonObject>;

type Name = keyof typeof answerHeaders;

const rateLimit: readonly Name[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

const referred = (names: readonly Name[]): { headers?: Record<string, Reference> } =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };

/** A record that is gone has no version; a contact is in the trash first. */
const answersVersion = ({ answer, method }: Route): boolean =>
  answer !== null &&
  'entries' in answer &&
  Object.values(Object(answer.entries)).some((entry) =>
    versionedSchemas.some(
      (schema) => schema === entry && (method !== 'DELETE' || 'deleted_at' in schema.entries),
    ),
  );

/** What comes with a route's success of this status. */
export const successHeaders = (route: Route, status: number) =>
  referred([
    ...(answersVersion(route) ? (['ETag'] as const) : []),
    ...(status === 201 || status === 202 ? (['Location'] as const) : []),
    ...(isWriting(route) ? (['Idempotent-Replayed'] as const) : []),
    ...(route.partial ? (['Retry-After'] as const) : []),
    ...(route.access === 'public' ? [] : rateLimit),
  ]);

/** A request is counted once its token is known; 409 may mean one in flight, `default` a 503. */
export const failureHeaders = (status: string) => {
  if (status === '401') return {};
  return referred([
    ...(['409', '429', 'default'].includes(status) ? (['Retry-After'] as const) : []),
    ...rateLimit,
  ]);
};
