import type { JsonObject } from './types.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a JSONPath that names one place (`$`, `$.detail.object.key`, `$['a'][0]`) finds; undefined if nothing. */
export function valueAt(path: string, document: unknown): unknown {
  let value = document;
  for (const [, name, quoted, index] of path.matchAll(STEP)) {
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else value = isObject(value) ? value[name ?? quoted ?? ''] : undefined;
  }
  return value;
}

/** Throws for a path that `valueAt` would misread: with wildcards, filters or slices. */
export function assertDefinitePath(path: string): void {
  if (!DEFINITE_PATH.test(path))
    throw new Error(`The JSONPath "${path}" is not supported: it must name one place`);
}

const STEP = /\.([^.[\]*?]+)|\['([^']+)'\]|\[(\d+)\]/g;
const DEFINITE_PATH = /^\$(\.[^.[\]*?]+|\['[^']+'\]|\[\d+\])*$/;
