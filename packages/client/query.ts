/** What stands between values, or looks like quotes around one, is put in quotes, as in CSV. */
const quoted = (value: unknown): string => {
  const text = String(value);
  return /[,;|]|^\s*"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const parts = (name: string, value: unknown): [string, string][] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return [[name, value.map(quoted).join(',')]];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, one]) => parts(`${name}.${key}`, one));
};

/** A query string as Callbook reads it: lists with commas (and values that hold one in quotes), objects with dots (`cf.size=10`). */
export const querySerializer = (query: Record<string, unknown>): string =>
  String(new URLSearchParams(Object.entries(query).flatMap(([name, value]) => parts(name, value))));
