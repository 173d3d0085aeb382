import { S3Error } from './s3-error.ts';

/**
 * The bytes (both included) that a `Range` header asks for; undefined for all of them, as for headers that S3 passes
 * over: several ranges, or other units.
 * @throws S3Error `InvalidRange` when the object has none of them
 */
export const readRange = (
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  const range =
    first === ''
      ? { start: Math.max(0, size - Number(last)), end: size - 1 }
      : { start: Number(first), end: Math.min(last === '' ? size - 1 : Number(last), size - 1) };
  if (range.start > range.end)
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', { ActualObjectSize: size });
  return range;
};
