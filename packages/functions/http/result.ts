import { CallbookError, failure } from '#core/error.ts';
import { log } from '../log.ts';
import { errorAnswer, internalError } from './error-answer.ts';
import type { Event, Result } from './event.ts';
import { sentenceOf } from './fault-message.ts';
import type { Answer, RawAnswer } from './route.ts';

type Headers = Record<string, string>;

const json = (status: number, body: Record<string, unknown>, headers: Headers = {}): Result => ({
  statusCode: status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

export const successResult = (status: number, answer: Answer | RawAnswer): Result =>
  'raw' in answer
    ? {
        statusCode: status,
        headers: { 'content-type': answer.contentType, 'cache-control': 'no-cache' },
        body: answer.raw,
      }
    : json(answer.status ?? status, { success: true, ...answer.body }, answer.headers);

/** Bytes of an answer that Lambda lets through, with room for headers that come later. */
const mostBytes = 6_290_000;

/** A body below is sendable in any case: as a text within the answer it grows, but not to six times its length. */
const smallBody = 1_000_000;

/** @throws CallbookError `answer_too_large` where Lambda would refuse the answer, and its caller learn nothing */
export const requireSendable = (result: Result): Result => {
  if ((result.body?.length ?? 0) < smallBody || Buffer.byteLength(JSON.stringify(result)) < mostBytes)
    return result;
  throw failure(
    'malformed',
    'answer_too_large',
    'These records are more than one answer can hold (6 MB). Ask for fewer at once, with a lower `limit`.',
    'limit',
  );
};

export const withHeaders = (result: Result, headers: Headers): Result => ({
  ...result,
  headers: { ...result.headers, ...headers },
});

/** The name for which middy's body parser refuses a body that is well-formed. */
const forbiddenKey = ({ message, cause }: Error): string | undefined =>
  message === 'Forbidden key in JSON body' ? String(Object(cause).data) : undefined;

/** The faults that middy's body parser finds, in the contract's words. */
const translated = (error: unknown): unknown => {
  if (error instanceof CallbookError || !(error instanceof Error)) return error;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 415)
    return failure('unsupported', 'not_json', 'Send JSON, with the header Content-Type: application/json.');
  const name = forbiddenKey(error);
  if (name !== undefined) return failure('invalid', 'name_reserved', sentenceOf('name_reserved'), name);
  if (status === 400 || status === 422)
    return failure('malformed', 'json_malformed', 'The body is not well-formed JSON.');
  return error;
};

export const errorResult = (event: Event, error: unknown): Result => {
  const known = errorAnswer(translated(error));
  const requestId = event.requestContext.requestId;
  if (!known)
    log.error('request failed', { requestId, error: error instanceof Error ? error : String(error) });
  const { status, body, ...rest } = known ?? internalError;
  const headers = 'headers' in rest ? rest.headers : {};
  return json(status, { success: false, ...body, request_id: requestId }, headers);
};

/** Answers what `work` answers, or its error as an answer. */
export const settled = async (event: Event, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    return errorResult(event, error);
  }
};
