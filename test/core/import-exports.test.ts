import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { policyOf } from '#core/import/policy.ts';
import { readRow } from '#core/import/row/row.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { plan, rowsInOrder } from './import-fixture.ts';

const file = (name: string) => readFile(path.join(import.meta.dirname, 'exports', `${name}.csv`));

interface Export {
  /** What each column is that is filled or means a property; `=` is a custom field of the header's name. */
  columns: Record<string, string>;
  /** What the two people of the file become. */
  people: [Record<string, unknown>, Record<string, unknown>];
}

const jane = { first_name: 'Jane', last_name: 'Doe', email: 'jane@example.com', job_title: 'CEO' };
const numbers = { phone: '+12025550100', phone_secondary: '+12025550101' };
const john = { first_name: 'John', last_name: 'Roe', phone: '+12025550102', phone_secondary: null };

const exports: Record<string, Export> = {
  'google-contacts-2023': {
    columns: {
      Name: 'name',
      'Given Name': 'first_name',
      'Additional Name': '=',
      'Family Name': 'last_name',
      Notes: 'notes',
      'Group Membership': 'tags',
      'E-mail 1 - Value': 'email',
      'E-mail 2 - Value': '= for email',
      'Phone 1 - Value': 'phone',
      'Phone 2 - Value': 'phone_secondary for phone',
      'Phone 3 - Value': '= for phone',
      'Address 1 - Formatted': '=',
      'Address 1 - Street': '=',
      'Address 1 - City': '=',
      'Organization 1 - Name': 'company.name',
      'Organization 1 - Title': 'job_title',
      'Website 1 - Value': 'company.website',
    },
    people: [
      { ...jane, ...numbers, tags: ['Customers'], custom_fields: { 'E-mail 2 - Value': 'doe@example.org' } },
      { ...john, tags: [], custom_fields: {} },
    ],
  },
  'google-contacts': {
    columns: {
      'First Name': 'first_name',
      'Middle Name': '=',
      'Last Name': 'last_name',
      'Organization Name': 'company.name',
      'Organization Title': 'job_title',
      Notes: 'notes',
      Labels: 'tags',
      'E-mail 1 - Value': 'email',
      'Phone 1 - Value': 'phone',
      'Phone 2 - Value': 'phone_secondary for phone',
      'Website 1 - Value': 'company.website',
    },
    people: [
      {
        ...jane,
        ...numbers,
        tags: ['Customers', 'starred'],
        custom_fields: { 'E-mail 1 - Value': 'doe@example.org' },
      },
      { ...john, tags: [], custom_fields: { 'Middle Name': 'P' } },
    ],
  },
  outlook: {
    columns: {
      Title: '=',
      'First Name': 'first_name',
      'Last Name': 'last_name',
      Company: 'company.name',
      Department: '=',
      'Job Title': 'job_title',
      'Business Street': 'company.address',
      'Business City': 'company.city',
      'Business State': 'company.state',
      'Business Postal Code': 'company.postal_code',
      'Business Country/Region': 'company.country',
      'Company Main Phone': 'company.phone',
      'Mobile Phone': 'phone',
      'Other Phone': 'phone_secondary for phone',
      'Business Phone': '= for phone',
      'Home Phone': '= for phone',
      Categories: 'tags',
      'E-mail Address': 'email',
      Gender: '=',
      Notes: 'notes',
      'Web Page': 'company.website',
    },
    people: [{ ...jane, ...numbers, tags: ['Customers', 'VIP'] }, john],
  },
  'outlook-german': {
    columns: {
      Anrede: '=',
      Vorname: 'first_name',
      Nachname: 'last_name',
      Firma: 'company.name',
      Abteilung: '=',
      Position: 'job_title',
      'Straße geschäftlich': 'company.address',
      'Ort geschäftlich': 'company.city',
      'Region geschäftlich': 'company.state',
      'Postleitzahl geschäftlich': 'company.postal_code',
      'Land/Region geschäftlich': 'company.country',
      'Telefon Firma': 'company.phone',
      Mobiltelefon: 'phone',
      'Weiteres Telefon': 'phone_secondary for phone',
      'Telefon geschäftlich': '= for phone',
      'Telefon (privat)': '= for phone',
      'E-Mail-Adresse': 'email',
      Geschlecht: '=',
      Kategorien: 'tags',
      Notizen: 'notes',
      Webseite: 'company.website',
    },
    people: [
      {
        first_name: 'Jana',
        last_name: 'Müller',
        phone: '+4915123456789',
        phone_secondary: '+492215550101',
        tags: ['Kunden', 'VIP'],
      },
      { first_name: 'Jan', last_name: 'Meier', phone: '+492215550102' },
    ],
  },
  hubspot: {
    columns: {
      'Record ID': 'external_id',
      'First Name': 'first_name',
      'Last Name': 'last_name',
      Email: 'email',
      'Phone Number': 'phone',
      'Mobile Phone Number': 'phone_secondary for phone',
      'Job Title': 'job_title',
      'Contact owner': '=',
      'Lead Status': 'lead_status',
      'Lifecycle Stage': '=',
      'Company Name': 'company.name',
      'Website URL': 'company.website',
      Industry: 'company.industry',
      City: '=',
      'Create Date': '=',
      'Marketing contact status': '=',
      'Original Source': 'source',
      'Associated Company IDs': '=',
      'Associated Company': '= for company.name',
    },
    people: [
      { ...jane, phone: '+12025550100', external_id: '101', source: 'Offline Sources', company: 'Acme Corp' },
      { ...john, external_id: '102', company: 'Widgets Inc' },
    ],
  },
  'salesforce-contacts': {
    columns: {
      Salutation: '=',
      'First Name': 'first_name',
      'Last Name': 'last_name',
      Title: 'job_title',
      'Account Name': 'company.name',
      'Billing Street': 'company.address',
      'Billing City': 'company.city',
      'Billing State/Province': 'company.state',
      'Billing Zip/Postal Code': 'company.postal_code',
      'Billing Country': 'company.country',
      Phone: 'phone',
      Mobile: 'phone_secondary for phone',
      'Home Phone': '= for phone',
      Email: 'email',
      'Lead Source': 'source',
      Description: 'notes',
      'Do Not Call': 'do_not_call',
      'Contact Owner': '=',
      'Contact ID': 'external_id',
      'Account ID': '=',
    },
    people: [
      { ...jane, ...numbers, do_not_call: false, external_id: '0035e00000AbCdE', notes: 'Met at the fair' },
      { ...john, do_not_call: true },
    ],
  },
  'salesforce-leads': {
    columns: {
      'Lead ID': 'external_id',
      'First Name': 'first_name',
      'Last Name': 'last_name',
      Title: 'job_title',
      'Company / Account': 'company.name',
      Street: '=',
      City: '=',
      Phone: 'phone',
      Mobile: 'phone_secondary for phone',
      Email: 'email',
      Website: 'company.website',
      Industry: 'company.industry',
      'Lead Source': 'source',
      'Lead Status': 'lead_status',
      Rating: '=',
      'Lead Owner': '=',
      'Create Date': '=',
      Description: 'notes',
    },
    people: [
      { ...jane, phone: '+12025550100', lead_status: 'qualified', company: 'Acme Corp' },
      { ...john, lead_status: 'new', company: 'Widgets Inc' },
    ],
  },
  'salesforce-data-export': {
    columns: {
      Id: 'external_id',
      IsDeleted: '=',
      AccountId: '=',
      LastName: 'last_name',
      FirstName: 'first_name',
      Name: 'name',
      Phone: 'phone',
      MobilePhone: 'phone_secondary for phone',
      OtherPhone: '= for phone',
      Email: 'email',
      Title: 'job_title',
      LeadSource: 'source',
      Description: 'notes',
      OwnerId: '=',
      DoNotCall: 'do_not_call',
      CreatedDate: '=',
      SystemModstamp: '=',
    },
    people: [
      { ...jane, ...numbers, external_id: '0035e00000AbCdEAAZ' },
      { ...john, do_not_call: true },
    ],
  },
};

