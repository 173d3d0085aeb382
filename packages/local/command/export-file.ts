import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Callbook, createCallbook } from '#client/callbook.ts';
import type { Export, ExportCreate } from '#client/schema.ts';
import { answerOf } from './api-answer.ts';
import { CommandError, runCommand } from './command-error.ts';
import { readEndpoint } from './endpoint.ts';
import { exportArguments } from './export-arguments.ts';
import { saveExport } from './export-download.ts';
import { type Progress, startProgress } from './progress.ts';

// `npm run export -- [FILE] …`: writes contacts into a file on this machine; see `export-arguments.ts`.

const pollEveryMs = 300;

const main = async (): Promise<number> => {
  const { file, request } = exportArguments(process.argv.slice(2));
  const { url, client } = openClient();
  const progress = startProgress(process.stdout);
  const begun = performance.now();
  const made = await follow({ url, client }, await start({ url, client }, request), progress);
  progress.finish();
  const [written] = made.files;
  if (!written) {
    console.log(`Export ${made.id} ${made.state}.${made.reason ? ` Reason: ${made.reason.message}` : ''}`);
    return 1;
  }
  const place =
    file === undefined
      ? path.resolve('.local', 'exports', made.id, written.name)
      : path.resolve(process.env.INIT_CWD ?? '.', file);
  await saveExport(written, place);
  const took = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `Export ${made.id} finished after ${took} s: ${written.rows} contacts, SHA-256 ${written.sha256}`,
  );
  for (const [column, count] of Object.entries(written.cut ?? {}))
    console.log(`${count} cells of ${column} were longer than a cell can be, and were cut.`);
  console.log(path.relative(process.env.INIT_CWD ?? '.', place));
  return 0;
};

interface Opened {
  url: string;
  client: Callbook;
}

/** CALLBOOK_URL and CALLBOOK_TOKEN name another Callbook, such as one in AWS. */
const openClient = (): Opened => {
  const endpoint = readEndpoint(path.resolve('.local'));
  const url = process.env.CALLBOOK_URL ?? endpoint?.api_url;
  const token = process.env.CALLBOOK_TOKEN ?? endpoint?.token;
  if (url === undefined || token === undefined)
    throw new CommandError('Callbook has not been started here. Start it with: npm start');
  return { url, client: createCallbook({ url, token }) };
};

const start = async ({ url, client }: Opened, body: ExportCreate): Promise<string> =>
  (await answerOf(url, client.POST('/api/crm/exports', { body }))).export.id;

const follow = async ({ url, client }: Opened, id: string, progress: Progress): Promise<Export> => {
  for (;;) {
    const params = { path: { id } };
    const { export: current } = await answerOf(url, client.GET('/api/crm/exports/{id}', { params }));
    const { state, total } = current;
    if (state !== 'queued' && state !== 'running') return current;
    const done = total === null ? 0 : Math.floor((total * current.progress.percent) / 100);
    progress.show('Exporting', done, total, total === null ? '' : `${done} of ${total} contacts`);
    await delay(pollEveryMs);
  }
};

await runCommand(main);
