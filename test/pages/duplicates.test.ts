import { expect } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { browserOfRun, flow } from './flow.ts';
import { expectAccessible, visit } from './visit.ts';

const browser = browserOfRun();

flow('duplicates are found, compared, merged by keyboard with a picked value, and undone', async () => {
  const team = await apiTeam({ company: 'optional', phone: 'warn' });
  const phone = '+1 202 555 0601';
  const first = await contactOf(team, { name: 'John Doe', phone, email: 'john@doe.example' });
  await contactOf(team, { name: 'Jon Doe', phone, email: 'jon@mail.example', job_title: 'Buyer' });
  const { page, faults } = await visit(browser(), team);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: 'No duplicates found' }).waitFor();
  await page.getByRole('button', { name: 'Search now' }).press('Enter');
  // The list is read again when the search is done.
  const found = page.getByRole('link', { name: /John Doe/ });
  await found.waitFor();
  await expectAccessible(page);
  await found.press('Enter');

  const email = page.getByRole('radiogroup', { name: 'Email' });
  await email.waitFor();
  await expectAccessible(page);
  await email.getByRole('radio', { checked: true }).press('ArrowRight');
  await email.getByText('jon@mail.example').nth(1).waitFor();
  await page.getByRole('button', { name: 'Merge 2 contacts' }).press('Enter');
  await page.getByText('The contacts are one now.').waitFor();
  const merged = await team.get(`/api/crm/contacts/${first}`);
  expect(merged.body.contact).toMatchObject({ email: 'jon@mail.example', job_title: 'Buyer' });

  await page.getByRole('radio', { name: 'Merged' }).click();
  await page.getByRole('button', { name: /^Undo the merge of/ }).press('Enter');
  await page.getByText('Undone', { exact: true }).waitFor();
  const apart = await team.get(`/api/crm/contacts/${first}`);
  expect(apart.body.contact).toMatchObject({ email: 'john@doe.example', job_title: null });
  expect((await team.get('/api/crm/contacts')).body.count).toBe(2);
  expect(faults).toEqual([]);
});
