import { CallbookError, type ErrorKind, type Fault } from '#core/error.ts';

/** The one place where a kind of error becomes a status. */
const statusOf: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  method: 405,
  conflict: 409,
  precondition: 412,
  precondition_required: 428,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  limited: 429,
  unavailable: 503,
};

export const internalError = {
  status: 500,
  body: {
    error: {
      code: 'internal',
      message: 'Something went wrong on our side. The request id leads to the cause in the logs.',
      param: null,
      details: [],
    },
  },
};

/** A body of a thousand faults must not make an answer that is larger than the body. */
const mostDetails = 100;
const paramLength = 200;

const shortened = (fault: Fault): Fault => ({ ...fault, param: fault.param?.slice(0, paramLength) ?? null });

/** What a caller has to know of some kinds before it comes again. */
const headersOf = ({ kind, retryAfter }: CallbookError): Record<string, string> => {
  if (kind === 'unauthenticated') return { 'www-authenticate': 'Bearer realm="callbook"' };
  if (kind === 'limited' || kind === 'unavailable' || retryAfter !== undefined)
    return { 'retry-after': String(retryAfter ?? 1) };
  return {};
};

/** An error as the contract answers it; undefined when it is none that the caller may see. */
export const errorAnswer = (error: unknown) => {
  if (!(error instanceof CallbookError)) return undefined;
  const details = error.faults.slice(0, mostDetails).map(shortened);
  return {
    status: statusOf[error.kind],
    body: { error: { ...details[0], details } },
    headers: headersOf(error),
  };
};
