import * as v from 'valibot';
import { findCompanyItem } from '#core/company/company.item.ts';
import { companySchema } from '#core/company/company.schema.ts';
import { type Contact, contactSchema } from '#core/contact/contact.schema.ts';
import { getContact } from '#core/contact/contact.ts';
import { contactFilterEntries, contactSortSchema, sortOf } from '#core/contact/contact-filter.schema.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { lookupContacts } from '#core/contact/lookup-contacts.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import type { Table } from '#core/table/table.ts';
import { line } from '#core/text/text.schema.ts';
import { etag } from './http/if-match.ts';
import { contactReaders, route } from './http/route.ts';
import { flag, idParams, success, teamParameter } from './http/shapes.ts';

const include = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => (text === '' ? [] : text.split(','))),
    v.array(v.picklist(['company'], 'unknown_value')),
    v.description('What is answered beside the contact, with commas: `company`'),
  ),
  '',
);

/** Query strings turn `+` into a space. */
const phone = v.pipe(
  line(64),
  v.transform((text) => text.replace(/^ (?=[1-9])/, '+')),
);

const companyOf = async (table: Table, { team_id, company_id }: Contact) =>
  company_id === null ? null : ((await findCompanyItem(table, team_id, company_id)) ?? null);

export const contactRoutes = [
  route({
    id: 'listContacts',
    method: 'GET',
    path: '/api/crm/contacts',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'List contacts',
    description:
      'Every filter goes with every other, with any sort, and with offset or cursor; `count` is exact. Custom fields are filtered by `cf.<field>=<value>`.',
    access: contactReaders,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      ...contactFilterEntries,
      sort: v.optional(contactSortSchema, '-created_at'),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ contacts: v.array(contactSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal, scope }, { table }) => {
      const { team_id: _, limit, offset, cursor, sort, ...filter } = query;
      const { default_country: country } = principal.team.settings;
      const listing = { scope, filter, sort: sortOf(sort), country };
      const { records, ...page } = await findContacts(table, listing, { limit, offset, cursor });
      return { body: { contacts: records, ...page } };
    },
  }),
  // Before the route of one contact, whose path fits this one, too.
  route({
    id: 'lookupContacts',
    method: 'GET',
    path: '/api/crm/contacts/lookup',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Find contacts by a number: caller ID',
    description:
      'Live contacts that have the number, first or second, in any national variant. Never behind the last write. A `+` may be sent as it is or as `%2B`.',
    access: contactReaders,
    params: null,
    query: v.strictObject({ ...teamParameter, phone }),
    body: null,
    status: 200,
    answer: success({ contacts: v.array(contactSchema) }),
    handle: async ({ query, principal, scope }, { table }) => ({
      body: { contacts: await lookupContacts(table, { team: principal.team, scope, phone: query.phone }) },
    }),
  }),
  route({
    id: 'getContact',
    method: 'GET',
    path: '/api/crm/contacts/{id}',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Get a contact',
    access: contactReaders,
    params: idParams,
    query: v.strictObject({ ...teamParameter, deleted: flag('false'), include }),
    body: null,
    status: 200,
    answer: success({
      contact: contactSchema,
      company: v.optional(
        v.pipe(v.nullable(companySchema), v.description('With `include=company`: its company, if any')),
      ),
    }),
    errors: { '404': 'Unknown, or in the trash: `deleted=true` shows it there' },
    handle: async ({ params, query, scope }, { table }) => {
      const contact = await getContact(table, scope, params.id, { trashed: query.deleted });
      const company = query.include.includes('company') && { company: await companyOf(table, contact) };
      return { body: { contact, ...company }, headers: etag(contact) };
    },
  }),
];
