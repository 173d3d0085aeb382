import * as v from 'valibot';
import { eventAnswerSchema } from '#core/feed/event-answer.schema.ts';
import { eventTypes } from '#core/feed/event-type.ts';
import type { JsonObject } from '#reference/openapi-document.ts';

const { type: _, occurred_at: __, contact, ...data } = eventAnswerSchema.entries;

/** What is sent: every type of event, and what tries a webhook out. */
const sent = [...eventTypes, { type: 'webhook.test', means: 'Somebody tries the webhook out' }];

/** What a webhook gets of an event. */
export const webhookPayloadSchema = v.object({
  type: v.pipe(
    v.string(),
    v.description(
      'Dotted, past tense: `contact.created`. One of those described under `webhooks`; more come',
    ),
  ),
  timestamp: v.pipe(v.string(), v.isoTimestamp(), v.description('When it happened')),
  data: v.pipe(
    v.object({
      ...data,
      contact: v.pipe(
        v.nullable(contact.wrapped),
        v.description('The contact of the event as it is now; null when it is gone, or of another record'),
      ),
    }),
    v.description('The event, as the feed has it'),
  ),
});

const header = (name: string, description: string, example: string): JsonObject => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const headers = [
  header('webhook-id', 'The id of the event, the same at each attempt', 'evt_01kbyp7w3mf5tq2n8w6r0y4zjb'),
  header('webhook-timestamp', 'When it was sent, in seconds since 1970', '1769860800'),
  header(
    'webhook-signature',
    'Signatures of id, timestamp and body as Standard Webhooks has it, with spaces between several',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** What is sent to a receiver of each type of event, as OpenAPI’s `webhooks`. */
export const webhooksOf = (example: (type: string) => unknown): JsonObject =>
  Object.fromEntries(
    sent.map(({ type, means }) => [
      type,
      {
        post: {
          operationId: `on_${type.replace('.', '_')}`,
          summary: `Sent of \`${type}\` to the webhooks that take it`,
          description: means,
          tags: ['Webhooks'],
          security: [],
          parameters: headers,
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  allOf: [
                    { $ref: '#/components/schemas/WebhookPayload' },
                    { properties: { type: { const: type, description: 'What happened' } } },
                  ],
                },
                example: example(type),
              },
            },
          },
          responses: {
            '2XX': { description: 'Taken. Anything else is sent again, for a day' },
          },
        },
      },
    ]),
  );
