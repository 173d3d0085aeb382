import { inject } from 'vitest';
import { type Callbook, createCallbook } from '#client/callbook.ts';
import { expectContract } from './contract.ts';

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

export interface Call {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

const bodyOf = async (response: Response): Promise<unknown> =>
  response.headers.get('content-type')?.includes('json') ? response.json() : response.text();

/** Sends a request as it is, and holds the answer against the contract. */
const send = async (request: Request): Promise<Response> => {
  const { method, url } = request;
  const response = await fetch(request);
  const { status, headers } = response;
  expectContract(method, new URL(url).pathname, { status, headers, body: await bodyOf(response.clone()) });
  return response;
};

/** Calls the running API with anything at all. A string body goes as it is, anything else as JSON. */
export const call = async (
  method: string,
  path: string,
  { token, body, headers }: Call = {},
): Promise<Reply> => {
  const request = new Request(inject('host').apiUrl + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await send(request);
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
};

/** The typed client of the running API, for calls that are meant to be sound. */
export const clientOf = (token: string): Callbook =>
  createCallbook({ url: inject('host').apiUrl, token, fetch: send });
