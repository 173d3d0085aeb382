import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type BrowserServer, chromium as playwright } from 'playwright-core';

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Chromium asks for its maker's hosts at every start, unless it is told not to. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

const launch = async (): Promise<BrowserServer> => {
  const installedOne = installed.find((path) => existsSync(path));
  if (installedOne !== undefined)
    return playwright.launchServer({ executablePath: installedOne, args: quiet });
  const own = chromium.args.filter((arg) => !/^--(headless|single-process|no-zygote)/.test(arg));
  return playwright.launchServer({
    executablePath: await chromium.executablePath(),
    args: [...own, ...quiet],
  });
};

/** Where tests reach the browser, or why there is none. */
export interface ProvidedBrowser {
  readonly url?: string;
  readonly reason?: string;
}

export interface StartedBrowser extends ProvidedBrowser {
  close(): Promise<void>;
}

const none = (error: unknown): StartedBrowser => {
  const reason = String(error).split('\n', 2).join(' ');
  process.stdout.write(
    `\nNO BROWSER starts on this machine, so the flows of the pages are skipped: ${reason}\nName one with CHROME_PATH.\n`,
  );
  return { reason, close: async () => undefined };
};

/**
 * Starts the one browser of all tests: the one that CHROME_PATH names, else an installed one, else that of the package.
 * Where none can start, it says so; that is no fault of the pages. One that was named has to start.
 */
export const startBrowser = async (): Promise<StartedBrowser> => {
  const named = process.env.CHROME_PATH;
  try {
    const server = await (named === undefined
      ? launch()
      : playwright.launchServer({ executablePath: named, args: quiet }));
    return { url: server.wsEndpoint(), close: () => server.close() };
  } catch (error) {
    if (named !== undefined) throw error;
    return none(error);
  }
};
