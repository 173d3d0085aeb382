import { fieldKey, spelledKey, squeezed } from '../attribute/field-name.ts';

interface Named {
  name: string;
  created_at: string;
}

const isPlain = ({ name }: Named): boolean => name === squeezed(name);

const byAge = (one: Named, other: Named): number =>
  Number(isPlain(other)) - Number(isPlain(one)) || (one.created_at < other.created_at ? -1 : 1);

/**
 * Indexes fields by the keys of their names. Names were once kept with spaces around them, so two may differ
 * only in these; then the second has its key with its spaces.
 */
export const indexFields = <const F extends Named>(fields: Iterable<F>): Map<string, F> => {
  const index = new Map<string, F>();
  for (const field of [...fields].sort(byAge)) {
    const key = fieldKey(field.name);
    index.set(index.has(key) ? spelledKey(field.name) : key, field);
  }
  return index;
};

/**
 * Finds the field of a name: the one that is spelled so but for case, else the one that differs in spaces.
 */
export const fieldIn = <F>(fields: ReadonlyMap<string, F>, name: string): F | undefined =>
  fields.get(spelledKey(name)) ?? fields.get(fieldKey(name));
