import type { IncomingHttpHeaders } from 'node:http';
import {
  IncompleteSignatureError,
  MissingAuthenticationTokenError,
  SerializationError,
  UnknownOperationError,
} from '../error.ts';
import type { Operation } from '../operation/context.ts';
import { operations } from '../operation/operations.ts';
import type { Call } from './http-server.ts';

export interface Asked {
  readonly operation: Operation;
  readonly request: unknown;
}

/** Reads which operation is asked for, and with what; throws as AWS does for what is no request. */
export const readCall = ({ headers, body }: Call): Asked => {
  const request = body === '' ? undefined : parse(body);
  const operation = operations.get(String(headers['x-amz-target']));
  if (!operation) throw new UnknownOperationError('');
  checkAuthorization(headers);
  if (request === undefined) throw new SerializationError('');
  return { operation, request };
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new SerializationError('');
  }
};

/** Who asks is not checked, but that a signature is there, as AWS's clients send it. */
const checkAuthorization = (headers: IncomingHttpHeaders): void => {
  const given = headers.authorization?.trim();
  if (!given?.startsWith('AWS4-')) throw new MissingAuthenticationTokenError();
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !given.includes(`${name}=`));
  const faults = missing.map((name) => `Authorization header requires '${name}' parameter. `);
  if (!headers['x-amz-date'] && !headers.date)
    faults.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  if (faults.length > 0) throw new IncompleteSignatureError(`${faults.join('')}Authorization=${given}`);
};
