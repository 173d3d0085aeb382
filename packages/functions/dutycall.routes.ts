import * as v from 'valibot';
import { scopeOf } from '#core/access/scope.ts';
import { latestCalls } from '#core/call/log/list-calls.ts';
import { resolveFilter } from '#core/condition/resolve-filter.ts';
import { getStoredContact } from '#core/contact/contact.ts';
import { createContact, draftFaults } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { changeFaults, updateContact } from '#core/contact/update-contact.ts';
import { visibleContact } from '#core/contact/visible-contact.ts';
import { possibleDuplicatesSchema } from '#core/duplicate/possible-duplicate.schema.ts';
import {
  dutycallChangeSchema,
  dutycallContactSchema,
  dutycallCreateSchema,
  dutycallDetailSchema,
  dutycallListSchema,
} from '#core/dutycall/dutycall.schema.ts';
import {
  filterOf,
  withCompanyName,
  withCompanyNames,
  withoutCompanyPolicy,
} from '#core/dutycall/dutycall-contact.ts';
import { sortOf } from '#core/filter/contact-filter.schema.ts';
import { pageAnswerEntries } from '#core/list/page.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactManagers, route } from './http/route.ts';
import { faultSchema, flag, idParams, success } from './http/shapes.ts';

const path = '/api/contacts';
const shared = { module: 'contacts', tag: 'DutyCall', access: contactManagers } as const;
const answer = success({
  contact: dutycallContactSchema,
  warnings: v.array(faultSchema),
  possible_duplicates: possibleDuplicatesSchema,
});
const taken = 'Another contact has the phone, email or external id: `existing_id`';

export const dutycallRoutes = [
  route({
    ...shared,
    id: 'dutycallListContacts',
    method: 'GET',
    path,
    summary: 'List contacts, in DutyCall’s words',
    params: null,
    query: dutycallListSchema,
    body: null,
    status: 200,
    answer: success({ contacts: v.array(dutycallContactSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal, scope }, { table }) => {
      const { settings } = principal.team;
      const asked = { teamId: scope.teamId, settings, kind: 'malformed' } as const;
      const filter = await resolveFilter(table, filterOf(query), asked);
      const listing = { scope, filter, sort: sortOf(query.sort), settings };
      const { records, ...page } = await findContacts(table, listing, query);
      return { body: { contacts: await withCompanyNames(table, records), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'dutycallCreateContact',
    method: 'POST',
    path,
    summary: 'Create a contact, in DutyCall’s words',
    description: 'Needs a name and a phone. `company` is found by its name, or created.',
    params: null,
    query: null,
    body: dutycallCreateSchema,
    status: 201,
    answer,
    errors: { '409': taken },
    foresee: (draft, principal, { table }) =>
      draftFaults(table, {
        team: withoutCompanyPolicy(principal.team),
        scope: scopeOf(principal),
        draft,
      }),
    handle: async ({ body, principal, scope, via, now, newId }, { table }) => {
      const team = withoutCompanyPolicy(principal.team);
      const request = { team, scope, draft: body, via, now, newId, tells: true };
      const { contact, ...told } = await createContact(table, request);
      return {
        body: { contact: await withCompanyName(table, contact), ...told },
        headers: { location: `${path}/${contact.id}`, ...etag(contact) },
      };
    },
  }),
  route({
    ...shared,
    id: 'dutycallGetContact',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a contact with its calls, in DutyCall’s words',
    params: idParams,
    query: null,
    body: null,
    status: 200,
    answer: success({ contact: dutycallDetailSchema }),
    errors: { '404': 'Unknown, or in the trash' },
    handle: async ({ params, scope }, { table }) => {
      const seen = await getStoredContact(table, scope, params.id);
      const [contact, call_history] = await Promise.all([
        withCompanyName(table, visibleContact(scope, seen)),
        latestCalls(table, scope, seen),
      ]);
      return { body: { contact: { ...contact, call_history } }, headers: etag(contact) };
    },
  }),
  route({
    ...shared,
    id: 'dutycallUpdateContact',
    method: 'PUT',
    path: `${path}/{id}`,
    summary: 'Change a contact, in DutyCall’s words',
    description: 'What is absent stays, and null clears.',
    params: idParams,
    query: null,
    body: dutycallChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown, or in the trash', '409': taken, ...ifMatchErrors },
    foresee: (change, principal, { table }) =>
      changeFaults(table, { team: principal.team, scope: scopeOf(principal), change }),
    handle: async ({ params, body, headers, principal, scope, via, now, newId }, { table }) => {
      const version = expectedVersion(headers, principal);
      const team = withoutCompanyPolicy(principal.team);
      const request = {
        team,
        scope,
        contactId: params.id,
        change: body,
        version,
        via,
        now,
        newId,
        tells: true,
      };
      const { contact, changed: _, ...told } = await updateContact(table, request);
      return { body: { contact: await withCompanyName(table, contact), ...told }, headers: etag(contact) };
    },
  }),
  route({
    ...shared,
    id: 'dutycallDeleteContact',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Move a contact to the trash, or remove it for good, in DutyCall’s words',
    description:
      '`permanent=true` removes at once, from the trash as well, and answers the contact as it was.',
    params: idParams,
    query: v.strictObject({ permanent: flag('false') }),
    body: null,
    headers: ifMatch,
    status: 200,
    refusesMerged: true,
    answer: success({ contact: dutycallContactSchema }),
    errors: { '404': 'Unknown, or in the trash already', ...ifMatchErrors },
    handle: async ({ params, query, headers, principal, scope, via, now }, { table }) => {
      const remove = query.permanent ? removeContact : trashContact;
      const version = expectedVersion(headers, principal);
      const { team } = principal;
      const contact = await remove(table, { team, scope, contactId: params.id, version, via, now });
      return { body: { contact: await withCompanyName(table, contact) }, headers: etag(contact) };
    },
  }),
];
