import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { openFiles } from '#core/files/files.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { type Endpoint, readEndpoint } from '#local/command/endpoint.ts';
import { freePort } from '#local/ports.ts';
import { ImportTeam } from '#test/pipeline/import-client.ts';

const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const script = fileURLToPath(new URL('../../packages/local/start.ts', import.meta.url));

/** What `npm start` runs, on disk, in a folder of its own, to be killed and started again. */
export class Laptop implements AsyncDisposable {
  readonly #directory: string;
  #host: ChildProcess | undefined;
  #endpoint: Endpoint | undefined;
  #team: ImportTeam | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  static async create(): Promise<Laptop> {
    return new Laptop(await mkdtemp(path.join(tmpdir(), 'callbook-killed-')));
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    // The channel ends with this process, and the host with the channel.
    const host = spawn(process.execPath, [script, '--port', String(await freePort())], {
      cwd: this.#directory,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#host = host;
    let output = '';
    const ready = new Promise<void>((resolve) => {
      for (const stream of [host.stdout, host.stderr])
        stream?.on('data', (chunk) => {
          output += chunk;
          if (output.includes('Callbook is ready')) resolve();
        });
    });
    const ended = once(host, 'exit').then(() => {
      throw new Error(`The host did not start:\n${output}`);
    });
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
    this.#endpoint = readEndpoint(path.join(this.#directory, '.local'));
    this.#team = undefined;
  }

  /** As a power cut does it: without a chance to finish anything. */
  async kill(): Promise<void> {
    if (!this.#host || this.#host.exitCode !== null || this.#host.signalCode !== null) return;
    this.#host.kill('SIGKILL');
    await once(this.#host, 'exit');
  }

  team(): ImportTeam {
    this.#team ??= this.#openTeam();
    return this.#team;
  }

  #openTeam(): ImportTeam {
    const { api_url, s3_url, bucket, token, team_id, drop_prefix } = this.#running();
    const client = new S3Client({ ...local, endpoint: s3_url });
    const drop_id = drop_prefix.split('/')[1] ?? '';
    return new ImportTeam({ token, team_id, drop_id }, { apiUrl: api_url, files: openFiles(bucket, client) });
  }

  async table(): Promise<Table> {
    const client = new DynamoDBClient({ ...local, endpoint: this.#running().dynamodb_url });
    const { TableNames: [name = ''] = [] } = await client.send(new ListTablesCommand());
    return openTable(name, client);
  }

  #running(): Endpoint {
    if (!this.#endpoint) throw new Error('The host is not started.');
    return this.#endpoint;
  }

  /** Working files of the import, by their path in its folder. */
  async work(): Promise<string[]> {
    const { files, id } = this.team();
    const list = new ListObjectsV2Command({ Bucket: files.bucket, Prefix: `work/${id}/` });
    const { Contents = [] } = await files.client.send(list);
    return Contents.map(({ Key = '' }) => Key.split('/').slice(3).join('/'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
