import { fold } from '../text/fold.ts';
import type { ColumnTarget } from './column-target.ts';
import { findByRule } from './header-rule.ts';
import {
  lesserSpellings,
  numbered,
  type Spelling,
  spellings,
  spellingsInContext,
  technical,
} from './header-spellings.ts';

/** A header as it is compared: letters and digits alone, without case and accents. */
export const headerKey = (header: string): string => fold(header).replace(/[^\p{L}\p{N}]+/gu, '');

/** What forms and templates write behind a header that has to be filled, or need not be. */
const marks =
  /[([](?:required|mandatory|optional|req\.?|opt\.?|pflichtfeld|pflicht|erforderlich|notwendig|obligatorisch|freiwillig|obligatoire|requis|facultatif|optionnel|obligatorio|requerido|opcional)[)\]]/i;

/** A header as it is looked for among known ones: without the mark that it has to be filled. */
export const aliasKey = (header: string): string => headerKey(header.replace(marks, '')) || headerKey(header);

export interface Alias {
  slots: readonly ColumnTarget[];
  /** How early the column may choose among columns for the same slot; 0 is the field's own name. */
  rank: 0 | 1 | 2;
}

/** Umlauts as they are typed without them. */
const transliterated = (header: string): string =>
  header.toLowerCase().replace(/[\u00e4\u00f6\u00fc]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`);

const keysOf = (header: string): string[] => [
  ...new Set([headerKey(header), headerKey(transliterated(header))]),
];

const split = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(', '));

const aliasesOf = ([slots, lines]: Spelling, rank: 1 | 2) =>
  split(lines).flatMap((header, index) =>
    keysOf(header).map((key): [string, Alias] => [
      key,
      { slots, rank: index === 0 && rank === 1 ? 0 : rank },
    ]),
  );

let byKey: ReadonlyMap<string, Alias> | undefined;

/** What a header, as its `headerKey`, is known to mean. */
export const findAlias = (key: string): Alias | undefined => {
  byKey ??= new Map([
    ...spellings.flatMap((one) => aliasesOf(one, 1)),
    ...lesserSpellings.flatMap((one) => aliasesOf(one, 2)),
    ...aliasesOf(technical, 2),
  ]);
  const [slots] = numbered.find(([, pattern]) => pattern.test(key)) ?? [];
  return byKey.get(key) ?? (slots ? { slots, rank: 2 } : findByRule(key));
};

const allKeys = (line: string): string[] => split([line]).flatMap(keysOf);

interface Neighbours {
  keys: string[];
  neighbours: string[];
  unless: string[];
  target: ColumnTarget | undefined;
}

let byNeighbour: Neighbours[] | undefined;

/** What a header is known to mean among the others of its file. */
export const findAliasInContext = (key: string, others: readonly string[]): Alias | undefined => {
  byNeighbour ??= spellingsInContext.map(([headers, neighbours, target, unless = '']) => ({
    keys: allKeys(headers),
    neighbours: allKeys(neighbours),
    unless: unless === '' ? [] : allKeys(unless),
    target,
  }));
  const isThere = (one: string) => others.includes(one);
  const found = byNeighbour.find(
    ({ keys, neighbours, unless }) => keys.includes(key) && neighbours.some(isThere) && !unless.some(isThere),
  );
  if (!found) return findAlias(key);
  return found.target && { slots: [found.target], rank: 1 };
};

/**
 * Tells whether a cell says in words that there is an opt-out, as `Do not call` and `DNC` do: what a header
 * may be.
 */
export const saysOptOut = (cell: string): boolean =>
  findAlias(headerKey(cell))?.slots.some((slot) => slot.kind === 'contact' && slot.name === 'do_not_call') ??
  false;
