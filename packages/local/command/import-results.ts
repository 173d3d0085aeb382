import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Import } from '#client/schema.ts';
import { CommandError } from './command-error.ts';
import type { ResultFiles } from './import-report.ts';

type ResultFile = Import['files']['results'];

/** Fetches the result files of an import into a folder of its own; the rejected rows only where there are some. */
export const saveResults = async (finished: Import, directory: string): Promise<ResultFiles> => {
  const folder = path.join(directory, finished.id);
  const { results, rejected } = finished.files;
  return {
    ...(results && { results: await save(results, folder) }),
    ...(rejected && finished.counts.failed > 0 && { rejected: await save(rejected, folder) }),
  };
};

/** Answers where the file is, from where the user is. */
const save = async ({ key, url }: NonNullable<ResultFile>, folder: string): Promise<string> => {
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new CommandError(`${key} could not be fetched: status ${response.status}`);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, path.posix.basename(key));
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  return path.relative(process.env.INIT_CWD ?? '.', file);
};