const settings = v.parse(settingsSchema, {});

const read = async (name: string) => {
  const planned = await plan(await file(name), { country: 'US' });
  const columns = planned.result.plan?.columns ?? [];
  return { planned, columns };
};

describe('an export maps by itself', () => {
  test.each(Object.entries(exports))('%s: each column', async (name, { columns: expected }) => {
    const { columns } = await read(name);
    const mapped = columns.flatMap(({ header, target }) => {
      if (target.kind === 'ignore') return [];
      const prefix = target.kind === 'company' ? 'company.' : '';
      const own = target.kind === 'custom' && target.name === header ? '=' : prefix + target.name;
      const standIn = 'stands_in_for' in target && target.stands_in_for;
      return [[header, standIn ? `${own} for ${standIn}` : own]];
    });
    expect(Object.fromEntries(mapped)).toEqual(expected);
  });

  test.each(Object.entries(exports))('%s: each person', async (name, { people }) => {
    const { planned, columns } = await read(name);
    const context = {
      catalogue: toCatalogue('team_none', undefined),
      header: columns.map(({ header }) => header),
      targets: columns.map(({ target }) => target),
      settings,
      policy: policyOf({ options: {}, created_at: '2026-01-01T00:00:00.000Z' }, { settings }),
      defaults: {},
      links: new Map(),
      isDeleted: () => false,
    };
    const found = rowsInOrder(planned).map(({ cells }) => {
      const row = readRow(cells, context);
      return row.errors ?? { ...row.values, company: row.company?.name };
    });
    expect(found).toMatchObject(people);
  });
});
