import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Event, Result } from './event.ts';

/** Below, the headers weigh more than what is saved. */
const leastBytes = 1_024;

const brotli = promisify(brotliCompress);

/** Encodings that we have, the better first: at this quality brotli takes as long as gzip and leaves less. */
const encoders = {
  br: (body: string) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: promisify<string, Buffer>(gzip),
};

type Encoding = keyof typeof encoders;

const weightOf = (parameters: readonly string[]): number => {
  const weight = parameters.map((one) => /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i.exec(one)?.[1]);
  return Number(weight.find((one) => one !== undefined) ?? 1);
};

/** How much the caller wants each encoding (RFC 9110, 12.5.3). */
const weightsOf = (header: string): Map<string, number> =>
  new Map(
    header.split(',').map((one): [string, number] => {
      const [name = '', ...parameters] = one.split(';');
      return [name.trim().toLowerCase(), weightOf(parameters)];
    }),
  );

/** The encoding for a caller; undefined when it takes none of ours, or would rather have none. */
export const encodingFor = (header: string | undefined): Encoding | undefined => {
  const weights = weightsOf(header ?? '');
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const [best] = (['br', 'gzip'] as const).toSorted((one, other) => weight(other) - weight(one));
  return best && weight(best) > 0 && weight(best) >= (weights.get('identity') ?? 0) ? best : undefined;
};

/** An answer as it goes over the wire: long ones compressed as the caller takes it, and no body for HEAD. */
export const encoded = async (event: Event, result: Result): Promise<Result> => {
  const { body, ...rest } = result;
  const headers = { ...result.headers, vary: 'Accept-Encoding' };
  if (event.requestContext.http.method === 'HEAD') return { ...rest, headers };
  const encoding = encodingFor(event.headers['accept-encoding']);
  if (!encoding || body === undefined || Buffer.byteLength(body) <= leastBytes) return { ...result, headers };
  return {
    ...rest,
    headers: { ...headers, 'content-encoding': encoding },
    body: (await encoders[encoding](body)).toString('base64'),
    isBase64Encoded: true,
  };
};
