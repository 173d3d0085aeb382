import * as v from 'valibot';
import { scopeOf } from '#core/access/scope.ts';
import { contactChangeSchema, contactCreateSchema, contactSchema } from '#core/attribute/contact.schema.ts';
import { createContact, draftFaults } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { changeFaults, updateContact } from '#core/contact/update-contact.ts';
import { possibleDuplicatesSchema } from '#core/duplicate/possible-duplicate.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactManagers, route } from './http/route.ts';
import { faultSchema, flag, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/contacts';
const shared = { module: 'contacts', tag: 'Contacts', access: contactManagers } as const;
const answer = success({ contact: contactSchema, warnings: v.array(faultSchema) });
const telling = success({
  ...answer.entries,
  possible_duplicates: possibleDuplicatesSchema,
});
const taken = 'Another contact has the phone, email or external id: `existing_id`';

/** PATCH and PUT mean the same: what is given changes. */
const updateRoute = (method: 'PATCH' | 'PUT', id: string) =>
  route({
    ...shared,
    id,
    method,
    path: `${path}/{id}`,
    summary: method === 'PATCH' ? 'Change a contact' : 'Change a contact, as PATCH does',
    description:
      'What is absent stays, null clears, tags are replaced and custom fields merged. A change that changes nothing leaves the version as it is. `warnings` name other contacts with the same values where the team only wants to know, and an opt-out that the change keeps; `possible_duplicates` who may be the same person, by the numbers, address or id that the change brought.',
    params: idParams,
    query: null,
    body: contactChangeSchema,
    headers: ifMatch,
    status: 200,
    answer: telling,
    errors: { '404': 'Unknown, or in the trash', '409': taken, ...ifMatchErrors },
    foresee: (change, principal, { table }) =>
      changeFaults(table, { team: principal.team, scope: scopeOf(principal), change }),
    handle: async ({ params, body, headers, principal, scope, via, now, newId }, { table }) => {
      const { contact, warnings, possible_duplicates } = await updateContact(table, {
        team: principal.team,
        scope,
        contactId: params.id,
        change: body,
        version: expectedVersion(headers, principal),
        via,
        now,
        newId,
        tells: true,
      });
      return { body: { contact, warnings, possible_duplicates }, headers: etag(contact) };
    },
  });

export const contactWriteRoutes = [
  route({
    ...shared,
    id: 'createContact',
    method: 'POST',
    path,
    summary: 'Create a contact',
    description:
      'Needs a name in either form and, unless the team makes it optional, a company. `warnings` name other contacts with the same values where the team only wants to know; `possible_duplicates` who may be the same person, by a number, an address or an id in common. Where ten or more contacts with different names have a value, the warning `shared_value` says so, and nobody is told by it.',
    params: null,
    query: null,
    body: contactCreateSchema,
    status: 201,
    answer: telling,
    errors: { '409': taken },
    foresee: (draft, principal, { table }) =>
      draftFaults(table, { team: principal.team, scope: scopeOf(principal), draft }),
    handle: async ({ body, principal, scope, via, now, newId }, { table }) => {
      const { contact, warnings, possible_duplicates } = await createContact(table, {
        team: principal.team,
        scope,
        draft: body,
        via,
        now,
        newId,
        tells: true,
      });
      const headers = { location: `${path}/${contact.id}`, ...etag(contact) };
      return { body: { contact, warnings, possible_duplicates }, headers };
    },
  }),
  updateRoute('PATCH', 'updateContact'),
  updateRoute('PUT', 'replaceContact'),
  route({
    ...shared,
    id: 'deleteContact',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Move a contact to the trash, or remove it for good',
    description:
      'Its phone and email are free again. What is in the trash is removed for good when the team’s `trash_days` are over; `permanent=true` does so at once, from the trash as well, and answers the contact as it was.',
    params: idParams,
    query: v.strictObject({ ...teamParameter, permanent: flag('false') }),
    body: null,
    headers: ifMatch,
    status: 200,
    refusesMerged: true,
    answer: success({ contact: contactSchema }),
    errors: {
      '404': 'Unknown, or in the trash already',
      '409': 'With `permanent`: it is on a legal hold (`on_hold`)',
      ...ifMatchErrors,
    },
    handle: async ({ params, query, headers, principal, scope, via, now }, { table }) => {
      const remove = query.permanent ? removeContact : trashContact;
      const version = expectedVersion(headers, principal);
      const { team } = principal;
      const contact = await remove(table, { team, scope, contactId: params.id, version, via, now });
      return { body: { contact }, headers: etag(contact) };
    },
  }),
  route({
    ...shared,
    id: 'restoreContact',
    method: 'POST',
    path: `${path}/{id}/restore`,
    summary: 'Take a contact out of the trash',
    description: 'It takes back its phone, email and external id, or tells which contacts have them by now.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    refusesMerged: true,
    answer,
    errors: {
      '404': 'Unknown, or removed for good',
      '409': 'It is not in the trash, its company is gone, or others have its values: `existing_id`',
    },
    handle: async ({ params, principal, scope, via, now }, { table }) => {
      const { team } = principal;
      const { contact, warnings } = await restoreContact(table, {
        team,
        scope,
        contactId: params.id,
        via,
        now,
      });
      return { body: { contact, warnings }, headers: etag(contact) };
    },
  }),
];
