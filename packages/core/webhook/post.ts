import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerTo, type Connections, connectionOf, errorCode, isForbidden } from '../outbound/connection.ts';
import type { Attempt } from './attempt.schema.ts';
import { receiverRefusal, urlRefusal } from './receiver.ts';

export interface Message {
  headers: Readonly<Record<string, string>>;
  body: string;
}

export type Outcome = Omit<Attempt, 'at'>;

/** Sends to receivers, and only to allowed ones. */
export interface Sender {
  /** Answers why nothing may be sent to a URL. */
  refusal: (url: string) => ReturnType<typeof receiverRefusal>;
  /** Sends a message once; whatever happens is an outcome. */
  post: (url: string, message: Message) => Promise<Outcome>;
}

export interface SenderOptions extends Connections {
  /** Longest time of an attempt (ms). */
  timeout?: number;
}

const attemptTimeout = 10_000;

/**
 * Most bytes of an answer's body, and longest time (ms) for it, that are let in so that its sender may end in
 * peace; nobody reads it.
 */
const bodyLimit = 4_096;
const bodyPatience = 1_000;

const dropBody = async (response: IncomingMessage): Promise<void> => {
  let size = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > bodyLimit) response.destroy();
  });
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  await Promise.race([closed, pause(bodyPatience, undefined, { ref: false })]);
  response.destroy();
};

const statusError = (status: number): Attempt['error'] => {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirect_not_followed' : 'http_error';
};

const errorOf = (error: unknown): Attempt['error'] => {
  const code = errorCode(error);
  if (isForbidden(error)) return 'address_forbidden';
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  if (code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timeout';
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return 'name_not_resolved';
  return /^(ERR_TLS|ERR_SSL|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)
    ? 'tls_failed'
    : 'connection_failed';
};

const exchange = (options: SenderOptions, url: URL, { headers, body }: Message): Promise<IncomingMessage> => {
  const { request, ...connection } = connectionOf(options, url);
  const sent = request(url, {
    ...connection,
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(options.timeout ?? attemptTimeout),
  });
  return answerTo(sent.end(body));
};

export const openSender = (options: SenderOptions): Sender => ({
  refusal: (url) => receiverRefusal(options, url),
  post: async (text, message) => {
    const start = performance.now();
    const outcome = (status: number | null, error: Attempt['error']): Outcome => ({
      status,
      error,
      duration_ms: Math.round(performance.now() - start),
    });
    const refusal = urlRefusal(options.allowed, text);
    if (refusal) return outcome(null, 'address_forbidden');
    try {
      const response = await exchange(options, new URL(text), message);
      const { statusCode = 0 } = response;
      const result = outcome(statusCode, statusError(statusCode));
      await dropBody(response);
      return result;
    } catch (error) {
      return outcome(null, errorOf(error));
    }
  },
});
