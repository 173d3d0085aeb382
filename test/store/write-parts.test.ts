import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Files, fileExists, readStream } from '#core/files/files.ts';
import { writeParts } from '#core/files/write-parts.ts';
import { Killed, privateFiles } from '#test/harness/stack.ts';

const files = await privateFiles();
const megabyte = 1024 ** 2;

/** Blocks of so many bytes in all, each a megabyte and a little. */
async function* blocksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += megabyte + 7)
    yield bytes.subarray(start, start + megabyte + 7);
}

/** The bucket, and the commands that it is sent; parts beyond `most` do not arrive. */
const observed = (most = Number.POSITIVE_INFINITY): { files: Files; sent: string[] } => {
  const sent: string[] = [];
  const send = (command: { constructor: { name: string } }) => {
    sent.push(command.constructor.name);
    if (sent.filter((name) => name === 'UploadPartCommand').length > most) throw new Killed();
    return files.client.send(command as never);
  };
  return { files: { ...files, client: Object.create(files.client, { send: { value: send } }) }, sent };
};

const sha256 = async (key: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of await readStream(files, key)) hash.update(piece);
  return hash.digest('hex');
};

test.each([
  ['a part that is full', 8 * megabyte, 1],
  ['a byte more', 8 * megabyte + 1, 2],
  ['three parts', 17 * megabyte, 3],
])('a file of %s is there whole', async (name, size, parts) => {
  const bytes = randomBytes(size);
  const { files: bucket, sent } = observed();
  await writeParts(bucket, `exports/${name}`, blocksOf(bytes), 'text/csv');
  expect(sent.filter((one) => one === 'UploadPartCommand')).toHaveLength(parts);
  expect(await sha256(`exports/${name}`)).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a small file needs no parts', async () => {
  const { files: bucket, sent } = observed();
  await writeParts(bucket, 'exports/small', blocksOf(Buffer.from('few')), 'text/csv');
  expect(sent).toEqual(['PutObjectCommand']);
});

test('a file whose parts do not all arrive, or whose bytes end in an error, is not there; what came is given up', async () => {
  const bytes = randomBytes(9 * megabyte);
  const cut = observed(1);
  await expect(writeParts(cut.files, 'exports/cut', blocksOf(bytes), 'text/csv')).rejects.toThrow();
  const broken = observed();
  const failing = async function* () {
    yield* blocksOf(bytes);
    throw new Error('No more.');
  };
  await expect(writeParts(broken.files, 'exports/cut', failing(), 'text/csv')).rejects.toThrow('No more.');
  for (const { sent } of [cut, broken]) expect(sent.at(-1)).toBe('AbortMultipartUploadCommand');
  expect(await fileExists(files, 'exports/cut')).toBe(false);
});
