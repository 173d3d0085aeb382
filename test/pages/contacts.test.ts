import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { browserOfRun, flow } from './flow.ts';
import { expectAccessible, visit } from './visit.ts';

const browser = browserOfRun();

const optional = { company: 'optional' } as const;

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Escape takes back one thing at a time: what was typed, then what is open. */
const closeAll = async (page: Page): Promise<void> => {
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Escape');
        return page.getByRole('dialog').count();
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(0);
};

flow('a first visit: an empty list that teaches, a first contact, and the way back to it', async () => {
  const team = await apiTeam(optional);
  const { page, faults } = await visit(browser(), team);
  expect(page.url()).not.toContain(team.token);
  await page.getByRole('heading', { name: 'No contacts yet' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  await page.getByRole('textbox', { name: 'Phone' }).fill('+44 20 7946 0958');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page
    .getByRole('complementary', { name: 'Contact' })
    .getByRole('heading', { name: 'Ada Lovelace' })
    .waitFor();
  await row(page, 'Ada Lovelace').waitFor();
  await page.getByText('+44 20 7946 0958').first().waitFor();
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

flow('a filter by keyboard alone is in the address, and the back button takes it away', async () => {
  const team = await apiTeam(optional);
  await contactOf(team, { name: 'Ada Lovelace', lead_status: 'qualified' });
  await contactOf(team, { name: 'Grace Hopper', lead_status: 'new' });
  const { page, faults } = await visit(browser(), team);
  await row(page, 'Grace Hopper').waitFor();
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Status' }).waitFor();
  await page.keyboard.type('status');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Qualified', exact: false }).first().waitFor();
  await page.keyboard.type('qualified');
  // What is found first has the focus, once it is found.
  await page
    .locator('[role=option][data-focused]')
    .filter({ hasText: /^Qualified/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await closeAll(page);
  await row(page, 'Grace Hopper').waitFor({ state: 'detached' });
  await row(page, 'Ada Lovelace').waitFor();
  expect(new URL(page.url()).searchParams.get('lead_status')).toBe('qualified');
  await page.goBack();
  await row(page, 'Grace Hopper').waitFor();
  expect(new URL(page.url()).searchParams.get('lead_status')).toBe(null);
  expect(faults).toEqual([]);
});

flow('what somebody else changed meanwhile stands beside what was typed, and one is chosen', async () => {
  const team = await apiTeam(optional);
  const id = await contactOf(team, { name: 'Ada Lovelace', job_title: 'Analyst' });
  const { page, faults } = await visit(browser(), team);
  await row(page, 'Ada Lovelace').click();
  await page.getByRole('button', { name: 'Job title: ', exact: false }).click();
  const input = page.getByRole('textbox', { name: 'Job title' });
  await input.waitFor();
  await team.patch(`/api/crm/contacts/${id}`, { job_title: 'Countess' });
  await input.fill('Programmer');
  await page.keyboard.press('Enter');
  await page.getByText('Somebody else has changed this meanwhile').waitFor();
  await page.getByText('Countess').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep this' }).first().click();
  await expect
    .poll(async () => (await team.get(`/api/crm/contacts/${id}`)).body.contact.job_title, { timeout: 30_000 })
    .toBe('Programmer');
  expect(faults).toEqual([]);
});

flow('a change of another value meanwhile stands in nobody’s way', async () => {
  const team = await apiTeam(optional);
  const id = await contactOf(team, { name: 'Ada Lovelace' });
  const { page } = await visit(browser(), team);
  await row(page, 'Ada Lovelace').click();
  await page.getByRole('button', { name: 'Job title: ', exact: false }).click();
  await team.patch(`/api/crm/contacts/${id}`, { source: 'letter' });
  await page.getByRole('textbox', { name: 'Job title' }).fill('Analyst');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await team.get(`/api/crm/contacts/${id}`)).body.contact, { timeout: 30_000 })
    .toMatchObject({ job_title: 'Analyst', source: 'letter' });
});

flow('in dark and in German, on a phone', async () => {
  const team = await apiTeam(optional);
  await contactOf(team, { name: 'Ada Lovelace', tags: ['vip'] });
  const { page, faults } = await visit(browser(), team, {
    locale: 'de-DE',
    colorScheme: 'dark',
    viewport: { width: 375, height: 740 },
  });
  await row(page, 'Ada Lovelace').waitFor();
  await page.getByRole('link', { name: 'Alle Kontakte' }).waitFor();
  await expectAccessible(page);
  expect(faults).toEqual([]);
});
