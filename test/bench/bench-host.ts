import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type Files, openFiles } from '#core/files/files.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { type Host, startHost } from '#local/host.ts';

export interface BenchHost {
  host: Host;
  table: Table;
  files: Files;
}

/**
 * Runs `work` on a laptop stack of its own, with its data on disk as `npm start` keeps it. The change stream is
 * followed only where that is asked for: it would follow what fills the table, too.
 */
export const withHost = async <T>(
  work: (bench: BenchHost) => Promise<T>,
  { streams = false } = {},
): Promise<T> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'callbook-bench-'));
  const host = await startHost({ directory, schedules: false, streams });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  try {
    const client = new S3Client({ region: 'us-east-1', endpoint: host.s3Url, credentials });
    return await work({
      host,
      table: openTable(host.tableName, host.dynamodb),
      files: openFiles(host.bucket, client),
    });
  } finally {
    await host.close();
    await rm(directory, { recursive: true, force: true });
  }
};
