import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { createCompany } from '#core/company/company.ts';
import { toContactItem } from '#core/contact/contact.item.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { fieldCreateSchema } from '#core/field/field.schema.ts';
import { createField } from '#core/field/field.ts';
import type { ContactFilter } from '#core/filter/contact-filter.schema.ts';
import { derivedId, newId } from '#core/id.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import type { Reading } from '#test/harness/meter.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { addCount, contactsOf, fullDraft, putItems, via } from './bulk.ts';

// What a team has that changes no policy.
const settings = v.parse(settingsSchema, {});

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);
const matches = 12;

/** A team of so many contacts, twelve of which match the searches. */
const teamOf = async (count: number): Promise<string> => {
  const { team_id: teamId } = await freshTeam(unmetered);
  const company = { teamId, draft: { name: 'Zebra Stripes' }, via, now: new Date() };
  const { id: company_id } = await createCompany(unmetered, company);
  const draft = v.parse(fieldCreateSchema, { name: 'company_size' });
  await createField(unmetered, { teamId, via, now: new Date(), id: newId('fld'), draft });
  const drafts = Array.from({ length: count }, (_, n) => ({
    ...fullDraft,
    first_name: `Person${n}`,
    email: `person${n}@example.com`,
    phone: `+1415${5_550_000 + n * 10}`,
    ...(n < matches && {
      first_name: 'Quentin',
      last_name: `Tarantella ${n}`,
      email: `quill${n}@example.com`,
      phone: `+1888${String(1_000_000 + n * 10_000 + 7_777)}`,
      company_id,
      source: 'referral',
    }),
  }));
  const made = await contactsOf(unmetered, teamId, drafts);
  // The same ids in each team: which shards of a company have contacts depends on them, and so does the cost.
  const contacts = made.map((contact, n) =>
    n < matches ? { ...contact, id: derivedId('cont', 0, n) } : contact,
  );
  await putItems(
    unmetered,
    contacts.map((contact) => toContactItem(contact, via)),
  );
  await addCount(unmetered, teamId, 'contact', count);
  return teamId;
};

const read = (teamId: string, filter: ContactFilter, found = matches): Promise<Reading> =>
  meter.measure(async () => {
    const { count, records } = await findContacts(
      table,
      {
        scope: wholeTeam(teamId),
        filter,
        sort: { by: 'created_at', descending: true },
        settings,
      },
      { limit: 50, offset: 0 },
    );
    expect(count).toBe(found);
    expect(records).toHaveLength(Math.min(found, 50));
  });

let small: string;
let large: string;

beforeAll(async () => {
  small = await teamOf(300);
  large = await teamOf(3_000);
  // The stage's secret is made once, by the first list ever.
  await read(small, { search: 'quent' });
});

describe('a search costs what it finds, however many contacts there are (chatwoot#12520, frappe/crm#610)', () => {
  test.each(['quent', 'tarantella quentin', 'quill', 'zebra', 'quentin zebra', '+1888', '7777', '777'])(
    '%s: at most three round trips',
    async (search) => {
      const few = await read(small, { search });
      const many = await read(large, { search });
      expect(few.rounds).toBeLessThanOrEqual(3);
      expect(many.rounds).toBeLessThanOrEqual(3);
      expect(Math.abs(many.rru / few.rru - 1)).toBeLessThanOrEqual(0.1);
    },
  );

  test('with filters beside it, and the contacts of a company', async () => {
    const filters = [
      { search: 'quentin', lead_status: ['new'], tags: ['warm-lead'] },
      { search: 'quentin', cf: { company_size: '500-1000' } },
    ];
    for (const filter of filters) {
      const few = await read(small, filter);
      const many = await read(large, filter);
      expect(many.rounds).toBeLessThanOrEqual(3);
      expect(Math.abs(many.rru / few.rru - 1)).toBeLessThanOrEqual(0.1);
    }
  });
});

test.each<[string, ContactFilter, number]>([
  ['ids', { ids: Array.from({ length: matches }, (_, n) => derivedId('cont', 0, n)) }, matches],
  ['ids with filters beside', { ids: [derivedId('cont', 0, 1)], source: ['!referral'] }, 0],
  // Contacts here have no claims.
  ['an address', { email: 'quill1@example.com' }, 0],
  ['an external id', { external_id: 'X-1' }, 0],
])('%s: at most two round trips, at any team size', async (_, filter, found) => {
  const few = await read(small, filter, found);
  const many = await read(large, filter, found);
  expect(many.rounds).toBeLessThanOrEqual(2);
  expect(many.rru).toBe(few.rru);
});

test('a filtered list with its exact count: at most eight round trips', async () => {
  const { rounds } = await read(large, { source: ['referral'] });
  expect(rounds).toBeLessThanOrEqual(8);
});
