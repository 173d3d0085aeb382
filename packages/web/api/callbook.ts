import { CallbookApiError } from '../../client/api-error.ts';
import { type Callbook, createCallbook } from '../../client/callbook.ts';
import { send } from './network.ts';
import { currentToken, refusedStore } from './session-store.ts';

/** The API with a token that nobody has signed in with yet. */
export const callbookOf = (token: string): Callbook =>
  createCallbook({ url: location.origin, token, fetch: send });

const noteRefusal = async (request: Request): Promise<Response> => {
  const response = await send(request);
  if (response.status === 401) refusedStore.set(true);
  return response;
};

let known: { token: string | undefined; callbook: Callbook } | undefined;

/** The API for the team that is shown. */
export const callbook = (): Callbook => {
  const token = currentToken();
  if (known?.token !== token || !known) {
    const options = { url: location.origin, fetch: noteRefusal, ...(token !== undefined && { token }) };
    known = { token, callbook: createCallbook(options) };
  }
  return known.callbook;
};

export const isApiError = (error: unknown): error is CallbookApiError => error instanceof CallbookApiError;
