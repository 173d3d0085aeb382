import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { browserOfRun, flow } from './flow.ts';
import { expectAccessible, visit } from './visit.ts';

const browser = browserOfRun();

/** Two new people, one who is there already, and one whom nobody can reach. */
const file = [
  'Full name,Phone,E-mail,Seats',
  'Ada Lovelace,+44 20 7946 0958,ada@example.com,42',
  'Grace Hopper,+1 415 555 0132,grace@example.com,7',
  'Alan Turing,+49 30 901820,alan@example.com,3',
  ',,,1',
].join('\n');

const choose = async (page: Page, name: string, text: string): Promise<void> => {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await asked).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
};

const figure = (page: Page, name: string, value: string) =>
  page.locator('dl > div').filter({ hasText: name }).filter({ hasText: value });

flow('a file comes in: its columns, a preview, the result, and the row that failed mended', async () => {
  const team = await apiTeam({ company: 'optional' });
  await contactOf(team, { name: 'Alan Turing', phone: '+49 30 901820' });
  const { page, faults } = await visit(browser(), team);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.getByRole('heading', { name: 'No imports yet' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Import a file' }).click();
  await choose(page, 'people.csv', file);

  await page.getByRole('region', { name: 'Columns of the file' }).waitFor();
  await page.getByText('grace@example.com').waitFor();
  await expectAccessible(page);
  // What the file calls seats is of no use: another mapping sends the file once more.
  const seats = page.getByRole('combobox', { name: 'What Seats fills' });
  await seats.fill('Leave out');
  await page.getByRole('option', { name: 'Leave out' }).click();
  await page.getByRole('button', { name: 'Continue to the preview' }).click();

  await figure(page, 'New contacts', '2').waitFor();
  await figure(page, 'There already', '1').waitFor();
  await figure(page, 'Would fail', '1').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import 4 rows' }).click();

  await figure(page, 'Created', '2').waitFor();
  await figure(page, 'Failed', '1').waitFor();
  const name = page.getByRole('textbox', { name: 'Full name, line 5' });
  await name.fill('Katherine Johnson');
  await expectAccessible(page);
  const before = page.url();
  await page.getByRole('button', { name: 'Import 1 mended row' }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.getByText('people.mended.csv').first().waitFor();
  await figure(page, 'Created', '1').waitFor();

  const { body } = await team.get('/api/crm/contacts?sort=name');
  expect(body.contacts.map((one: { name: string }) => one.name)).toEqual([
    'Ada Lovelace',
    'Alan Turing',
    'Grace Hopper',
    'Katherine Johnson',
  ]);
  expect((await team.get('/api/crm/fields')).body.count).toBe(0);
  expect(faults).toEqual([]);
});

flow('what is no table is refused where it is dropped', async () => {
  const { page, faults } = await visit(browser(), await apiTeam({ company: 'optional' }));
  await page.goto(new URL('/imports/new', page.url()).href);
  await choose(page, 'photo.png', 'no table');
  await page.getByText('photo.png is no table that can be read').waitFor();
  expect(faults).toEqual([]);
});
