import createClient, { type Middleware } from 'openapi-fetch';
import { CallbookApiError } from './api-error.ts';
import type { Call } from './calls.ts';
import { type Pages, pagesBy } from './pages.ts';
import { querySerializer } from './query.ts';
import { retrying, type Send } from './retry.ts';
import type { paths } from './schema.ts';

export interface CallbookOptions {
  /** Where Callbook is, such as http://127.0.0.1:4040. */
  url: string;
  /** An API token, or a JWT where the stage takes them; the description of the API needs none. */
  token?: string;
  /** Sends one request, as `fetch` does, which it is when not given. */
  fetch?: Send;
}

/** Callbook's API with the types of its description: `await callbook.GET('/api/crm/contacts/{id}', { params })`. */
export interface Callbook extends Pages {
  GET: Call<'get'>;
  POST: Call<'post'>;
  PUT: Call<'put'>;
  PATCH: Call<'patch'>;
  DELETE: Call<'delete'>;
}

/** As `crypto.randomUUID` makes them, which pages that came over plain HTTP do not have. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** A write under a key is done once, however often it is sent. */
const idempotency: Middleware = {
  onRequest: ({ request }) => {
    if (request.method !== 'GET' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', newKey());
  },
};

const failures: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw await CallbookApiError.of(response);
  },
};

/**
 * Calls throw CallbookApiError when the API refuses, and a TypeError when it cannot be reached. Before that they are
 * sent again: after a fault of the network, and when the API is busy (429, 503), as its Retry-After says.
 */
export const createCallbook = ({ url, token, fetch = globalThis.fetch }: CallbookOptions): Callbook => {
  const client = createClient<paths>({
    baseUrl: url,
    fetch: retrying((request) => fetch(request)),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    querySerializer,
  });
  client.use(idempotency, failures);
  const { GET, POST, PUT, PATCH, DELETE } = client;
  // With failures thrown, there always is an answer.
  const calls = { GET, POST, PUT, PATCH, DELETE } as unknown as Omit<Callbook, keyof Pages>;
  return { ...calls, ...pagesBy(calls.GET as unknown as Parameters<typeof pagesBy>[0]) };
};
