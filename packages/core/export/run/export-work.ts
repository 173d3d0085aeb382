import * as v from 'valibot';
import { findSurvivors } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { matchingIds } from '../../contact/matching-ids.ts';
import { failure } from '../../error.ts';
import { deleteFiles } from '../../files/delete-files.ts';
import { type Files, writeFile } from '../../files/files.ts';
import type { ReadChunks, ReadingWork } from '../../job/contact-work.ts';
import { getJob } from '../../job/job.ts';
import { findRecord } from '../../list/listed-noun.ts';
import type { Table } from '../../table/table.ts';
import { completeExport, exportNoun } from '../export.item.ts';
import { type StoredRequest, storedRequestSchema } from '../export.schema.ts';
import { exportFiles } from '../export-files.ts';
import { manifestOf } from '../manifest.ts';
import { readParts, writePart } from './parts.ts';
import { readRows } from './read-rows.ts';
import { columnsOf } from './start-export.ts';
import { describeTarget } from './target.ts';
import { writeExport } from './write-export.ts';

interface Limits {
  /** Contacts of a chunk: some seconds of reading, and no more than a function can hold where each is as large as can be. */
  chunk: number;
  /** Contacts of one file: what the last step writes in a third of its time. */
  contacts: number;
}

const limits: Limits = { chunk: 1_000, contacts: 3_000_000 };

async function* upToLimit(
  ids: AsyncIterable<string> | Iterable<string>,
  { except = [], most }: { except?: readonly string[] | undefined; most: number },
) {
  const left = new Set(except);
  let count = 0;
  for await (const id of ids) {
    if (left.has(id)) continue;
    if (++count > most)
      throw failure(
        'too_large',
        'export_too_large',
        `These are more than ${most} contacts. Export them in parts, as by the time of their creation.`,
      );
    yield id;
  }
}

/** The contacts that ids mean, each once: of one that is part of another by now, that one. */
const meantIds = async (table: Table, teamId: string, ids: readonly string[]): Promise<Set<string>> => {
  const found = await findSurvivors(table, teamId, ids);
  return new Set(ids.flatMap((id) => found.get(id)?.id ?? []));
};

const findIds = async (
  table: Table,
  { scope, team }: Writing,
  { request, most }: { request: StoredRequest; most: number },
) => {
  // What became forbidden since the request is refused before anything is read.
  await columnsOf(table, scope, request);
  const { target } = request;
  if ('ids' in target) return upToLimit(await meantIds(table, team.id, target.ids), { most });
  const query = { scope, filter: target.filter, settings: team.settings };
  return upToLimit(await matchingIds(table, query), { except: target.except, most });
};

interface Finishing {
  exports: Files;
  request: StoredRequest;
}

/** Makes the file of what was read; it counts once its manifest lies beside it and the record says so. */
const finishExport = async (
  table: Table,
  { exports, request }: Finishing,
  { scope, via }: Writing,
  { job, chunks, done }: ReadChunks,
): Promise<void> => {
  const record = await findRecord(table, exportNoun, request.team_id, request.export_id);
  const parts = Array.from({ length: chunks }, (_, chunk) => exportFiles.part(request, chunk));
  if (record && !record.removed_at && !record.completed_at) {
    const columns = await columnsOf(table, scope, request);
    const file = await writeExport(exports, request, columns, readParts(exports, request, chunks));
    if (file.rows !== done) throw new Error(`The file has ${file.rows} rows, and ${done} were read.`);
    const { format, cutoff, target } = request;
    const fields = columns.map(({ property }) => property);
    const manifest = manifestOf({ format, cutoff, filter: describeTarget(target), fields }, [file]);
    const made = [exportFiles.file(request, request.file_name), exportFiles.manifest(request)];
    await writeFile(exports, exportFiles.manifest(request), JSON.stringify(manifest, null, 2));
    const completion = { manifest, at: new Date().toISOString(), by: via.updated_by };
    // Somebody may have stopped or deleted it while the file was written.
    const { is_cancelled } = await getJob(table, job.team_id, job.id);
    if (is_cancelled || !(await completeExport(table, request, completion))) await deleteFiles(exports, made);
  }
  await deleteFiles(exports, parts);
};

/**
 * Makes the work of an export: contacts are read by chunks, and one file is made of them all.
 * @param open answers the bucket of exports, which the first step has nothing to do with
 */
export const exportWork = (
  given: unknown,
  open: () => Files,
  { chunk: size, contacts: most }: Limits = limits,
): ReadingWork => {
  const request = v.parse(storedRequestSchema, given);
  return {
    chunkSize: size,
    find: (table, writing) => findIds(table, writing, { request, most }),
    read: async (table, writing, ids, chunk) => {
      const rows = await readRows(table, writing, request, ids);
      await writePart(open(), request, chunk, rows);
      return rows.length;
    },
    finish: (table, writing, read) => finishExport(table, { exports: open(), request }, writing, read),
  };
};
