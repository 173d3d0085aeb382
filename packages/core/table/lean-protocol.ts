import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Protocol = NonNullable<DynamoDBClient['config']['protocol']>;

const targetPrefix = 'DynamoDB_20120810';

/** Writes bytes as base 64. (A Buffer has converted itself when `value` comes.) */
function bytesToText(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const given = this[name];
  return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value;
}

const toBytes = (text: unknown): unknown =>
  typeof text === 'string' ? new Uint8Array(Buffer.from(text, 'base64')) : text;

/**
 * Reads base 64 as bytes. An attribute may have these names, too, but its value is never a text or a list.
 */
const textToBytes = (name: string, value: unknown): unknown => {
  if (name === 'B') return toBytes(value);
  return name === 'BS' && Array.isArray(value) ? value.map(toBytes) : value;
};

const parse = (text: string): object =>
  Object(text.includes('"B":') || text.includes('"BS":') ? JSON.parse(text, textToBytes) : JSON.parse(text));

/** Adds a token, so that a transaction that is sent again because its answer was lost is done once. */
const withToken = (operation: string, input: object): object =>
  operation === 'TransactWriteItems' ? { ClientRequestToken: randomUUID(), ...input } : input;

/**
 * Makes a protocol that writes and reads DynamoDB's JSON of items without walking along the service's
 * description. Errors are read by the SDK's own protocol.
 */
export const leanProtocol = (own: Protocol): Protocol =>
  Object.assign(Object.create(own), {
    serializeRequest: async (...[operation, input, context]: Parameters<Protocol['serializeRequest']>) => {
      const { protocol, hostname, port, path } = await context.endpoint();
      return {
        ...{ protocol, hostname, port, path: path || '/' },
        method: 'POST',
        query: {},
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `${targetPrefix}.${operation.name}`,
        },
        body: JSON.stringify(withToken(operation.name, input), bytesToText),
      };
    },
    deserializeResponse: async (
      ...[operation, context, response]: Parameters<Protocol['deserializeResponse']>
    ) => {
      if (response.statusCode >= 300)
        return Reflect.apply(own.deserializeResponse, own, [operation, context, response]);
      const $metadata = {
        httpStatusCode: response.statusCode,
        requestId: response.headers['x-amzn-requestid'],
      };
      return { ...parse(String(response.body)), $metadata };
    },
  });
