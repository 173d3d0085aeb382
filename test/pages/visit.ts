import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { ApiTeam } from '#test/harness/api-team.ts';

/** Faults of the page itself; what the API refuses is no fault. */
const isFault = (text: string): boolean => !text.startsWith('Failed to load resource');

export interface Visit {
  readonly page: Page;
  /** What the page complained of. */
  readonly faults: readonly string[];
}

/** Somebody who comes to the pages by a link of the team, with a browser that has never been here. */
export const visit = async (
  browser: Browser,
  { token }: Pick<ApiTeam, 'token'>,
  options: BrowserContextOptions = {},
): Promise<Visit> => {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && isFault(message.text())) faults.push(message.text());
  });
  await page.goto(`${inject('host').apiUrl}/sign-in#token=${token}`);
  await page.getByRole('grid').waitFor();
  return { page, faults };
};

/**
 * What axe-core finds against WCAG 2.2 AA, as lines. What is being read aloud may name what is gone by now: React Aria
 * takes it away a moment later.
 */
const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  // What a browser runs is text here: tests know no DOM.
  const found: unknown = await page.evaluate(`axe
    .run({ exclude: [['[data-live-announcer]']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`);
  return Array.isArray(found) ? found.map(String) : [String(found)];
};

export const expectAccessible = async (page: Page): Promise<void> =>
  expect(await axeFindings(page)).toEqual([]);
