/** A name as names of fields are told apart: without regard to case. */
export const fieldKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** Names that objects inherit: values under them would be lost. */
const inherited: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What stands behind a name in a filter, as in `cf.size.from=5`. */
export const filterSuffixes = ['from', 'to', 'any', 'all'] as const;
export type FilterSuffix = (typeof filterSuffixes)[number];

/** The name that a filter is about, and what it asks of its values; in any case, as names are. */
export const splitSuffix = (name: string): { name: string; suffix?: FilterSuffix } => {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1).toLowerCase();
  const suffix = dot > 0 ? filterSuffixes.find((one) => one === last) : undefined;
  return suffix ? { name: name.slice(0, dot), suffix } : { name };
};

/** Whether no field can have this name. */
export const isReservedName = (name: string): boolean =>
  inherited.has(name) || splitSuffix(name).suffix !== undefined;
