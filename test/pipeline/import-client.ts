import { setTimeout as delay } from 'node:timers/promises';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import Papa from 'papaparse';
import { inject } from 'vitest';
import type { Contact } from '#core/contact/contact.schema.ts';
import { type Files, readText } from '#core/files/files.ts';
import type { ImportAnswer, ImportOptions } from '#core/import/import.schema.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { freshTeam, hostFiles, hostTable } from '#test/harness/stack.ts';

export type Row = Record<string, string>;

const parseRows = (text: string): Row[] => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;

/** Where a host runs. */
interface Place {
  apiUrl: string;
  files: Files;
}

const sharedHost = (): Place => ({ apiUrl: inject('host').apiUrl, files: hostFiles() });

/** A team as its people see it: a token for the API and a folder to drop files into. */
export class ImportTeam {
  readonly token: string;
  readonly id: string;
  readonly folder: string;
  readonly files: Files;
  readonly #apiUrl: string;

  constructor(
    { token, team_id, drop_id }: { token: string; team_id: string; drop_id: string },
    { apiUrl, files }: Place = sharedHost(),
  ) {
    this.token = token;
    this.id = team_id;
    this.folder = `drops/${drop_id}/`;
    this.files = files;
    this.#apiUrl = apiUrl;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  async #call(path: string, init: RequestInit = {}): Promise<{ status: number; body: any }> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const response = await fetch(this.#apiUrl + path, { headers, ...init });
    return { status: response.status, body: await response.json() };
  }

  /** Puts a file into the drop folder; answers its key. */
  async drop(name: string, body: string | Uint8Array): Promise<string> {
    const Key = this.folder + name;
    await this.put(Key, body);
    return Key;
  }

  async put(Key: string, body: string | Uint8Array): Promise<void> {
    await this.files.client.send(
      new PutObjectCommand({ Bucket: this.files.bucket, Key, Body: Buffer.from(body) }),
    );
  }

  /** Uploads a file through the API; answers the id of its import. */
  async upload(name: string, body: string | Uint8Array, options: ImportOptions = {}): Promise<string> {
    const size = Buffer.byteLength(body);
    const { status, body: answer } = await this.post({ file_name: name, size, options });
    if (status !== 201) throw new Error(JSON.stringify(answer));
    const { url, method, headers } = answer.upload;
    const response = await fetch(url, { method, headers, body: Buffer.from(body) });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return answer.import.id;
  }

  post(body: object) {
    return this.#call('/api/crm/imports', { method: 'POST', body: JSON.stringify(body) });
  }

  async imports(): Promise<ImportAnswer[]> {
    return (await this.#call('/api/crm/imports?limit=200')).body.imports;
  }

  async import(id: string): Promise<ImportAnswer> {
    return (await this.#call(`/api/crm/imports/${id}`)).body.import;
  }

  /** The imports of these files, or of this id, when they have ended; as many as there are keys. */
  async ended(...keysOrId: string[]): Promise<ImportAnswer[]> {
    for (;;) {
      const all = await this.imports();
      const wanted = all.filter(
        ({ id, files }) => keysOrId.includes(id) || keysOrId.includes(files.source?.key ?? ''),
      );
      if (wanted.length >= keysOrId.length && wanted.every(({ finished_at }) => finished_at !== null))
        return wanted;
      await delay(50);
    }
  }

  async dropAndWait(name: string, body: string | Uint8Array): Promise<ImportAnswer> {
    return this.#one(await this.drop(name, body));
  }

  async uploadAndWait(
    name: string,
    body: string | Uint8Array,
    options?: ImportOptions,
  ): Promise<ImportAnswer> {
    return this.#one(await this.upload(name, body, options));
  }

  async #one(keyOrId: string): Promise<ImportAnswer> {
    const [ended] = await this.ended(keyOrId);
    if (!ended) throw new Error(`No import of ${keyOrId}.`);
    return ended;
  }

  /** A result file as the URL in the answer gives it. */
  async download(file: ImportAnswer['files']['results']): Promise<string> {
    if (!file) throw new Error('The import has no such file.');
    return (await fetch(file.url)).text();
  }

  async results(ended: ImportAnswer): Promise<Row[]> {
    return parseRows(await this.download(ended.files.results));
  }

  async rejected(ended: ImportAnswer): Promise<Row[]> {
    return parseRows(await this.download(ended.files.rejected));
  }

  /** The object as it lies in the bucket. */
  text(key: string): Promise<string> {
    return readText(this.files, key);
  }

  async keys(): Promise<string[]> {
    const { Contents = [] } = await this.files.client.send(
      new ListObjectsV2Command({ Bucket: this.files.bucket, Prefix: this.folder }),
    );
    return Contents.map(({ Key = '' }) => Key.slice(this.folder.length)).sort();
  }

  /** All live contacts, by the API's list; its exact count must agree. */
  async contacts(): Promise<Contact[]> {
    const contacts: Contact[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await this.#call(`/api/crm/contacts?limit=200${query}`);
      contacts.push(...body.contacts);
      cursor = body.next_cursor;
      if (cursor === null && body.count !== contacts.length)
        throw new Error(`The list counts ${body.count} contacts and has ${contacts.length}.`);
    } while (cursor !== null);
    return contacts;
  }
}

export const importTeam = async (settings: SettingsChange = {}): Promise<ImportTeam> =>
  new ImportTeam(await freshTeam(hostTable(), settings));
