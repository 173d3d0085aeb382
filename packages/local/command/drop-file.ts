import { createReadStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { ImportOptions } from '#client/schema.ts';
import { region } from '../template/resource-kinds.ts';
import { CommandError } from './command-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { ImportClient, SourceFile } from './import-client.ts';
import type { Progress } from './progress.ts';

const noticedWithinMs = 30_000;

/** Puts the file into the demo team's drop folder and answers the id of the import that it sets off. */
export const dropFile = async (
  client: ImportClient,
  endpoint: Endpoint | undefined,
  file: SourceFile,
  options: ImportOptions,
  progress: Progress,
): Promise<string> => {
  if (!endpoint) throw new CommandError('--drop needs a Callbook on this machine. Start it with: npm start');
  if (process.env.CALLBOOK_URL !== undefined || process.env.CALLBOOK_TOKEN !== undefined)
    throw new CommandError(
      '--drop is for the demo team on this machine; leave CALLBOOK_URL and CALLBOOK_TOKEN out.',
    );
  const known = new Set((await client.list()).map(({ id }) => id));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const s3 = new S3Client({ endpoint: endpoint.s3_url, region, credentials, forcePathStyle: true });
  const Key = `${endpoint.drop_prefix}${file.name}`;
  // Also where there are none: those of an earlier file of this name would hold.
  const Body = JSON.stringify(options);
  await s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: `${Key}.import.json`, Body }));
  const params = { Bucket: endpoint.bucket, Key, Body: createReadStream(file.path) };
  const upload = new Upload({ client: s3, params });
  upload.on('httpUploadProgress', ({ loaded = 0 }) => progress.show('Dropping', loaded, file.size));
  await upload.done();
  progress.finish();
  s3.destroy();
  return findNew(client, Key, known);
};

const findNew = async (client: ImportClient, key: string, known: ReadonlySet<string>): Promise<string> => {
  const deadline = Date.now() + noticedWithinMs;
  while (Date.now() < deadline) {
    const found = (await client.list()).find(({ id, files }) => !known.has(id) && files.source?.key === key);
    if (found) return found.id;
    await delay(200);
  }
  throw new CommandError(`No import began for ${key}. The same file may have been imported before.`);
};
