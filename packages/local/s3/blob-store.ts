import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes that are complete and never change; an object is one or more of them in a row. */
export interface Blob {
  readonly id: string;
  readonly size: number;
}

/** Keeps bytes in files, one each. Whoever reads a blob reads it to its end, though it is dropped meanwhile. */
export class BlobStore {
  readonly #directory: string;
  readonly #readers = new Map<string, number>();
  readonly #dropped = new Set<string>();

  constructor(directory: string) {
    this.#directory = directory;
    fs.mkdirSync(directory, { recursive: true });
  }

  /** Removes what a process that was killed has left behind. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const name of fs.readdirSync(this.#directory))
      if (!ids.has(name)) fs.rmSync(path.join(this.#directory, name), { force: true });
  }

  /** Writes bytes aside; rejects, and leaves nothing, if they do not come completely. */
  async write(content: Readable): Promise<string> {
    const id = randomUUID();
    try {
      await pipeline(content, fs.createWriteStream(this.#fileOf(id)));
      return id;
    } catch (error) {
      fs.rmSync(this.#fileOf(id), { force: true });
      throw error;
    }
  }

  /** Copies a part of blobs in a row. */
  copy(blobs: readonly Blob[], range: { start: number; end: number }): Promise<string> {
    return this.write(this.read(blobs, range));
  }

  /** The bytes from `start` to `end` (both included) of blobs in a row. */
  read(blobs: readonly Blob[], { start, end }: { start: number; end: number }): Readable {
    for (const { id } of blobs) this.#readers.set(id, (this.#readers.get(id) ?? 0) + 1);
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      for (const { id } of blobs) this.#release(id);
    };
    return Readable.from(this.#bytes(blobs, start, end), { objectMode: false }).once('close', release);
  }

  drop(blobs: readonly Blob[]): void {
    for (const { id } of blobs) {
      if (this.#readers.has(id)) this.#dropped.add(id);
      else fs.rmSync(this.#fileOf(id), { force: true });
    }
  }

  async *#bytes(blobs: readonly Blob[], start: number, end: number): AsyncGenerator<Buffer> {
    let offset = 0;
    for (const { id, size } of blobs) {
      const [first, last] = [Math.max(0, start - offset), Math.min(size - 1, end - offset)];
      offset += size;
      if (first > last) continue;
      yield* fs.createReadStream(this.#fileOf(id), { start: first, end: last });
    }
  }

  #release(id: string): void {
    const left = (this.#readers.get(id) ?? 1) - 1;
    if (left > 0) this.#readers.set(id, left);
    else this.#readers.delete(id);
    if (left === 0 && this.#dropped.delete(id)) fs.rmSync(this.#fileOf(id), { force: true });
  }

  #fileOf(id: string): string {
    return path.join(this.#directory, id);
  }
}
