import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { InvokeFunction } from '../types.ts';
import type { ApiRoute, ApiSource } from './api-source.ts';
import { type Cors, isPreflight, withCors } from './cors.ts';
import { announcesTooMuch, drainBody, readBody } from './http-body.ts';
import { apiRequest, authorizerEvent, integrationEvent, type RoutedRequest } from './http-event.ts';
import {
  failedResponse,
  maxReadHeadBytes,
  maxRequestBytes,
  refusedHead,
  refuseUnreadable,
} from './http-limits.ts';
import { type ApiResponse, apiResponse, gatewayResponses, sendResponse } from './http-response.ts';
import { RouteTable } from './http-routes.ts';

/** What stands before the API: the pages, and which paths are theirs. */
export interface Front {
  isPage(incoming: IncomingMessage): boolean;
  answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
}

export interface HttpApi {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the template's HTTP API as API Gateway would, on the loopback address. */
export const startHttpApi = async (
  source: ApiSource,
  options: { readonly port: number; readonly invoke: InvokeFunction; readonly front?: Front | undefined },
): Promise<HttpApi> => {
  const { front } = options;
  const gateway = new Gateway(source, options.invoke);
  const server = createServer({ maxHeaderSize: maxReadHeadBytes, keepAliveTimeout: 60_000 });
  server.on('clientError', refuseUnreadable);
  server.on('request', (incoming, outgoing) => {
    if (front?.isPage(incoming)) void front.answer(incoming, outgoing);
    else void gateway.answer(incoming, outgoing);
  });
  // Before a client sends a body that is refused anyway.
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!announcesTooMuch(incoming, maxRequestBytes)) outgoing.writeContinue();
    void gateway.answer(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${options.port}`, close: () => closeServer(server) };
};

class Gateway {
  readonly #apiId: string;
  readonly #cors: Cors | undefined;
  readonly #routes: RouteTable<ApiRoute>;
  readonly #invoke: InvokeFunction;

  constructor({ id, routes, cors }: ApiSource, invoke: InvokeFunction) {
    this.#apiId = id;
    this.#cors = cors;
    this.#routes = new RouteTable(routes);
    this.#invoke = invoke;
  }

  async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const requestId = `${randomBytes(11).toString('base64url')}=`;
    const send = (response: ApiResponse) =>
      sendResponse(outgoing, withCors(response, this.#cors, incoming), requestId);
    try {
      const body = await readBody(incoming, maxRequestBytes);
      if (body === 'aborted') return;
      if (body !== 'too-large') return send(await this.#respond(incoming, body, requestId));
      const refusal = withCors(gatewayResponses.tooLarge, this.#cors, incoming);
      await refuseBody(incoming, outgoing, refusal, requestId);
    } catch (error) {
      console.error(`${incoming.method} ${incoming.url}:`, error);
      send(gatewayResponses.failed);
    }
  }

  async #respond(incoming: IncomingMessage, body: Buffer, requestId: string): Promise<ApiResponse> {
    const refused = refusedHead(incoming);
    if (refused) return refused;
    const request = apiRequest(incoming, requestId);
    if (!request) return gatewayResponses.badRequest;
    const match = this.#routes.match(request.method, request.path);
    // A route that takes OPTIONS, as $default does, has the word; its answer gets the headers.
    if (!match)
      return this.#cors && isPreflight(incoming) ? gatewayResponses.preflight : gatewayResponses.notFound;
    const { route, pathParameters } = match;
    const routed = { request, apiId: this.#apiId, routeKey: route.key, pathParameters };
    const authorizer =
      route.authorizerArn === undefined ? undefined : await this.#authorize(routed, route.authorizerArn);
    if (authorizer instanceof Refusal) return authorizer.response;
    const answered = this.#invoke(route.functionArn, integrationEvent(routed, body, authorizer));
    const result = await within(route.timeoutMs, answered);
    if (result === undefined) return gatewayResponses.timedOut;
    return result.ok ? apiResponse(result.payload) : failedResponse(result.error);
  }

  async #authorize(routed: RoutedRequest, authorizerArn: string): Promise<object | Refusal> {
    const result = await this.#invoke(authorizerArn, authorizerEvent(routed));
    if (!result.ok) return new Refusal(gatewayResponses.failed);
    const decision = v.safeParse(decisionSchema, result.payload);
    if (!decision.success) return new Refusal(gatewayResponses.failed);
    if (!decision.output.isAuthorized) return new Refusal(gatewayResponses.forbidden);
    return { lambda: decision.output.context ?? null };
  }
}

const decisionSchema = v.object({
  isAuthorized: v.boolean(),
  context: v.nullish(v.record(v.string(), v.unknown())),
});

class Refusal {
  readonly response: ApiResponse;

  constructor(response: ApiResponse) {
    this.response = response;
  }
}

const refuseBody = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { statusCode, headers, body }: ApiResponse,
  requestId: string,
): Promise<void> => {
  outgoing.writeHead(statusCode, {
    ...headers,
    'content-length': body.length,
    'apigw-requestid': requestId,
    connection: 'close',
  });
  outgoing.write(body);
  // Ending now would close the connection under a client that still sends.
  await drainBody(incoming, 2_000);
  outgoing.end();
};

/** Undefined when the answer takes longer. */
const within = async <T>(ms: number, answer: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};

const closeServer = async (server: Server): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(late);
};
