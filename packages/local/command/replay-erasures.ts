import path from 'node:path';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { replayErasures } from '#core/erasure/replay-erasures.ts';
import { type Files, openFiles } from '#core/files/files.ts';
import { CommandError, runCommand } from './command-error.ts';
import { readEndpoint } from './endpoint.ts';
import { withStore } from './open-store.ts';

// `npm run erasures:replay [-- TEAM]`: after a restore of the table, erases again everybody whom that brought back. On
// the laptop or, with CALLBOOK_TABLE and the three buckets set, on a deployed stage.

interface Buckets {
  files: Files;
  exports: Files;
  deadLetters: Files;
}

const variables = {
  files: 'CALLBOOK_IMPORT_BUCKET',
  exports: 'CALLBOOK_EXPORT_BUCKET',
  deadLetters: 'CALLBOOK_DEAD_LETTER_BUCKET',
} as const;

const deployedBuckets = (): Buckets => {
  const bucketOf = (variable: string): Files => {
    const name = process.env[variable];
    if (!name)
      throw new CommandError(`Set ${Object.values(variables).join(', ')} to the buckets of the stage.`);
    return openFiles(name);
  };
  const { files, exports, deadLetters } = variables;
  return { files: bucketOf(files), exports: bucketOf(exports), deadLetters: bucketOf(deadLetters) };
};

const localBuckets = async (): Promise<Buckets> => {
  const endpoint = readEndpoint(path.resolve('.local'));
  if (!endpoint) throw new CommandError('Callbook is still starting.');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({
    ...{ credentials, endpoint: endpoint.s3_url, region: 'us-east-1', forcePathStyle: true },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const { Buckets: all = [] } = await client.send(new ListBucketsCommand({}));
  const named = (part: string): Files => {
    const bucket = all.find(({ Name = '' }) => Name.includes(part))?.Name;
    if (!bucket) throw new CommandError(`The host has no bucket of the name ${part}.`);
    return openFiles(bucket, client);
  };
  return {
    files: openFiles(endpoint.bucket, client),
    exports: named('exportbucket'),
    deadLetters: named('deadletterbucket'),
  };
};

const main = (): Promise<number> =>
  withStore(async (table) => {
    const buckets = process.env.CALLBOOK_TABLE ? deployedBuckets() : await localBuckets();
    const via = { updated_by: 'erasures:replay', via: 'erasure' as const };
    const { listed, erased } = await replayErasures(
      { table, ...buckets, via, now: new Date() },
      process.argv[2],
    );
    console.log(`${listed} erasures are on the list; ${erased} persons were back, and are erased again.`);
    return 0;
  });

await runCommand(main);
