import { createReadStream } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import {
  type ImportAnswer,
  type ImportOptions,
  importAnswerSchema,
  uploadSchema,
} from '#core/import/import.schema.ts';
import { CommandError } from './command-error.ts';

const startedSchema = v.object({ import: importAnswerSchema, upload: uploadSchema });
const importSchema = v.object({ import: importAnswerSchema });
const importsSchema = v.object({ imports: v.array(importAnswerSchema) });
const failureSchema = v.object({ error: v.object({ message: v.string() }) });

export type Upload = v.InferOutput<typeof uploadSchema>;

/** A file on this machine and how far it is sent. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** The import routes as this command line calls them. */
export class ImportClient {
  readonly #url: string;
  readonly #token: string;

  constructor({ url, token }: { readonly url: string; readonly token: string }) {
    this.#url = url;
    this.#token = token;
  }

  start(
    { name, size }: SourceFile,
    options: ImportOptions,
  ): Promise<{ import: ImportAnswer; upload: Upload }> {
    return this.#call(startedSchema, '/api/crm/imports', { file_name: name, size, options });
  }

  async get(id: string): Promise<ImportAnswer> {
    return (await this.#call(importSchema, `/api/crm/imports/${id}`)).import;
  }

  /** The newest ones. */
  async list(): Promise<ImportAnswer[]> {
    return (await this.#call(importsSchema, '/api/crm/imports?limit=20')).imports;
  }

  async #call<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    body?: object,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.#fetch(path, body);
    const answer: unknown = await response.json();
    if (response.ok) return v.parse(schema, answer);
    const failure = v.safeParse(failureSchema, answer);
    const reason = failure.success ? failure.output.error.message : `status ${response.status}`;
    throw new CommandError(`${this.#url} refused: ${reason}`);
  }

  async #fetch(path: string, body: object | undefined): Promise<Response> {
    try {
      return await fetch(`${this.#url}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : null,
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new CommandError(
        `Nothing answers at ${this.#url}. On this machine, start Callbook with: npm start`,
      );
    }
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
