import * as v from 'valibot';
import { type Files, fileExists, readText, writeFile } from '../files/files.ts';
import { decodeRows, type FileRow } from '../import-file/chunk-file.ts';
import { decodeOutcomes, encodeOutcomes, type RowOutcome } from '../import-file/ledger.ts';
import { type Plan, planSchema } from '../import-file/plan.schema.ts';
import { type ChunkName, workKeys } from '../import-file/work-keys.ts';
import type { StoredImport } from './import.item.ts';

export const writePlan = async (files: Files, stored: StoredImport, plan: Plan): Promise<string> => {
  const manifest = Array.from({ length: plan.chunks }, (_, chunk) => ({ chunk }));
  await writeFile(files, workKeys.plan(stored), JSON.stringify(plan));
  await writeFile(files, workKeys.manifest(stored), JSON.stringify(manifest));
  return workKeys.manifest(stored);
};

export const readPlan = async (files: Files, stored: StoredImport): Promise<Plan> =>
  v.parse(planSchema, JSON.parse(await readText(files, workKeys.plan(stored))));

export const findPlan = async (files: Files, stored: StoredImport): Promise<Plan | undefined> =>
  (await fileExists(files, workKeys.plan(stored))) ? readPlan(files, stored) : undefined;

export const readRows = async (files: Files, stored: StoredImport, chunk: ChunkName): Promise<FileRow[]> =>
  decodeRows(await readText(files, workKeys.rows(stored, chunk)));

export const hasLedger = (files: Files, stored: StoredImport, chunk: ChunkName): Promise<boolean> =>
  fileExists(files, workKeys.ledger(stored, chunk));

/** Reads the outcomes of a chunk; undefined while it has none. */
export const findLedger = async (
  files: Files,
  stored: StoredImport,
  chunk: ChunkName,
): Promise<RowOutcome[] | undefined> =>
  (await hasLedger(files, stored, chunk))
    ? decodeOutcomes(await readText(files, workKeys.ledger(stored, chunk)))
    : undefined;

export const writeLedger = (
  files: Files,
  stored: StoredImport,
  chunk: ChunkName,
  outcomes: readonly RowOutcome[],
): Promise<void> =>
  writeFile(files, workKeys.ledger(stored, chunk), encodeOutcomes(outcomes), 'application/x-ndjson');

const updatesSchema = v.array(v.tuple([v.number(), v.string()]));

/** Reads which contacts the rows of a chunk were about to change in an earlier run, by record. */
export const findUpdates = async (
  files: Files,
  stored: StoredImport,
  chunk: ChunkName,
): Promise<Map<number, string>> => {
  const key = workKeys.updates(stored, chunk);
  if (!(await fileExists(files, key))) return new Map();
  return new Map(v.parse(updatesSchema, JSON.parse(await readText(files, key))));
};

export const writeUpdates = (
  files: Files,
  stored: StoredImport,
  chunk: ChunkName,
  updates: ReadonlyMap<number, string>,
): Promise<void> => writeFile(files, workKeys.updates(stored, chunk), JSON.stringify([...updates]));

/** Number of ledgers that are requested ahead of the one being read; a large import has thousands. */
export const ledgersAhead = 8;

/**
 * Reads the outcomes of chunks, one chunk after the other; with `partial`, leaves out chunks that were not
 * written.
 */
export async function* readLedgers(
  files: Files,
  stored: StoredImport,
  { kind, count, partial }: { kind: ChunkName['kind']; count: number; partial: boolean },
): AsyncGenerator<RowOutcome> {
  const read = async (index: number): Promise<string> => {
    const chunk = { kind, index };
    if (partial && !(await hasLedger(files, stored, chunk))) return '';
    return readText(files, workKeys.ledger(stored, chunk));
  };
  const coming: Promise<string>[] = [];
  for (let index = 0, next = 0; index < count; index++) {
    for (; next < Math.min(count, index + ledgersAhead); next++) {
      const ledger = read(next);
      // The reader gets the failure; after an earlier one failed, nobody reads.
      ledger.catch(() => undefined);
      coming.push(ledger);
    }
    yield* decodeOutcomes((await coming.shift()) ?? '');
  }
}
