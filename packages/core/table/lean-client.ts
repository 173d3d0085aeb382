import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from './document-client.ts';
import { leanHandler } from './lean-handler.ts';
import { leanProtocol } from './lean-protocol.ts';
import { retryStrategy } from './retry-strategy.ts';
import { requestSigner } from './sigv4.ts';

/** Middleware that is of no use to a table, or whose work the signer and the handler do. */
const spared = [
  'loggerMiddleware',
  'contentLengthMiddleware',
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
];

/**
 * Makes the SDK's client with the costliest steps done plainly, which leaves a quarter of its processor time.
 * Endpoints, credentials, retries and errors stay the SDK's.
 */
export const leanClient = (config: DynamoDBClientConfig = {}): DynamoDBDocumentClient => {
  const client: DynamoDBClient = new DynamoDBClient({
    retryStrategy,
    requestHandler: leanHandler(),
    signer: requestSigner(() => client.config.credentials()),
    ...config,
  });
  const { protocol } = client.config;
  if (protocol) client.config.protocol = leanProtocol(protocol);
  for (const name of spared) client.middlewareStack.remove(name);
  const documents = documentClient(client);
  // Set last: the SDK's client for plain values, which lies beneath, does not begin with it.
  client.config.cacheMiddleware = true;
  return documents;
};
