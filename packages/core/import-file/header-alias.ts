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

/** Makes the key by which headers are compared: letters and digits alone, without case and accents. */
export const headerKey = (header: string): string => fold(header).replace(/[^\p{L}\p{N}]+/gu, '');

/** Marks that forms and templates put after headers of required or optional columns. */
const marks =
  /[([](?:required|mandatory|optional|req\.?|opt\.?|pflichtfeld|pflicht|erforderlich|notwendig|obligatorisch|freiwillig|obligatoire|requis|facultatif|optionnel|obligatorio|requerido|opcional)[)\]]/i;

/** Makes the key by which known headers are looked up: without the mark of a required column. */
export const aliasKey = (header: string): string => headerKey(header.replace(marks, '')) || headerKey(header);

export interface Alias {
  slots: readonly ColumnTarget[];
  /** How early the column may choose among columns for the same slot; 0 is the field's own name. */
  rank: 0 | 1 | 2;
}

/** Spells umlauts as they are typed without them. */
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

/** Finds what a header is known to mean, by its `headerKey`. */
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

/** Finds what a header is known to mean among the other headers of its file. */
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

/** Tells whether a cell says an opt-out in words, such as `Do not call` and `DNC`, as headers do. */
export const saysOptOut = (cell: string): boolean =>
  findAlias(headerKey(cell))?.slots.some((slot) => slot.kind === 'contact' && slot.name === 'do_not_call') ??
  false;
