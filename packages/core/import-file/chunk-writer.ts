import { encodeRows, type FileRow } from './chunk-file.ts';

/** Limits of one chunk: so many rows are written well within a function's time and memory. */
const chunkRows = 500;
const chunkCharacters = 2_000_000;
const writesAtOnce = 4;

/** Collects rows into chunk objects and writes each when it is full. */
export class ChunkWriter {
  /** Number of chunks that are written or under way. */
  count = 0;
  readonly #write: (index: number, body: string) => Promise<void>;
  #rows: FileRow[] = [];
  #characters = 0;
  readonly #underWay = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;

  constructor(write: (index: number, body: string) => Promise<void>) {
    this.#write = write;
  }

  /** @param characters how long the row's cells are together */
  add(row: FileRow, characters: number): void {
    this.#rows.push(row);
    this.#characters += characters;
    if (this.#rows.length >= chunkRows || this.#characters >= chunkCharacters) this.#flush();
  }

  #flush(): void {
    const writing = this.#write(this.count++, encodeRows(this.#rows))
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
    this.#rows = [];
    this.#characters = 0;
  }

  /** Waits until another chunk may be written, so that what was read does not pile up. */
  async ready(): Promise<void> {
    while (this.#underWay.size >= writesAtOnce) await Promise.race(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  async end(): Promise<void> {
    if (this.#rows.length > 0) this.#flush();
    await Promise.all(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }
}
