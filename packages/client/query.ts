const parts = (name: string, value: unknown): [string, string][] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return [[name, value.join(',')]];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, one]) => parts(`${name}.${key}`, one));
};

/** A query string as Callbook reads it: lists with commas, objects with dots (`cf.size=10`). */
export const querySerializer = (query: Record<string, unknown>): string =>
  String(new URLSearchParams(Object.entries(query).flatMap(([name, value]) => parts(name, value))));
