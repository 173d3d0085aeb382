import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

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

/** The browser that CHROME_PATH names, else an installed one, else the one that comes as a package. */
export const startBrowser = async (): Promise<Browser> => {
  const named = process.env.CHROME_PATH ?? installed.find((path) => existsSync(path));
  if (named !== undefined) return playwright.launch({ executablePath: named, args: quiet });
  const own = chromium.args.filter((arg) => !/^--(headless|single-process|no-zygote)/.test(arg));
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...own, ...quiet] });
};
