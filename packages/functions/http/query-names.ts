/** Between the brackets of a name such as `cf[size][from]`. */
const brackets = /^cf\[(.*)\]$/;

/**
 * The name of a parameter in the spelling that the schemas know: `cf[size]`, `cf[size.from]` and `cf[size][from]`, as
 * generated clients write objects, are `cf.size` and `cf.size.from`. A list `cf[size][]` is any of its values.
 */
export const plainName = (name: string): string => {
  const inner = brackets.exec(name)?.[1];
  if (inner === undefined) return name;
  const parts = inner.split('][');
  const isList = parts.at(-1) === '';
  const named = isList ? parts.slice(0, -1) : parts;
  return ['cf', ...named, ...(isList && named.length === 1 ? ['any'] : [])].join('.');
};

/** Parameters by their plain names; what is given in both spellings is told by `repeatedFilters`. */
export const plainNames = (parameters: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [plainName(name), value]));
