import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import Papa from 'papaparse';
import { inject } from 'vitest';
import { type Callbook, createCallbook } from '#client/callbook.ts';
import type { Contact, Import, ImportOptions, Job } from '#client/schema.ts';
import { type Files, readText } from '#core/files/files.ts';
import { findImportItem } from '#core/import/import.item.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { freshTeam, hostFiles, hostTable } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';
import { steppedUpload } from './steps.ts';
import { takeSteps } from './take-steps.ts';

export type Row = Record<string, string>;

const parseRows = (text: string): Row[] => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;

/** Where a host runs. */
interface Place {
  apiUrl: string;
  files: Files;
}

const sharedHost = (): Place => ({ apiUrl: inject('host').apiUrl, files: hostFiles() });

/** Files may have 100,000 rows and more: an import may take as long as its test. */
const testTime = Number.POSITIVE_INFINITY;

/** A team as its people see it: a token for the API and a folder to drop files into. */
export class ImportTeam {
  readonly token: string;
  readonly id: string;
  readonly folder: string;
  readonly files: Files;
  readonly client: Callbook;

  constructor(
    { token, team_id, drop_id }: { token: string; team_id: string; drop_id: string },
    { apiUrl, files }: Place = sharedHost(),
  ) {
    this.token = token;
    this.id = team_id;
    this.folder = `drops/${drop_id}/`;
    this.files = files;
    this.client = createCallbook({ url: apiUrl, token });
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
    const { data } = await this.client.POST('/api/crm/imports', { body: { file_name: name, size, options } });
    const { url, method, headers } = data.upload;
    const response = await fetch(url, { method, headers, body: Buffer.from(body) });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return data.import.id;
  }

  async imports(): Promise<Import[]> {
    const { data } = await this.client.GET('/api/crm/imports', { params: { query: { limit: 200 } } });
    return data.imports;
  }

  async import(id: string): Promise<Import> {
    const { data } = await this.client.GET('/api/crm/imports/{id}', { params: { path: { id } } });
    return data.import;
  }

  /** The imports of these files, or of this id, when they have ended; as many as there are keys. */
  ended(...keysOrId: string[]): Promise<Import[]> {
    const isMeant = ({ id, files }: Import) =>
      keysOrId.includes(id) || keysOrId.includes(files.source?.key ?? '');
    return until(
      async () => (await this.imports()).filter(isMeant),
      (found) => found.length >= keysOrId.length && found.every(({ finished_at }) => finished_at !== null),
      testTime,
    );
  }

  /** Drops a file and waits for the end of its import; earlier ones of its name may be there. */
  async dropAndWait(name: string, body: string | Uint8Array): Promise<Import> {
    const earlier = new Set((await this.imports()).map(({ id }) => id));
    const key = await this.drop(name, body);
    const find = async () =>
      (await this.imports()).find(({ id, files }) => files.source?.key === key && !earlier.has(id));
    const { id = '' } = (await until(find, (found) => found !== undefined)) ?? {};
    // Of an import that takes long, the store is asked more cheaply than the API.
    const stored = () => findImportItem(hostTable(), this.id, id);
    await until(stored, (one) => typeof one?.finished_at === 'string', testTime);
    return this.import(id);
  }

  /**
   * Imports a file as an upload of these options does. The steps run in the test's own process: what they make of a
   * file is the same, and the way there, over S3's event and the state machine, is what `drop` and `upload` take.
   */
  async imported(body: string | Uint8Array, options: ImportOptions = {}): Promise<Import> {
    const table = hostTable();
    const principal = await findPrincipal(table, this.token, new Date());
    if (!principal) throw new Error('The team does not know its token.');
    const one = await steppedUpload(this, table, { principal, body, options });
    await takeSteps(one);
    return this.import(one.id);
  }

  /** Undoes an import and waits for the job's end. */
  async undone(id: string): Promise<Job> {
    const { data } = await this.client.POST('/api/crm/imports/{id}/undo', { params: { path: { id } } });
    const params = { path: { id: data.job.id } };
    return until(
      async () => (await this.client.GET('/api/crm/jobs/{id}', { params })).data.job,
      ({ finished_at }) => finished_at !== null,
      testTime,
    );
  }

  /** A result file as the URL in the answer gives it. */
  async download(file: Import['files']['results']): Promise<string> {
    if (!file) throw new Error('The import has no such file.');
    const bytes = await (await fetch(file.url)).arrayBuffer();
    // As it is, with its byte-order mark.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  async results(ended: Import): Promise<Row[]> {
    return parseRows(await this.download(ended.files.results));
  }

  async rejected(ended: Import): Promise<Row[]> {
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
    let count = 0;
    for await (const page of this.client.pages('/api/crm/contacts')) {
      contacts.push(...page.contacts);
      count = page.count;
    }
    if (count !== contacts.length)
      throw new Error(`The list counts ${count} contacts and has ${contacts.length}.`);
    return contacts;
  }
}

/** A team as it is by default. */
export const defaultTeam = async (settings: SettingsChange = {}): Promise<ImportTeam> =>
  new ImportTeam(await freshTeam(hostTable(), settings));

/** A team whose imports are strict, so that each value that cannot be read shows as a failed row. */
export const importTeam = (settings: SettingsChange = {}): Promise<ImportTeam> =>
  defaultTeam({ import_strictness: 'strict', ...settings });
