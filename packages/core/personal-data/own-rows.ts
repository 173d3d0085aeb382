import { type Files, findBytes } from '../files/files.ts';
import { listFiles } from '../files/list-files.ts';
import { decodeOutcomes } from '../import-file/ledger.ts';
import type { Subject } from './subject.ts';
import { tracesOf } from './traces.ts';

/** Whose the rows of a file are, as far as the ledger of its import tells, by their physical lines. */
export type Owners = ReadonlyMap<number, 'own' | 'other'>;

/** Decides whether the row of a file is the person's. */
export type IsOwn = (cells: readonly string[], line: number, owners?: Owners) => boolean;

/** Whoever shares no more than a name has values of its own. */
const otherValue = /@|\d[\d\s()/.-]{5,}\d/;

/**
 * A row is the person's by what became of it, else by its values: a number, an address or an id; a name alone only where
 * the row has no other value by which somebody could be found.
 */
export const isOwnBy = (subject: Subject): IsOwn => {
  const sure = tracesOf({ ...subject, names: [] });
  const any = tracesOf(subject);
  return (cells, line, owners) => {
    const owner = owners?.get(line);
    if (owner !== undefined) return owner === 'own';
    if (sure.toldIn(cells)) return true;
    return any.toldIn(cells) && !cells.some((cell) => otherValue.test(cell));
  };
};

async function* outcomesBelow(files: Files, prefix: string) {
  for await (const key of listFiles(files, prefix))
    if (key.endsWith('.jsonl')) yield* decodeOutcomes((await findBytes(files, key))?.toString() ?? '');
}

/** Reads whose the rows of an import are. Rows that failed, and those of imports whose files are gone, are nobody's yet. */
export const ownersOf = async (
  files: Files,
  { team_id, contact_ids, rows }: Subject,
  importId: string,
): Promise<Map<number, 'own' | 'other'>> => {
  const owners = new Map<number, 'own' | 'other'>();
  for await (const { line, id } of outcomesBelow(files, `work/${team_id}/${importId}/ledger/`))
    if (id !== undefined) owners.set(line, contact_ids.includes(id) ? 'own' : 'other');
  for (const { import_id, line } of rows) if (import_id === importId) owners.set(line, 'own');
  return owners;
};
