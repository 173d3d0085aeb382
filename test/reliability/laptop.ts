import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { openFiles } from '#core/files/files.ts';
import { type Endpoint, readEndpoint } from '#local/command/endpoint.ts';
import { freePort } from '#local/ports.ts';
import { ImportTeam } from '#test/pipeline/import-client.ts';

const script = fileURLToPath(new URL('../../packages/local/start.ts', import.meta.url));
const suffix = '._S3rver_object';

/** What `npm start` runs, on disk, in a folder of its own, to be killed and started again. */
export class Laptop implements AsyncDisposable {
  readonly #directory: string;
  #host: ChildProcess | undefined;
  #endpoint: Endpoint | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  static async create(): Promise<Laptop> {
    return new Laptop(await mkdtemp(path.join(tmpdir(), 'callbook-killed-')));
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const host = spawn(process.execPath, [script, '--port', String(await freePort())], {
      cwd: this.#directory,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#host = host;
    let output = '';
    for await (const chunk of host.stdout) {
      output += chunk;
      if (output.includes('Callbook is ready')) break;
    }
    this.#endpoint = readEndpoint(path.join(this.#directory, '.local'));
    if (!this.#endpoint || !output.includes('is ready'))
      throw new Error(`The host did not start:\n${output}`);
  }

  /** As a power cut does it: without a chance to finish anything. */
  async kill(): Promise<void> {
    if (!this.#host || this.#host.exitCode !== null || this.#host.signalCode !== null) return;
    this.#host.kill('SIGKILL');
    await once(this.#host, 'exit');
  }

  team(): ImportTeam {
    if (!this.#endpoint) throw new Error('The host is not started.');
    const { api_url, s3_url, bucket, token, team_id, drop_prefix } = this.#endpoint;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new S3Client({ endpoint: s3_url, region: 'us-east-1', credentials });
    const drop_id = drop_prefix.split('/')[1] ?? '';
    return new ImportTeam({ token, team_id, drop_id }, { apiUrl: api_url, files: openFiles(bucket, client) });
  }

  /** Objects in a folder of the import's working files, read from the disk: it must not wait for the host. */
  work(folder: string): string[] {
    const { bucket = '', team_id = '' } = this.#endpoint ?? {};
    const team = path.join(this.#directory, '.local', 's3', bucket, 'work', team_id);
    const imports = existsSync(team) ? readdirSync(team) : [];
    return imports.flatMap((id) => {
      const own = path.join(team, id, folder);
      const names = existsSync(own) ? readdirSync(own) : [];
      return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
