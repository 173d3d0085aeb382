import * as v from 'valibot';

/** The result of one attempt to send. */
export const attemptSchema = v.object({
  at: v.string(),
  status: v.pipe(v.nullable(v.number()), v.description('The HTTP status, where there was an answer')),
  duration_ms: v.number(),
  error: v.pipe(
    v.nullable(
      v.picklist([
        'http_error',
        'redirect_not_followed',
        'gone',
        'timeout',
        'connection_failed',
        'tls_failed',
        'name_not_resolved',
        'address_forbidden',
        'event_expired',
        'payload_failed',
      ]),
    ),
    v.description('Null when the event was delivered'),
  ),
});
export type Attempt = v.InferOutput<typeof attemptSchema>;
