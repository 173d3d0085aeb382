import * as v from 'valibot';
import { downloadUrl } from '../files/file-urls.ts';
import { type Files, fileExists, readText, writeFile } from '../files/files.ts';
import { type JobFailure, jobFailureSchema, type StoredJob } from './job.schema.ts';

type JobIds = Pick<StoredJob, 'team_id' | 'id'>;

const folder = ({ team_id, id }: JobIds) => `work/${team_id}/${id}`;
const numbered = (chunk: number) => String(chunk).padStart(6, '0');

/** Keys of a job's files, by which its steps hand on their results. The request's arrival starts the job. */
export const jobFiles = {
  request: (job: JobIds) => `${folder(job)}/request.json`,
  manifest: (job: JobIds) => `${folder(job)}/manifest.json`,
  chunk: (job: JobIds, chunk: number) => `${folder(job)}/chunks/${numbered(chunk)}.json`,
  ledger: (job: JobIds, chunk: number) => `${folder(job)}/ledger/${numbered(chunk)}.json`,
  failures: (job: JobIds) => `${folder(job)}/failures.jsonl`,
};

/** Parses team and job from the key of a request. */
export const jobOfRequest = (key: string): JobIds => {
  const [, team_id = '', id = ''] = key.split('/');
  return { team_id, id };
};

const ids = v.array(v.string());

/** Splits records into chunks as they come, and lists the chunks in the manifest. Answers how many records came. */
export const writeChunks = async (
  files: Files,
  job: JobIds,
  all: Iterable<string> | AsyncIterable<string>,
  size: number,
): Promise<number> => {
  let [total, chunks]: [number, number] = [0, 0];
  let some: string[] = [];
  const write = async () => {
    if (some.length > 0) await writeFile(files, jobFiles.chunk(job, chunks++), JSON.stringify(some));
    some = [];
  };
  for await (const id of all) {
    total++;
    if (some.push(id) === size) await write();
  }
  await write();
  const manifest = Array.from({ length: chunks }, (_, chunk) => ({ chunk }));
  await writeFile(files, jobFiles.manifest(job), JSON.stringify(manifest));
  return total;
};

export const readChunk = async (files: Files, job: JobIds, chunk: number): Promise<string[]> =>
  v.parse(ids, JSON.parse(await readText(files, jobFiles.chunk(job, chunk))));

/** The ledger of a chunk: what became of its contacts. */
const ledgerSchema = v.object({
  done: v.number(),
  failures: v.array(jobFailureSchema),
  warnings: v.optional(v.array(jobFailureSchema), []),
});
export type JobLedger = v.InferOutput<typeof ledgerSchema>;

export const findLedger = async (
  files: Files,
  job: JobIds,
  chunk: number,
): Promise<JobLedger | undefined> => {
  const key = jobFiles.ledger(job, chunk);
  if (!(await fileExists(files, key))) return undefined;
  return v.parse(ledgerSchema, JSON.parse(await readText(files, key)));
};

export const writeLedger = (files: Files, job: JobIds, chunk: number, ledger: JobLedger): Promise<void> =>
  writeFile(files, jobFiles.ledger(job, chunk), JSON.stringify(ledger));

export const writeFailures = (files: Files, job: JobIds, failures: readonly JobFailure[]): Promise<void> =>
  writeFile(
    files,
    jobFiles.failures(job),
    failures.map((failure) => `${JSON.stringify(failure)}\n`).join(''),
    'application/x-ndjson',
  );

export const failuresUrl = (files: Files, job: JobIds): Promise<string> =>
  downloadUrl(files, jobFiles.failures(job));
