import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Import, ImportOptions } from '#client/schema.ts';
import { CommandError, runCommand } from './command-error.ts';
import { dropFile } from './drop-file.ts';
import { readEndpoint } from './endpoint.ts';
import { type ImportArguments, importArguments } from './import-arguments.ts';
import { ImportClient, type SourceFile, sendFile } from './import-client.ts';
import { importReport, isSuccess, previewReport, undoReport } from './import-report.ts';
import { saveResults } from './import-results.ts';
import { type Progress, startProgress } from './progress.ts';

// `npm run import -- FILE …`: imports a file and says what became of its rows; see `import-arguments.ts`.

const pollEveryMs = 300;

const main = async (): Promise<number> => {
  const asked = importArguments(process.argv.slice(2));
  const endpoint = readEndpoint(path.resolve('.local'));
  const client = openClient(endpoint);
  const progress = startProgress(process.stdout);
  if (asked.kind === 'undo') return undo(client, asked.id, progress);
  const begun = performance.now();
  const id = asked.kind === 'start' ? asked.id : await sendSource(client, endpoint, asked, progress);
  if (asked.kind === 'start') await client.begin(id, asked.options);
  const finished = await follow(client, id, progress, asked.kind === 'start');
  progress.finish();
  if (finished.state === 'previewed') {
    console.log(previewReport(finished, await client.preview(id)));
    return 0;
  }
  const took = performance.now() - begun;
  console.log(importReport(finished, took, await saveResults(finished, path.resolve('.local/imports'))));
  return isSuccess(finished) ? 0 : 1;
};

const sendSource = async (
  client: ImportClient,
  endpoint: ReturnType<typeof readEndpoint>,
  { file: given, drop, options }: Extract<ImportArguments, { kind: 'file' }>,
  progress: Progress,
): Promise<string> => {
  const file = await findFile(given);
  return drop
    ? dropFile(client, endpoint, file, options, progress)
    : uploadFile(client, file, options, progress);
};

const undo = async (client: ImportClient, id: string, progress: Progress): Promise<number> => {
  let job = await client.undo(id);
  while (job.finished_at === null) {
    const { done, failed } = job.counts;
    progress.show('Undoing', done + failed, job.total, job.total === null ? '' : `of ${job.total}`);
    await delay(pollEveryMs);
    job = await client.job(job.id);
  }
  progress.finish();
  console.log(undoReport(job));
  return job.state === 'finished' ? 0 : 1;
};

/** npm changes the folder; INIT_CWD is where its user was. */
const findFile = async (given: string): Promise<SourceFile> => {
  const file = path.resolve(process.env.INIT_CWD ?? '.', given);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(error.code === 'ENOENT' ? `There is no file ${file}.` : error.message);
  });
  if (!found.isFile()) throw new CommandError(`${file} is not a file.`);
  if (found.size === 0) throw new CommandError(`${file} is empty.`);
  return { path: file, name: path.basename(file), size: found.size };
};

/** CALLBOOK_URL and CALLBOOK_TOKEN name another Callbook, such as one in AWS. */
const openClient = (endpoint: ReturnType<typeof readEndpoint>): ImportClient => {
  const url = process.env.CALLBOOK_URL ?? endpoint?.api_url;
  const token = process.env.CALLBOOK_TOKEN ?? endpoint?.token;
  if (url === undefined || token === undefined) {
    throw new CommandError('Callbook has not been started here. Start it with: npm start');
  }
  return new ImportClient({ url, token });
};

const uploadFile = async (
  client: ImportClient,
  file: SourceFile,
  options: ImportOptions,
  progress: Progress,
): Promise<string> => {
  const started = await client.start(file, options);
  await sendFile(file, started.upload, (sent) => progress.show('Uploading', sent, file.size));
  progress.finish();
  return started.import.id;
};

const follow = async (
  client: ImportClient,
  id: string,
  progress: Progress,
  isStarted: boolean,
): Promise<Import> => {
  for (;;) {
    const current = await client.get(id);
    const { done_rows, planned_rows } = current.progress;
    const note = planned_rows === null ? '' : `${done_rows} of ${planned_rows} rows`;
    progress.show(labels[current.state], done_rows, planned_rows, note);
    if (current.finished_at !== null || (current.state === 'previewed' && !isStarted)) return current;
    await delay(pollEveryMs);
  }
};

const labels: { readonly [State in Import['state']]: string } = {
  uploading: 'Waiting',
  planning: 'Reading',
  previewed: 'Looked through',
  running: 'Writing',
  finished: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
  undone: 'Undone',
};

await runCommand(main);
