import { isDeepStrictEqual } from 'node:util';
import type { Changes } from '../event/changes.schema.ts';

/** Bytes of a value beyond which it is cut. */
const longest = 4_096;

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Half of a surrogate pair at the end of a text: a store may refuse what is not well-formed. */
const half = /[\uD800-\uDBFF]$/;

/** As much of a text or a list as is kept. */
const cut = (value: unknown): unknown => {
  if (typeof value === 'string') return value.slice(0, longest / 4).replace(half, '');
  if (!Array.isArray(value)) return null;
  let left = longest;
  return value.filter((one) => {
    left -= bytesOf(one) + 1;
    return left >= 0;
  });
};

const kept = (value: unknown): { value: unknown; isCut: boolean } => {
  if (value === undefined || value === null) return { value: null, isCut: false };
  const isCut = bytesOf(value) > longest;
  return { value: isCut ? cut(value) : value, isCut };
};

type Values = Readonly<Record<string, unknown>>;

/** Compares two records by property; of a new one all properties differ. Long values are cut. */
export const diff = (before: Values | undefined, after: Values): { changes: Changes; truncated: boolean } => {
  const changes: Changes = {};
  let truncated = false;
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after)])) {
    const [old, now] = [before?.[name], after[name]];
    if (isDeepStrictEqual(old, now) || (isAbsent(old) && isAbsent(now))) continue;
    const [from, to] = [kept(old), kept(now)];
    changes[name] = { from: from.value, to: to.value };
    truncated ||= from.isCut || to.isCut;
  }
  return { changes, truncated };
};
