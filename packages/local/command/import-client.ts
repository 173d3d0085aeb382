import { createReadStream } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Callbook, createCallbook } from '#client/callbook.ts';
import type { Import, ImportOptions, Job, Preview, Upload } from '#client/schema.ts';
import { answerOf } from './api-answer.ts';
import { CommandError } from './command-error.ts';

/** A file on this machine and how far it is sent. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** The import routes as this command line calls them. */
export class ImportClient {
  readonly #url: string;
  readonly #callbook: Callbook;

  constructor({ url, token }: { readonly url: string; readonly token: string }) {
    this.#url = url;
    this.#callbook = createCallbook({ url, token });
  }

  start({ name, size }: SourceFile, options: ImportOptions): Promise<{ import: Import; upload: Upload }> {
    const body = { file_name: name, size, options };
    return this.#answer(this.#callbook.POST('/api/crm/imports', { body }));
  }

  async get(id: string): Promise<Import> {
    const params = { path: { id } };
    return (await this.#answer(this.#callbook.GET('/api/crm/imports/{id}', { params }))).import;
  }

  async begin(id: string, options: Pick<ImportOptions, 'duplicates'>): Promise<void> {
    const request = { params: { path: { id } }, body: { options } };
    await this.#answer(this.#callbook.POST('/api/crm/imports/{id}/start', request));
  }

  async preview(id: string): Promise<Preview> {
    const params = { path: { id } };
    return (await this.#answer(this.#callbook.GET('/api/crm/imports/{id}/preview', { params }))).preview;
  }

  async undo(id: string): Promise<Job> {
    const params = { path: { id } };
    return (await this.#answer(this.#callbook.POST('/api/crm/imports/{id}/undo', { params }))).job;
  }

  async job(id: string): Promise<Job> {
    const params = { path: { id } };
    return (await this.#answer(this.#callbook.GET('/api/crm/jobs/{id}', { params }))).job;
  }

  /** The newest ones. */
  async list(): Promise<Import[]> {
    const params = { query: { limit: 20 } };
    return (await this.#answer(this.#callbook.GET('/api/crm/imports', { params }))).imports;
  }

  #answer<T>(call: Promise<{ data: T }>): Promise<T> {
    return answerOf(this.#url, call);
  }
}

/** Streams the file to its URL, whatever its size. */
export const sendFile = async (
  { path, size }: SourceFile,
  { method, url, headers }: Pick<Upload, 'method' | 'url' | 'headers'>,
  onSent: (bytes: number) => void,
): Promise<void> => {
  const open = url.startsWith('https:') ? httpsRequest : httpRequest;
  const request = open(url, { method, headers: { ...headers, 'content-length': size } });
  const answered = new Promise<string>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? '' : `status ${response.statusCode}`);
    });
  });
  let sent = 0;
  const count = new Transform({
    transform: (chunk: Buffer, _, pass) => {
      sent += chunk.length;
      onSent(sent);
      pass(null, chunk);
    },
  });
  // Whoever refuses a file may close the connection before all of it is sent.
  const [refusal, sending] = await Promise.allSettled([
    answered,
    pipeline(createReadStream(path), count, request),
  ]);
  if (refusal.status === 'fulfilled' && refusal.value !== '') {
    throw new CommandError(`The upload was refused: ${refusal.value}`);
  }
  const failed = [refusal, sending].find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw new CommandError(`The upload failed: ${failed.reason}`);
};
