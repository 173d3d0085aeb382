/** A name as it is kept: no space around it, and single ones within. */
export const squeezed = (name: string): string => name.trim().replace(/\s+/gu, ' ');

/** A name without regard to case, with its spaces. */
export const spelledKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** A name as names of fields are told apart: without regard to case and to spaces too many. */
export const fieldKey = (name: string): string => spelledKey(squeezed(name));

/** Names that objects inherit: values under them would be lost. */
const inherited: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Suffixes of field names in filters, as in `cf.size.from=5`. */
export const filterSuffixes = ['from', 'to', 'any', 'all'] as const;
export type FilterSuffix = (typeof filterSuffixes)[number];

/** The name that a filter is about, and what it asks of its values; in any case, as names are. */
export const splitSuffix = (name: string): { name: string; suffix?: FilterSuffix } => {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1).toLowerCase();
  const suffix = dot > 0 ? filterSuffixes.find((one) => one === last) : undefined;
  return suffix ? { name: name.slice(0, dot), suffix } : { name };
};

/** Answers the code of why no field can have this name; undefined where one can. */
export const reservation = (name: string): 'name_reserved' | 'suffix_reserved' | undefined => {
  if (inherited.has(name)) return 'name_reserved';
  return splitSuffix(name).suffix === undefined ? undefined : 'suffix_reserved';
};

/** Tells whether no field can have this name. */
export const isReservedName = (name: string): boolean => reservation(name) !== undefined;
