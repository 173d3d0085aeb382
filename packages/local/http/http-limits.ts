import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FunctionError } from '../types.ts';
import { type ApiResponse, gatewayResponses } from './http-response.ts';

/** Of a request's body (quota "Payload size"). */
export const maxRequestBytes = 10 * 1024 * 1024;
/** Of a request's line and the values of its headers together. */
const maxHeadBytes = 10_240;
/** Node reads heads up to here, so that those between are refused in API Gateway's shape. */
export const maxReadHeadBytes = 65_536;

const lengthOf = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + Buffer.byteLength(value, 'latin1'), 0);

/** The refusal of a request whose line, or line and headers, are longer than API Gateway takes. */
export const refusedHead = ({
  method = '',
  url = '',
  httpVersion,
  rawHeaders,
}: Pick<IncomingMessage, 'method' | 'url' | 'httpVersion' | 'rawHeaders'>): ApiResponse | undefined => {
  const line = `${method} ${url} HTTP/${httpVersion}`.length;
  if (line > maxHeadBytes) return gatewayResponses.uriTooLong;
  const values = rawHeaders.filter((_, index) => index % 2 === 1);
  return line + lengthOf(values) > maxHeadBytes ? gatewayResponses.headersTooLarge : undefined;
};

/** What API Gateway makes of an invocation that failed: an event over Lambda's 6 MB is the request's fault. */
export const failedResponse = ({ errorType }: FunctionError): ApiResponse =>
  errorType === 'RequestEntityTooLargeException' ? gatewayResponses.tooLarge : gatewayResponses.failed;

/** Answers what Node cannot read as a request, then closes. */
export const refuseUnreadable = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable) return;
  const { statusCode, body } =
    error.code === 'HPE_HEADER_OVERFLOW' ? gatewayResponses.headersTooLarge : gatewayResponses.badRequest;
  const head = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};
