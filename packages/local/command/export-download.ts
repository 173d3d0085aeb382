import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Export } from '#client/schema.ts';
import { CommandError } from './command-error.ts';

/** Saves a file of an export under a path, where it appears once it is whole. */
export const saveExport = async (
  { url, sha256 }: Pick<Export['files'][number], 'url' | 'sha256'>,
  place: string,
): Promise<void> => {
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new CommandError(`The file could not be fetched: status ${response.status}`);
  await mkdir(path.dirname(place), { recursive: true });
  const partial = `${place}.part`;
  const hash = createHash('sha256');
  const hashed = async function* (bytes: AsyncIterable<Uint8Array>) {
    for await (const block of bytes) {
      hash.update(block);
      yield block;
    }
  };
  await pipeline(Readable.fromWeb(response.body), hashed, createWriteStream(partial));
  if (hash.digest('hex') !== sha256) {
    await rm(partial);
    throw new CommandError('The file did not arrive as its manifest says. Try again.');
  }
  await rename(partial, place);
};
