import { mkdirSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { browserOfRun, flow } from './flow.ts';
import { visit } from './visit.ts';

// Writes what people see into dist/pictures/, for whoever looks at it.

const folder = 'dist/pictures';

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  dark: { colorScheme: 'dark' },
  german: { locale: 'de-DE' },
  phone: { viewport: { width: 375, height: 740 } },
};

/** All looks where the run says so; one of them else. */
const shown = Object.entries(looks).slice(0, process.env.PICTURES === 'all' ? undefined : 1);

const browser = browserOfRun();
let team: ApiTeam;

/** Names as there are: long, of other scripts, with many tags, with nothing but a number. */
const people = [
  {
    name: 'Sarah Chen',
    company: 'Acme',
    phone: '+1 415 555 0132',
    lead_status: 'qualified',
    tags: ['vip', 'q4'],
  },
  { name: 'محمد الأنصاري', company: 'شركة النور', lead_status: 'customer' },
  {
    name: 'Anneliese Müller-Lüdenscheidt-Großhünigen von und zu Hohenstein-Wartenburg-Löwenthal',
    lead_status: 'new',
  },
  { name: '<b>Bobby</b> & "Tables"', email: 'bobby@example.com', notes: '<script>alert(1)</script>' },
  { phone: '+49 30 2345678', tags: Array.from({ length: 40 }, (_, at) => `tag ${at + 1}`) },
];

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  team = await apiTeam({ company: 'optional' });
  for (const one of people) await contactOf(team, one);
});

const scenes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  list: async () => undefined,
  panel: async (page) => {
    await page.getByRole('link', { name: 'Sarah Chen' }).click();
    await page.getByRole('complementary').getByRole('button', { name: 'Sarah Chen' }).waitFor();
  },
};

flow.for(shown)('%s', async ([look, options]) => {
  const { page } = await visit(browser(), team, options);
  await page.getByRole('link', { name: 'Sarah Chen' }).waitFor();
  for (const [scene, prepare] of Object.entries(scenes)) {
    await prepare(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/${scene}-${look}.png` });
  }
  await page.context().close();
});
