import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startHost } from '#local/host.ts';

export interface HostAddresses {
  apiUrl: string;
  s3Url: string;
  dynamodbUrl: string;
  tableName: string;
  bucket: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    host: HostAddresses;
  }
}

/** One laptop stack for all tests of a run: real engines, the synthesised template, tables in memory. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = mkdtempSync(path.join(tmpdir(), 'callbook-test-'));
  const host = await startHost({ directory, inMemory: true, schedules: false });
  const { apiUrl, s3Url, dynamodbUrl, tableName, bucket } = host;
  project.provide('host', { apiUrl, s3Url, dynamodbUrl, tableName, bucket });
  return async () => {
    await host.close();
    rmSync(directory, { recursive: true, force: true });
  };
};
