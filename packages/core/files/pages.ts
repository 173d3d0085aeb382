import { DeleteObjectsCommand, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

/** Files of earlier pages stay for those who have one open: so long. */
const keptMs = 30 * 86_400_000;

const kinds: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
};

const kindOf = (name: string): string =>
  kinds[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** What has the hash of its content in its name never changes; the page itself is asked for each time. */
const cacheControl = (name: string): string =>
  name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

const put = async ({ client, bucket }: Files, name: string, text: string): Promise<void> => {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: name,
      Body: text,
      ContentType: kindOf(name),
      CacheControl: cacheControl(name),
    }),
  );
};

const remove = async ({ client, bucket }: Files, keys: readonly string[]): Promise<void> => {
  for (let at = 0; at < keys.length; at += 1_000)
    await client.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: keys.slice(at, at + 1_000).map((Key) => ({ Key })), Quiet: true },
      }),
    );
};

/** Lists what lies in the bucket, with when it was put there. */
const list = async ({ client, bucket }: Files): Promise<{ key: string; at: Date }[]> => {
  const found: { key: string; at: Date }[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
    for (const { Key: key, LastModified: at } of Contents) if (key && at) found.push({ key, at });
  return found;
};

/** Puts the pages into their bucket: what the page needs first, then the page itself, so that it is never half there. */
export const publishPages = async (
  files: Files,
  pages: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> => {
  const names = Object.keys(pages).toSorted(
    (one, other) => Number(one === 'index.html') - Number(other === 'index.html'),
  );
  for (const name of names) await put(files, name, pages[name] ?? '');
  const old = (await list(files)).filter(
    ({ key, at }) => !(key in pages) && now.getTime() - at.getTime() > keptMs,
  );
  await remove(
    files,
    old.map(({ key }) => key),
  );
};

/** A bucket goes only when it is empty. */
export const emptyPages = async (files: Files): Promise<void> =>
  remove(
    files,
    (await list(files)).map(({ key }) => key),
  );
