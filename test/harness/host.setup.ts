import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startHost } from '#local/host.ts';
import { bedrockModel, startBedrock } from './bedrock.ts';
import { startGoogle } from './google-sheets.ts';
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

export interface HostAddresses {
  apiUrl: string;
  s3Url: string;
  dynamodbUrl: string;
  eventsUrl: string;
  tableName: string;
  bucket: string;
  idp: IdentityProvider;
}

declare module 'vitest' {
  export interface ProvidedContext {
    host: HostAddresses;
  }
}

/** One laptop stack for all tests of a run: real engines, the synthesised template, tables in memory. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = mkdtempSync(path.join(tmpdir(), 'callbook-test-'));
  const idp = await startIdentityProvider();
  const google = await startGoogle();
  const bedrock = await startBedrock();
  // Receivers of webhooks in tests are on this machine, at ports that nobody knows yet.
  const environment = {
    ...idp.environment,
    WEBHOOK_ALLOW: '127.0.0.1',
    GOOGLE_SHEETS_URL: google.origin,
    EXTRACTION_MODELS: bedrockModel,
    EXTRACTION_ENDPOINT: bedrock.origin,
  };
  const host = await startHost({ directory, inMemory: true, schedules: false, environment });
  const { apiUrl, s3Url, dynamodbUrl, eventsUrl, tableName, bucket } = host;
  project.provide('host', { apiUrl, s3Url, dynamodbUrl, eventsUrl, tableName, bucket, idp: idp.provided() });
  return async () => {
    await host.close();
    await idp.close();
    google.close();
    bedrock.close();
    rmSync(directory, { recursive: true, force: true });
  };
};
