import { inject } from 'vitest';
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

/** Calls the running API, and holds the answer against the contract. A string body goes as it is, anything else as JSON. */
export const call = async (
  method: string,
  path: string,
  { token, body, headers }: Call = {},
): Promise<Reply> => {
  const response = await fetch(inject('host').apiUrl + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  const reply = { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  expectContract(method, path, reply);
  return reply;
};
