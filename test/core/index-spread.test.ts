import * as v from 'valibot';
import { expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import { composeContact } from '#core/contact/compose-contact.ts';
import { toContactItem } from '#core/contact/contact.item.ts';
import { derivedId } from '#core/id.ts';
import { searchEntries } from '#core/search/search-entry.item.ts';
import type { Item } from '#core/table/item.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { indexShares } from '#test/harness/index-share.ts';
import { population } from '#test/harness/population.ts';

const most = 0.15;
const people = 6_000;

/** The items of so many new contacts. */
const itemsOfPeople = (): Item[] => {
  const settings = v.parse(settingsSchema, {});
  const at = new Date().toISOString();
  const companies = new Map<string, string>();
  return population(people).flatMap(({ company, ...person }, n) => {
    if (company !== '' && !companies.has(company)) companies.set(company, derivedId('comp', 0, n));
    const filled = Object.fromEntries(Object.entries(person).filter(([, text]) => text !== ''));
    const company_id = companies.get(company) ?? null;
    const { values } = composeContact({ ...filled, company_id }, settings);
    const base = { id: derivedId('cont', 0, n), team_id: 'team_x', created_at: at, updated_at: at };
    const contact = completeContact({ ...base, ...values });
    return [toContactItem(contact, { updated_by: 'imp_x', via: 'import' }), ...searchEntries(contact)];
  });
};

test('no key of an index takes more than 15 % of an import’s writes to it', () => {
  const shares = indexShares(itemsOfPeople());
  const names = ['byName', 'byPhone', 'byPhonePrefix', 'byTeam', 'byUpdated'];
  const written = ['byCompany', 'byDue', 'byEmail', ...names];
  expect([...shares.keys()].toSorted()).toEqual([...written, 'byWord1', 'byWord2', 'byWord3']);
  for (const [index, { key, share }] of shares) expect(share, `${index} ${key}`).toBeLessThanOrEqual(most);
});
