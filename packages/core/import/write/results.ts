import { Readable } from 'node:stream';
import { copyFile, type Files } from '../../files/files.ts';
import { writeStream } from '../../files/write-stream.ts';
import { plainCells } from '../../import-file/plain-cells.ts';
import type { Plan } from '../../import-file/plan.schema.ts';
import {
  mergeOutcomes,
  rejectedHeader,
  rejectedLine,
  resultsHeader,
  resultsLine,
} from '../../import-file/results.ts';
import { resultKeys, workKeys } from '../../import-file/work-keys.ts';
import { readLedgers } from '../files.ts';
import type { StoredImport } from '../import.item.ts';
import { type Counts, noCounts, type RowReason } from '../import.schema.ts';
import { countOutcome } from './count-outcome.ts';
import { RowReasons } from './reasons.ts';

/**
 * Keeps Excel from reading the file as Windows-1252, and a later import from using the encoding of its
 * source.
 */
const byteOrderMark = '\ufeff';

export interface Results {
  counts: Counts;
  row_reasons: RowReason[];
  results_key: string;
  rejected_key: string;
}

/** Gathers pieces of text into blocks, so that a million lines are not a million writes. */
async function* blocks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const size = 262_144;
  let block = '';
  for await (const piece of pieces) {
    block += piece;
    if (block.length < size) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

/**
 * Writes the result files beside the source from the ledger, and counts its outcomes. Each file is copied
 * into place when it is whole, by which the trigger also tells it from a dropped file.
 * @param partial whether the import failed half-way: only the rows that were written
 */
export const writeResults = async (
  files: Files,
  stored: StoredImport,
  plan: Plan,
  { partial = false } = {},
): Promise<Results> => {
  const counts = { ...noCounts };
  const reasons = new RowReasons();
  const outcomes = () =>
    mergeOutcomes(
      readLedgers(files, stored, { kind: 'chunks', count: plan.chunks, partial }),
      readLedgers(files, stored, { kind: 'repeats', count: plan.repeats, partial }),
      partial ? undefined : plan.rows,
    );
  const results = async function* () {
    yield byteOrderMark + resultsHeader;
    for await (const outcome of outcomes()) {
      countOutcome(counts, outcome);
      reasons.add(outcome);
      yield resultsLine(outcome);
    }
  };
  const headers = plan.columns.map(({ header }) => header);
  const plain = plainCells(plan);
  const rejected = async function* () {
    yield byteOrderMark + rejectedHeader(headers);
    for await (const { cells = [], ...outcome } of outcomes())
      if (outcome.outcome === 'failed')
        yield rejectedLine({ ...outcome, cells: plain(cells) }, headers.length);
  };
  const place = async (lines: AsyncIterable<string>, work: string, target: string) => {
    await writeStream(
      files,
      work,
      Readable.from(blocks(lines), { objectMode: false }),
      'text/csv; charset=utf-8',
    );
    await copyFile(files, work, target);
    return target;
  };
  const keys = resultKeys(stored.source_key);
  return {
    results_key: await place(results(), workKeys.results(stored), keys.results),
    rejected_key: await place(rejected(), workKeys.rejected(stored), keys.rejected),
    counts,
    row_reasons: reasons.list(),
  };
};
