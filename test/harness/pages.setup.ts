import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startHost } from '#local/host.ts';
import { buildPages } from '#local/pages/build-pages.ts';
import { type ProvidedBrowser, startBrowser } from './browser.ts';
import { startIdentityProvider } from './identity-provider.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: ProvidedBrowser;
  }
}

/** One laptop stack with the built pages before it, and one browser, for all tests of pages. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = mkdtempSync(path.join(tmpdir(), 'callbook-pages-'));
  const idp = await startIdentityProvider();
  const starting = startBrowser();
  const pages = buildPages();
  const host = await startHost({
    directory,
    inMemory: true,
    schedules: false,
    environment: idp.environment,
    pages,
  });
  await pages;
  const { close, ...browser } = await starting;
  project.provide('browser', browser);
  const { apiUrl, s3Url, dynamodbUrl, eventsUrl, tableName, bucket } = host;
  project.provide('host', { apiUrl, s3Url, dynamodbUrl, eventsUrl, tableName, bucket, idp: idp.provided() });
  return async () => {
    await close();
    await host.close();
    await idp.close();
    rmSync(directory, { recursive: true, force: true });
  };
};
