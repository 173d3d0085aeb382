import { createHash } from 'node:crypto';
import { type Manifest, type ManifestFile, manifestVersion } from './manifest.schema.ts';

/** What is known of an export before its first row. */
export type ManifestHead = Pick<Manifest, 'format' | 'cutoff' | 'filter' | 'fields'>;

/** Counts what flows into one file: its rows on the way in, its bytes on the way out. */
export class FileTally {
  #rows = 0;
  #bytes = 0;
  readonly #hash = createHash('sha256');

  async *rows<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
    for await (const row of rows) {
      this.#rows++;
      yield row;
    }
  }

  async *bytes(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const block of blocks) {
      this.#bytes += block.length;
      this.#hash.update(block);
      yield block;
    }
  }

  /** The file, once its last byte has gone by; the tally ends with it. */
  end(name: string, more: Pick<ManifestFile, 'sheets' | 'cut'> = {}): ManifestFile {
    const { sheets, cut = {} } = more;
    return {
      name,
      rows: this.#rows,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      ...(sheets && { sheets }),
      ...(Object.keys(cut).length > 0 && { cut }),
    };
  }
}

/** Makes the manifest of files that are complete. */
export const manifestOf = (head: ManifestHead, files: readonly ManifestFile[]): Manifest => {
  const lines = files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
  return {
    version: manifestVersion,
    ...head,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    sha256: createHash('sha256').update(lines).digest('hex'),
    files: [...files],
  };
};
