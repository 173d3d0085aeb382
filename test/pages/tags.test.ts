import { expect } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { browserOfRun, flow } from './flow.ts';
import { expectAccessible, visit } from './visit.ts';

const browser = browserOfRun();

flow('tags are counted, and one is renamed for all who bear it', async () => {
  const team = await apiTeam({ company: 'optional' });
  const id = await contactOf(team, { name: 'Ada Lovelace', tags: ['fair'] });
  const { page, faults } = await visit(browser(), team);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('link', { name: 'fair' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Rename fair' }).press('Enter');
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  await name.fill('trade fair');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'trade fair', exact: true }).waitFor();
  await expect
    .poll(async () => (await team.get(`/api/crm/contacts/${id}`)).body.contact.tags, { timeout: 60_000 })
    .toEqual(['trade fair']);
  expect(faults).toEqual([]);
});
