import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import type { Blob } from './blob-store.ts';

const blobsSchema = v.array(v.object({ id: v.string(), size: v.number() }));
const headersSchema = v.record(v.string(), v.string());
const parsed = <const S extends v.GenericSchema>(schema: S) => v.pipe(v.string(), v.parseJson(), schema);

const objectSchema = v.object({
  key: v.string(),
  size: v.number(),
  /** Without quotes. */
  etag: v.string(),
  /** ISO 8601. */
  modified: v.string(),
  /** Headers that came with it and are answered with it. */
  headers: parsed(headersSchema),
  blobs: parsed(blobsSchema),
});
/** An object as it is kept. */
export type StoredObject = v.InferOutput<typeof objectSchema>;

const uploadSchema = v.object({
  id: v.string(),
  bucket: v.string(),
  key: v.string(),
  headers: parsed(headersSchema),
  initiated: v.string(),
});
/** An upload in parts that is under way. */
export type StoredUpload = v.InferOutput<typeof uploadSchema>;

const partSchema = v.object({
  number: v.number(),
  size: v.number(),
  etag: v.string(),
  modified: v.string(),
  blob: v.string(),
});
export type StoredPart = v.InferOutput<typeof partSchema>;

const schema = `
  CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, created TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT, key TEXT, size INTEGER, etag TEXT, modified TEXT, headers TEXT, blobs TEXT,
    PRIMARY KEY (bucket, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, bucket TEXT, key TEXT, headers TEXT, initiated TEXT
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parts (
    upload TEXT, number INTEGER, size INTEGER, etag TEXT, modified TEXT, blob TEXT,
    PRIMARY KEY (upload, number)
  ) WITHOUT ROWID;`;

const oneOf = <const S extends v.GenericSchema>(
  schema: S,
  row: Record<string, SQLOutputValue> | undefined,
): v.InferOutput<S> | undefined => (row === undefined ? undefined : v.parse(schema, row));

/**
 * Which objects there are, in S3's order, which is that of the bytes of whole keys. All calls are synchronous, so that
 * what a request finds is still so when it writes; what is written stays when the process is killed.
 */
export class ObjectIndex {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec(schema);
  }

  close(): void {
    this.#database.close();
  }

  putBucket(name: string): void {
    this.#run('INSERT OR IGNORE INTO buckets VALUES (?, ?)', name, new Date().toISOString());
  }

  removeBucket(name: string): void {
    this.#run('DELETE FROM buckets WHERE name = ?', name);
  }

  hasBucket(name: string): boolean {
    return this.#get('SELECT 1 FROM buckets WHERE name = ?', name) !== undefined;
  }

  buckets(): { name: string; created: string }[] {
    const rows = this.#database.prepare('SELECT name, created FROM buckets ORDER BY name').all();
    return v.parse(v.array(v.object({ name: v.string(), created: v.string() })), rows);
  }

  find(bucket: string, key: string): StoredObject | undefined {
    return oneOf(objectSchema, this.#get('SELECT * FROM objects WHERE bucket = ? AND key = ?', bucket, key));
  }

  put(bucket: string, { key, size, etag, modified, headers, blobs }: StoredObject): void {
    this.#run(
      'INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[bucket, key, size, etag, modified, JSON.stringify(headers), JSON.stringify(blobs)],
    );
  }

  remove(bucket: string, key: string): void {
    this.#run('DELETE FROM objects WHERE bucket = ? AND key = ?', bucket, key);
  }

  /** Up to `most` objects behind a key, from a first key on. */
  after(bucket: string, key: string, from: string, most: number): StoredObject[] {
    const rows = this.#database
      .prepare('SELECT * FROM objects WHERE bucket = ? AND key > ? AND key >= ? ORDER BY key LIMIT ?')
      .all(bucket, key, from, most);
    return v.parse(v.array(objectSchema), rows);
  }

  putUpload({ id, bucket, key, headers, initiated }: StoredUpload): void {
    this.#run(
      'INSERT INTO uploads VALUES (?, ?, ?, ?, ?)',
      id,
      bucket,
      key,
      JSON.stringify(headers),
      initiated,
    );
  }

  findUpload(id: string): StoredUpload | undefined {
    return oneOf(uploadSchema, this.#get('SELECT * FROM uploads WHERE id = ?', id));
  }

  uploads(bucket: string): StoredUpload[] {
    const rows = this.#database
      .prepare('SELECT * FROM uploads WHERE bucket = ? ORDER BY key, initiated')
      .all(bucket);
    return v.parse(v.array(uploadSchema), rows);
  }

  removeUpload(id: string): void {
    this.#run('DELETE FROM parts WHERE upload = ?', id);
    this.#run('DELETE FROM uploads WHERE id = ?', id);
  }

  putPart(upload: string, { number, size, etag, modified, blob }: StoredPart): void {
    this.#run(
      'INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?)',
      upload,
      number,
      size,
      etag,
      modified,
      blob,
    );
  }

  parts(upload: string): StoredPart[] {
    const rows = this.#database.prepare('SELECT * FROM parts WHERE upload = ? ORDER BY number').all(upload);
    return v.parse(v.array(partSchema), rows);
  }

  /** Blobs of objects and parts; all others are left over. */
  blobs(): Set<string> {
    const objects = this.#database.prepare('SELECT blobs FROM objects').all();
    const parts = this.#database.prepare('SELECT blob FROM parts').all();
    const ofObjects = v.parse(v.array(v.object({ blobs: parsed(blobsSchema) })), objects);
    const ofParts = v.parse(v.array(v.object({ blob: v.string() })), parts);
    return new Set([
      ...ofObjects.flatMap(({ blobs }) => blobs.map(({ id }: Blob) => id)),
      ...ofParts.map(({ blob }) => blob),
    ]);
  }

  /** Runs writes as one: all of them, or none. */
  atomically(writes: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      writes();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #get(sql: string, ...values: string[]) {
    return this.#database.prepare(sql).get(...values);
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#database.prepare(sql).run(...values);
  }
}
