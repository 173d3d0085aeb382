import * as v from 'valibot';
import type { ColumnTarget } from './column-target.ts';

/**
 * The kind of a column by which its cells may stand for nothing: `number` and `value` for typed columns,
 * `label` for short texts that may be words, `place` for those that may be abbreviations, `name` for names,
 * `text` for free text.
 */
export const blanknessSchema = v.picklist(['number', 'value', 'label', 'place', 'name', 'text']);
export type Blankness = v.InferOutput<typeof blanknessSchema>;

const setOf = (...lines: string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(', ')));

/** Words that programs write where they have nothing, and people never do. */
const ofPrograms =
  '\\N, NULL, null, (NULL), (null), <NULL>, <null>, [NULL], [null], #N/A, #N/A!, #NV, #N/D, NaN, nan, <NA>, undefined';
const signs = '-, --, ---, –, —, _, ., .., ..., …, /, //, #';
const abbreviations =
  'n/a, n.a., n.a, n. a., n\\a, n/d, n.d., n.d, n. d., s/d, s.d., s. d., k.a., k.a, k. a., k/a, n/v, n.v., s/o, s.o., n/c, n.c., s/i, (n/a), [n/a]';
const words = [
  'none, (none), <none>, [none], null, not available, not applicable, not provided, not given, not specified, not set, unspecified, no data, no value',
  'keine, keiner, keines, kein, keine angabe, keine angaben, ohne angabe, nicht angegeben, nicht vorhanden, nicht verfügbar, entfällt, nicht zutreffend',
  'néant, neant, aucun, aucune, non renseigné, non renseignée, non communiqué, non disponible, non applicable, sans objet, pas disponible',
  'ninguno, ninguna, ningún, sin dato, sin datos, sin información, no aplica, no disponible, no consta, no tiene, no especificado, no indicado',
];
const ofValues = [
  '?, ??, na, nd, nc, sd, ka, nil, nul, nothing, empty, (empty), blank, (blank), missing, unknown, not known, tbd, tba, tbc, no phone, no phone number, no number',
  'no email, no mail, no e-mail, private, withheld, unbekannt, nicht bekannt, leer, fehlt, ohne, kein telefon, keine telefonnummer, keine nummer, keine e-mail',
  'keine email, inconnu, inconnue, vide, sans, pas de téléphone, pas de numéro, pas d’email, pas d’e-mail, pas de mail, nada, desconocido, desconocida',
  'vacío, vacio, sin teléfono, sin telefono, sin número, sin email, sin correo, nulo',
];

const label = setOf(ofPrograms.toLowerCase(), signs, abbreviations, ...words, 'na');
const place = new Set([...label].filter((word) => word !== 'na'));
const value = new Set([...label, ...setOf(...ofValues)]);
const known: Readonly<Record<Blankness, ReadonlySet<string>>> = {
  number: new Set([...value, '0']),
  value,
  label,
  place,
  // `Null` and `None` are names of people.
  name: setOf(ofPrograms, signs, 'n/a, N/A, n.a., N.A.'),
  text: setOf(ofPrograms),
};

const longest = Math.max(...[...known.number].map((word) => word.length));
/** Lengths of the words by their first letter in any case, a bit for each length: few cells are like that. */
const lengths = new Uint32Array(0x80);
for (const words of Object.values(known))
  for (const word of words)
    for (const first of [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])
      if (first < lengths.length) lengths[first] = (lengths[first] ?? 0) | (1 << word.length);

const isCased = (blankness: Blankness) => blankness === 'name' || blankness === 'text';

/** Tells whether a cell stands for nothing, in a column of this kind. */
export const saysNothing = (cell: string, blankness: Blankness): boolean => {
  const length = cell.length;
  if (length === 0 || length > longest + 4) return false;
  const first = cell.charCodeAt(0);
  if (first < lengths.length && first > 0x20) {
    const possible = lengths[first] ?? 0;
    const isTrimmed = cell.charCodeAt(length - 1) > 0x20 && cell.charCodeAt(length - 1) < 0x80;
    if (possible === 0 || (isTrimmed && (possible & (1 << length)) === 0)) return false;
  }
  const text = cell.trim();
  return known[blankness].has(isCased(blankness) ? text : text.toLowerCase());
};

const ofContact: ReadonlyMap<string, Blankness> = new Map([
  ['phone', 'number'],
  ['phone_secondary', 'number'],
  ['phone_extension', 'number'],
  ['phone_secondary_extension', 'number'],
  ['email', 'value'],
  ['timezone', 'value'],
  ['name', 'name'],
  ['first_name', 'name'],
  ['last_name', 'name'],
  ['notes', 'text'],
]);
const ofCompany: ReadonlyMap<string, Blankness> = new Map([
  ['phone', 'number'],
  ['website', 'value'],
  ['postal_code', 'value'],
  ['state', 'place'],
  ['country', 'place'],
  ['city', 'place'],
]);

/** A custom field, as far as it tells what its cells may be. */
interface BlankField {
  type?: string;
  declared?: boolean;
  options?: readonly string[];
}

const ofField = ({ type = 'text', declared = false, options = [] }: BlankField): Blankness => {
  if (!declared || type === 'text' || type === 'textarea') return 'text';
  if (type !== 'select' && type !== 'multi_select') return 'value';
  return options.some((option) => saysNothing(option, 'label')) ? 'text' : 'label';
};

/** Answers by which kind a column's cells may stand for nothing. */
export const blanknessOf = (target: ColumnTarget, field: BlankField = {}): Blankness => {
  switch (target.kind) {
    case 'contact':
      return ofContact.get(target.name) ?? 'label';
    case 'company':
      return ofCompany.get(target.name) ?? 'label';
    case 'custom':
      if (target.stands_in_for === 'phone') return 'number';
      if (target.stands_in_for === 'email') return 'value';
      return target.stands_in_for ? 'label' : ofField(field);
    default:
      return 'text';
  }
};
