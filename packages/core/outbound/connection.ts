import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { type Allowed, isAllowed } from './allowed-host.ts';
import { AddressForbidden, type Lookup, publicLookup } from './public-lookup.ts';

export interface Connections {
  allowed: readonly Allowed[];
  /** How names are resolved; by default as the system does. */
  lookup?: Lookup;
}

/**
 * Each request connects anew, so that the address is checked anew. An agent of its own also keeps proxies
 * out.
 */
const oneConnection = { keepAlive: false } as const;

/** Makes the connection to a URL: a public address over https, unless the operator allows its host. */
export const connectionOf = ({ allowed, lookup }: Connections, url: URL) => {
  if (!isAllowed(allowed, url))
    return {
      request: httpsRequest,
      agent: new RequestFilteringHttpsAgent(oneConnection),
      lookup: publicLookup(lookup),
    };
  return url.protocol === 'http:'
    ? { request: httpRequest, agent: new HttpAgent(oneConnection) }
    : { request: httpsRequest, agent: new HttpsAgent(oneConnection) };
};

/**
 * The answer to a request that is sent, whatever it is: that of a server that would speak another protocol,
 * too.
 */
export const answerTo = (sent: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    sent
      .on('response', resolve)
      .on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response);
      })
      .on('error', reject)
      .on('close', () => reject(new Error('The connection was closed without an answer.')));
  });

/** The system's code of an error; empty when it has none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * Tells whether a connection was refused for its address. The agent that filters has no class and no code of
 * its own.
 */
export const isForbidden = (error: unknown): boolean =>
  error instanceof AddressForbidden ||
  (error instanceof Error && / is not allowed\. Because/.test(error.message));
