import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Signer = Extract<NonNullable<DynamoDBClientConfig['signer']>, { sign: unknown }>;
type Credentials = DynamoDBClient['config']['credentials'];

const digest = (text: string) => hash('sha256', text, 'hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** `20260102T030405Z` */
const basicTime = (time: Date) => time.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** Derives the signing key of a secret for one day, region and service. */
const signingKey = (secret: string, [day = '', region = '', service = '', end = '']: readonly string[]) =>
  createSecretKey(hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), end));

interface Keys {
  of: (secret: string, scope: string) => KeyObject;
}

/** Keeps a derived key as long as neither secret nor day change. */
const keptKey = (): Keys => {
  let kept: { secret: string; scope: string; key: KeyObject } | undefined;
  return {
    of: (secret, scope) => {
      if (kept?.secret !== secret || kept.scope !== scope)
        kept = { secret, scope, key: signingKey(secret, scope.split('/')) };
      return kept.key;
    },
  };
};

/**
 * Makes a signer with AWS Signature Version 4 for requests to `/` without a query and with a text as body, as
 * DynamoDB's are. It signs all headers that a request has by then.
 */
export const requestSigner = (credentials: Credentials): Signer => {
  const keys = keptKey();
  return {
    sign: async (request, { signingDate, signingRegion = '', signingService = 'dynamodb' } = {}) => {
      const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
      const time = basicTime(new Date(signingDate ?? Date.now()));
      const scope = `${time.slice(0, 8)}/${signingRegion}/${signingService}/aws4_request`;
      const body = String(request.body ?? '');
      const headers: Record<string, string> = {
        ...request.headers,
        host: request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`,
        'x-amz-date': time,
        ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
      };
      const names = Object.keys(headers).sort();
      const signed = names.join(';');
      const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
      const canonical = `POST\n/\n\n${lines}\n${signed}\n${digest(body)}`;
      const signature = createHmac('sha256', keys.of(secretAccessKey, scope))
        .update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${digest(canonical)}`)
        .digest('hex');
      request.headers = {
        ...headers,
        'content-length': String(Buffer.byteLength(body)),
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
      };
      return request;
    },
  };
};
