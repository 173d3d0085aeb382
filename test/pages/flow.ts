import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';

const { url } = inject('browser');

/** A test in a browser; where none can start, it is skipped, and the run has said why. */
export const flow = test.skipIf(url === undefined);

/** The browser of the run, for the tests of a file. */
export const browserOfRun = (): (() => Browser) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (url !== undefined) browser = await chromium.connect(url);
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('There is no browser.');
    return browser;
  };
};
