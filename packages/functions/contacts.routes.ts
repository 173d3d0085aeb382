import * as v from 'valibot';
import { contactCreateSchema, contactSchema } from '#core/contact/contact.schema.ts';
import { getContact, trashContact } from '#core/contact/contact.ts';
import { contactFilterEntries, contactSortSchema, sortOf } from '#core/contact/contact-filter.schema.ts';
import { contactFaults, createContact } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { failure } from '#core/error.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { contactManagers, contactReaders, route } from './http/route.ts';
import { faultSchema, flag, idParams, success, teamParameter } from './http/shapes.ts';

const etag = ({ version }: { version: number }) => ({ etag: `"${version}"` });

/** The version in `If-Match: "3"`; undefined when the header is absent or `*`. */
const versionOf = (header: string | undefined): number | undefined => {
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined)
    throw failure(
      'malformed',
      'etag_malformed',
      'If-Match takes one ETag as it was answered, such as "3".',
      'If-Match',
    );
  return Number(version);
};

export const contactRoutes = [
  route({
    id: 'createContact',
    method: 'POST',
    path: '/api/crm/contacts',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Create a contact',
    description:
      'Needs a name in either form and, unless the team makes it optional, a company. `warnings` name other contacts with the same values where the team only wants to know.',
    access: contactManagers,
    params: null,
    query: null,
    body: contactCreateSchema,
    status: 201,
    answer: success({ contact: contactSchema, warnings: v.array(faultSchema) }),
    errors: { '409': 'Another contact has the phone, email or external id: `existing_id`' },
    inspect: (body, { team }) => contactFaults(body, team),
    handle: async ({ body, principal, via, now }, { table }) => {
      const { contact, warnings } = await createContact(table, {
        team: principal.team,
        draft: body,
        via,
        now,
      });
      const headers = { location: `/api/crm/contacts/${contact.id}`, ...etag(contact) };
      return { body: { contact, warnings }, headers };
    },
  }),
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
  route({
    id: 'getContact',
    method: 'GET',
    path: '/api/crm/contacts/{id}',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Get a contact',
    access: contactReaders,
    params: idParams,
    query: v.strictObject({ ...teamParameter, deleted: flag('false') }),
    body: null,
    status: 200,
    answer: success({ contact: contactSchema }),
    errors: { '404': 'Unknown, or in the trash: `deleted=true` shows it there' },
    handle: async ({ params, query, principal }, { table }) => {
      const contact = await getContact(table, principal.team.id, params.id, { trashed: query.deleted });
      return { body: { contact }, headers: etag(contact) };
    },
  }),
  route({
    id: 'deleteContact',
    method: 'DELETE',
    path: '/api/crm/contacts/{id}',
    module: 'contacts',
    tag: 'Contacts',
    summary: 'Move a contact to the trash',
    description:
      'Its phone and email are free again. It is removed for good when the team’s `trash_days` are over.',
    access: contactManagers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    headers: { 'If-Match': 'The ETag of the version to delete' },
    status: 200,
    answer: success({ contact: contactSchema }),
    errors: { '404': 'Unknown, or in the trash already', '412': 'The contact is at another version' },
    handle: async ({ params, principal, headers, via, now }, { table }) => {
      const contact = await trashContact(table, {
        teamId: principal.team.id,
        contactId: params.id,
        settings: principal.team.settings,
        version: versionOf(headers['if-match']),
        via,
        now,
      });
      return { body: { contact }, headers: etag(contact) };
    },
  }),
];
